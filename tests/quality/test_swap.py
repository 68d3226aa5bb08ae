"""Nothing knows a sample's name: with people, areas and percentages swapped, the claims follow."""

import hashlib

import pytest

from svod.flow import digest, digest_to_json
from svod.model.page import Page
from svod.quality.gold import evaluate, pages_of
from tests.quality.floors import measured
from tests.quality.readings import gold
from tests.quality.shared import GOLD, SHARED, needs_shared
from tests.quality.swap import Swap

LOSS = 0.05
"""What a swap may cost: a name that is rarer in the models' training texts is found a little less often."""


def decoded(raw: bytes) -> tuple[str, str]:
    try:
        return raw.decode(), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1251"), "cp1251"


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_claims_follow_swapped_names_and_figures(name: str) -> None:
    swapped, lines = [], []
    by_name = {str(page["page"]): page for page in gold(name)}
    for page, path in pages_of(gold(name), SHARED / GOLD[name]):
        text, charset = decoded(path.read_bytes())
        swap = Swap(by_name[page], text)
        raw = swap.text(text).encode(charset)
        assert raw != path.read_bytes()
        swapped.append(swap.gold(by_name[page]))
        media = "html" if path.suffix == ".html" else "text"
        lines.append(digest_to_json(digest(Page(page, raw, "sha256:" + hashlib.sha256(raw).hexdigest(), media))))
    before, after = measured(name), evaluate(swapped, lines)
    assert after.bad_quotes == 0
    assert after.all_found.f1 >= before.all_found.f1 - LOSS
    assert after.all_slots.f1 >= before.all_slots.f1 - LOSS


def test_a_swap_keeps_case_forms_and_gold_together() -> None:
    page = {
        "page": "a",
        "claims": [{"kind": "office", "person": "Олег Сомов", "change": {"number": 2.5, "unit": "percent"}}],
    }
    text = "Олег Сомов встретился с Марией. С Олегом Сомовым говорили о росте на 2,5%, Сомовы приехали в Омск."
    swap = Swap(page, text)
    swapped = swap.gold(page)["claims"][0]
    given, surname = swapped["person"].split()
    assert swap.text(text).startswith(f"{given} {surname} встретился")
    assert f"{given}ом {surname}ым говорили о росте на 22,5%" in swap.text(text)
    assert swapped["change"]["number"] == 22.5
    assert "в Томск" in swap.text(text)
