"""Keys: what may be the same finds each other from both sides, and little else is looked at."""

from datetime import date, timedelta
from itertools import combinations, product

import pytest

from svod.filling import generated_leaf
from svod.model.claim import Commitment, Event
from svod.model.entry import Filed
from svod.quality.generated import page_of
from svod.resolve import KINDS, blocks, facing
from svod.resolve.keys import ANY, UNKNOWN, Mark, around, marked

PAGES = 240


def _seeks(one: Filed) -> set[str]:
    return {faced for own in blocks(one) for faced in facing(own)}


@pytest.mark.parametrize(("mark", "time"), list(product(Mark, (ANY, UNKNOWN, "", "24300"))))
def test_whom_a_key_faces_faces_it(mark: Mark, time: str) -> None:
    (key,) = marked(["visit|гость in город"], mark, [time])
    assert facing(key)
    assert all(key in facing(faced) for faced in facing(key))


def test_a_plain_key_faces_itself() -> None:
    assert facing("project:край|вагон") == {"project:край|вагон"}


def test_days_near_to_each_other_have_a_month_in_common() -> None:
    near = timedelta(days=10)
    for first in (date(2025, 1, 1) + timedelta(days=at) for at in range(60)):
        assert set(around(first, near)) & set(around(first + near, near))
        assert not set(around(first, near)) & set(around(first + timedelta(days=75), near))


def test_events_that_may_be_the_same_find_each_other_and_few_others() -> None:
    told = [one for at in range(PAGES) for one in generated_leaf(page_of(at)).filed if isinstance(one.claim, Event)]
    seeks = {one.id: _seeks(one) for one in told}
    filed = {one.id: blocks(one) for one in told}
    pairs = list(combinations(told, 2))
    looked = {(a.id, b.id) for a, b in pairs if seeks[a.id] & filed[b.id]}
    assert looked == {(a.id, b.id) for a, b in pairs if seeks[b.id] & filed[a.id]}
    same = {(a.id, b.id) for a, b in pairs if KINDS["event"].same(a, b)}
    assert same
    assert same <= looked
    assert len(looked) < 2 * len(same)


@pytest.mark.parametrize("claim", [Event, Commitment])
def test_what_is_long_past_is_hardly_looked_at(claim: type) -> None:
    """One more page costs no more in a larger register: what the same people and areas did years ago is left alone."""
    old, new = (
        [
            one
            for at in range(first, first + PAGES)
            for one in generated_leaf(page_of(at)).filed
            if isinstance(one.claim, claim)
        ]
        for first in (0, 30_000)
    )
    seeks = [_seeks(one) for one in new]
    mine, past = (sum(bool(each & filed) for filed in map(blocks, told) for each in seeks) for told in (new, old))
    assert mine > len(new)
    assert past < mine / 250
