"""The gates: no set of gold pages may be read worse than its pinned floor."""

import json

import pytest

from svod.cli.evaluate import read_line
from svod.collect import SetAside, collect
from svod.quality.gold import pages_of
from svod.read import read
from tests.quality.floors import figures, measured, pinned
from tests.quality.readings import gold, readings
from tests.quality.shared import GOLD, SHARED, needs_shared

pytestmark = needs_shared


@pytest.mark.parametrize("name", GOLD)
def test_no_figure_is_below_its_floor(name: str) -> None:
    now = figures(measured(name))
    low = [
        f"{name} {kind} {what}: {now[kind][what]:.3f} is below {floor}"
        for kind, floors in pinned()[name].items()
        for what, floor in floors.items()
        if now[kind][what] < floor
    ]
    assert not low, "\n".join(low)


@pytest.mark.parametrize("name", GOLD)
def test_every_quote_stands_in_its_text(name: str) -> None:
    assert measured(name).bad_quotes == 0


@pytest.mark.parametrize("name", GOLD)
def test_no_claim_comes_from_chrome(name: str) -> None:
    for page, path in pages_of(gold(name), SHARED / GOLD[name]):
        (collected,) = collect([path])
        assert not isinstance(collected, SetAside)
        article = read(collected)
        line = next(line for line in readings(name) if line["document"]["address"] == str(path))
        parts = [part.text for part in article.chrome]
        for claim in line["claims"]:
            assert claim["quote"] not in parts, f"{page}: {claim['quote']}"


def test_pages_read_in_any_order_and_twice_say_the_same() -> None:
    before = readings("seeds")
    for line in [*reversed(before), *before]:
        (path,) = (
            p for _, p in pages_of(gold("seeds"), SHARED / GOLD["seeds"]) if str(p) == line["document"]["address"]
        )
        assert json.dumps(read_line(path), ensure_ascii=False) == json.dumps(line, ensure_ascii=False)
