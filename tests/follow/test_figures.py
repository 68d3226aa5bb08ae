"""Figures: comparison refused with the reason, equal figures, contradictions with both sources."""

from dataclasses import replace
from datetime import date

import pytest

from svod.follow.comparison import Outcome, compare, same_figure
from svod.follow.conflicts import conflicts
from svod.model.claim import Citation, Direction, Indicator, Measure
from svod.model.entry import Entry, EntryKind
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When


def year(number: int) -> When:
    return When(date(number, 1, 1), date(number, 12, 31), Precision.YEAR, Basis.STATED)


FIGURE = Indicator(
    citation=Citation(start=0, end=1, quote="О"),
    rule="test",
    measure=Measure.EXPORT,
    area="Томская область",
    partner="Монголия",
    period=year(2023),
    value=Quantity(1.3e9, "USD"),
)


@pytest.mark.parametrize(
    ("reason", "other"),
    [
        ("measure", replace(FIGURE, measure=Measure.TURNOVER)),
        ("area", replace(FIGURE, area="Омская область")),
        ("partner", replace(FIGURE, partner=None)),
        ("scope", replace(FIGURE, sector="зерно")),
        ("scope", replace(FIGURE, sector="газ")),
        ("period", replace(FIGURE, period=year(2024))),
        ("period-unknown", replace(FIGURE, period=None)),
        ("currency", replace(FIGURE, value=Quantity(9e10, "RUB"))),
        ("unit", replace(FIGURE, value=Quantity(9e10, "тонна"))),
        ("kind", replace(FIGURE, value=None, change=Quantity(2.4, "percent"))),
    ],
)
def test_a_comparison_is_refused_with_the_reason(reason: str, other: Indicator) -> None:
    told = compare(FIGURE, other)
    assert told.outcome is Outcome.REFUSED
    assert reason in told.reasons


def test_a_part_and_more_than_it_are_of_two_scopes_and_a_case_is_no_scope() -> None:
    grain = replace(FIGURE, of="зерно")
    assert compare(grain, replace(grain, of="зерно и масло")).reasons == ("scope",)
    assert compare(grain, replace(grain, of="зерна")).outcome is Outcome.EQUAL


def test_base_is_a_reason() -> None:
    one = replace(FIGURE, value=None, change=Quantity(2.4, "percent"), base=year(2022))
    assert compare(one, replace(one, base=year(2021))).reasons == ("base",)


def test_a_change_of_which_nobody_says_against_what_is_not_set_beside_one_against_a_year() -> None:
    one = replace(FIGURE, value=None, change=Quantity(2.4, "percent"), base=year(2022))
    assert compare(one, replace(one, base=None, change=Quantity(30.0, "percent"))).reasons == ("base",)
    up = replace(one, change=None, direction=Direction.UP)
    assert compare(up, replace(up, base=None, direction=Direction.DOWN)).reasons == ("base",)


def test_levels_are_set_side_by_side_whatever_their_changes_are_against() -> None:
    one = replace(FIGURE, change=Quantity(12.0, "percent"), base=year(2022))
    other = replace(FIGURE, value=Quantity(1.7e9, "USD"), change=Quantity(30.0, "percent"), base=year(2021))
    assert compare(one, other).reasons == ("value",)
    assert compare(one, replace(other, value=one.value)).outcome is Outcome.EQUAL


def test_figures_that_differ_contradict() -> None:
    told = compare(FIGURE, replace(FIGURE, value=Quantity(1.1e9, "USD")))
    assert told.outcome is Outcome.CONTRADICTION
    assert told.reasons == ("value",)
    up, down = (replace(FIGURE, value=None, direction=way) for way in (Direction.UP, Direction.DOWN))
    assert compare(up, down).reasons == ("direction",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1.13e9, 1.1e9, True),
        (1.13e9, 1.3e9, False),
        (65.0, 76.0, False),
        (11.0, 20.0, False),
        (34.5, 34.52, True),
        (0.0, 0.0, True),
    ],
)
def test_rounding_is_no_contradiction(one: float, other: float, same: bool) -> None:
    assert same_figure(Quantity(one, "x"), Quantity(other, "x")) is same


def test_a_bound_does_not_contradict_what_lies_beyond_it() -> None:
    assert same_figure(Quantity(500, "item", Compare.MORE), Quantity(512, "item"))
    assert not same_figure(Quantity(500, "item", Compare.MORE), Quantity(490, "item"))
    assert same_figure(Quantity(100, "item", Compare.ABOUT), Quantity(104, "item"))


def told(name: str, number: float, told_as: Compare = Compare.EQUAL) -> Entry:
    gist = replace(FIGURE, value=Quantity(number, "USD", told_as))
    return Entry(id=name, kind=EntryKind.INDICATOR, name=name, claims=(f"claim-{name}",), gist=gist)


def test_a_figure_and_its_roundings_contradict_another_once() -> None:
    """Each rounding is cited with its figure; another figure of the same measure is a contradiction of its own."""
    figures = [
        told("a", 1.1e9),
        told("b", 1.13e9),
        told("c", 1.1e9, Compare.ABOUT),
        told("d", 1.7e9),
        told("e", 1.68e9),
    ]
    (one,) = conflicts(figures, {})
    assert {one.left, one.right} == {"b", "e"}
    assert {frozenset(one.left_claims), frozenset(one.right_claims)} == {
        frozenset({"claim-a", "claim-b", "claim-c"}),
        frozenset({"claim-d", "claim-e"}),
    }
    assert {one.left_claims[-1], one.right_claims[-1]} == {"claim-b", "claim-e"}
    assert len(conflicts([*figures, told("f", 2.5e9)], {})) == 3
