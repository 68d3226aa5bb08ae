"""Series: periods in order, a figure of several sources joined, contradictions with both, what cannot be compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.filling import generated_leaf
from svod.flow import freshen
from svod.follow.series import Figures, reasons_apart, series, span_of
from svod.following import figures
from svod.messages import catalogue
from svod.model.claim import Citation, Indicator, Measure
from svod.model.entry import Filed
from svod.model.quantity import Compare, Quantity
from svod.model.when import When
from svod.quality.generated import page_of
from svod.register import Batch, Register
from svod.resolve import resolve


def year(number: int) -> When:
    return When.between(date(number, 1, 1), date(number, 12, 31))


FIGURE = Indicator(
    citation=Citation(start=0, end=1, quote="О"),
    rule="test",
    measure=Measure.EXPORT,
    area="Томская область",
    partner="Монголия",
    period=year(2023),
    value=Quantity(1.31e9, "USD"),
)


def told(page: str, **slots: object) -> Filed:
    claim = replace(FIGURE, **slots)  # type: ignore[arg-type]
    return Filed(id=f"indicator-{page}", claim=claim, page=page, areas=("Монголия", "Томская область"))


def of(*filed: Filed) -> Figures:
    return series(resolve(filed))


def usd(number: float, compare: Compare = Compare.EQUAL) -> Quantity:
    return Quantity(number, "USD", compare)


def test_periods_stand_in_order() -> None:
    (one,) = of(*(told(str(n), period=year(n), value=usd(n * 1e6)) for n in (2023, 2021, 2022))).series
    assert [point.period.start.year for point in one.points if point.period.start] == [2021, 2022, 2023]
    assert (one.unit, one.span, one.of_change) == ("USD", "year", False)


def test_one_figure_of_several_sources_is_one_point_the_most_exact() -> None:
    (one,) = of(told("a", value=usd(1.3e9, Compare.ABOUT)), told("b"), told("c")).series
    (point,) = one.points
    assert point.figure.quantity == usd(1.31e9)
    assert len(point.figure.claims) == 3
    assert one.contested == ()


def test_sources_that_differ_are_both_shown() -> None:
    (one,) = of(told("a"), told("b", value=usd(1.1e9)), told("c")).series
    (point,) = one.contested
    assert (len(point.figure.claims), point.figure.quantity.number) == (2, 1.31e9)
    assert [other.claims for other in point.others] == [("indicator-b",)]


@pytest.mark.parametrize(
    ("reason", "slots"),
    [
        ("currency", {"value": Quantity(9e10, "RUB")}),
        ("unit", {"value": Quantity(9e10, "тонна")}),
        ("span", {"period": When.between(date(2023, 1, 1), date(2023, 6, 30))}),
        ("scope", {"sector": "зерно"}),
        ("partner", {"partner": None}),
        ("area", {"area": "Омская область"}),
        ("kind", {"value": None, "change": Quantity(2.4, "percent")}),
    ],
)
def test_what_cannot_be_compared_is_apart_with_the_reason(reason: str, slots: dict[str, object]) -> None:
    found = of(told("a"), told("b", **slots))
    assert len(found.series) == 2
    (apart,) = found.apart
    assert reason in apart.reasons
    for language in ("ru", "en"):
        assert f"compare.reason.{reason}" in catalogue(language)
    other = of(told("a", measure=Measure.IMPORT)).series[0]
    assert next(reasons_apart(found.series[0], other)) == "measure"


def test_changes_against_different_bases_are_apart() -> None:
    change = {"value": None, "change": Quantity(2.4, "percent")}
    found = of(told("a", **change, base=year(2022)), told("b", **change, base=year(2019), period=year(2024)))
    (apart,) = found.apart
    assert apart.reasons == ("base",)
    assert {one.base for one in found.series} == {"-1", "-5"}
    same = of(told("a", **change, base=year(2022)), told("b", **change, base=year(2023), period=year(2024)))
    assert len(same.series[0].points) == 2


@pytest.mark.parametrize(
    ("reason", "slots"),
    [
        ("period-unknown", {"period": None}),
        ("span", {"period": When.between(date(2023, 1, 1), None)}),
        ("kind", {"value": None}),
        ("area", {"area": None}),
    ],
)
def test_what_stands_in_no_series_has_its_reason(reason: str, slots: dict[str, object]) -> None:
    found = of(told("a", **slots))
    assert found.series == ()
    assert [why for _, why in found.left] == [reason]


def test_spans() -> None:
    assert span_of(year(2023)) == "year"
    assert span_of(When.between(date(2023, 7, 1), date(2023, 12, 31))) == "half"
    assert span_of(When.between(date(2023, 1, 1), date(2023, 9, 30))) == "01-01–09-30"
    assert span_of(When.between(date(2023, 4, 1), date(2023, 6, 30))) == "quarter"


@settings(max_examples=25, deadline=None)
@given(st.permutations([told(str(n), period=year(2020 + n % 3), value=usd((10 + n % 4) * 1e6)) for n in range(9)]))
def test_the_order_of_arrival_makes_no_difference(order: list[Filed]) -> None:
    assert of(*order) == of(*sorted(order, key=lambda one: one.id))


def test_the_register_is_asked_by_sides(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[generated_leaf(page_of(number)) for number in range(80)]))
        freshen(register)
        area = next(name for name in register.names("area") if figures(register, (name,))[0].series)
        found, _ = figures(register, (area,))
        assert {one.area for one in found.series} == {area} or all(one.area for one in found.series)
        assert figures(register, (area,), ("Атлантида",))[0].series == ()
        only, _ = figures(register, (area,), measures=(Measure.SHARE,))
        assert {one.measure for one in only.series} <= {Measure.SHARE}
