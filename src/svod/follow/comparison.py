"""Comparison: whether two figures may be set side by side; refused with the reasons, or equal, or a contradiction."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import floor, log10

from svod.model.claim import Indicator
from svod.model.entry import Entry
from svod.model.quantity import Compare, Quantity
from svod.model.when import When
from svod.resolve.names import key, stems


class Outcome(StrEnum):
    """What comes of setting two figures side by side."""

    REFUSED = "refused"
    EQUAL = "equal"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`reasons` are codes: why the comparison is refused, or in what the figures contradict each other."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


def compare(one: Indicator, other: Indicator) -> Comparison:
    """Set two figures side by side: of one measure, area, partner, scope, period, base and unit, or not at all."""
    reasons = tuple(_differences(one, other))
    if reasons:
        return Comparison(Outcome.REFUSED, reasons)
    apart = [name for name, a, b in _figures(one, other) if not same_figure(a, b)]
    if one.direction and other.direction and one.direction is not other.direction and not (one.value and other.value):
        apart.append("direction")
    return Comparison(Outcome.CONTRADICTION if apart else Outcome.EQUAL, tuple(apart))


def contradictions(entries: Iterable[Entry]) -> list[tuple[Entry, Entry, Comparison]]:
    """Pairs of figures that say different things of one measure for one period."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: e.id):
        if isinstance(entry.gist, Indicator) and entry.gist.area:
            groups.setdefault(group_of(entry), []).append(entry)
    found = []
    for group in groups.values():
        for one, other in combinations(group, 2):
            assert isinstance(one.gist, Indicator)
            assert isinstance(other.gist, Indicator)
            told = compare(one.gist, other.gist)
            if told.outcome is Outcome.CONTRADICTION:
                found.append((one, other, told))
    return found


def group_of(entry: Entry) -> tuple[str, str, str]:
    """What a figure is of: its measure, area and partner."""
    figure = entry.gist
    assert isinstance(figure, Indicator)
    return figure.measure.value, key(figure.area or ""), key(figure.partner or "")


def agree(one: Entry, other: Entry) -> bool:
    """Whether two figures are one, rounded or not."""
    told, beside = one.gist, other.gist
    if not (isinstance(told, Indicator) and isinstance(beside, Indicator)):
        return False
    return compare(told, beside).outcome is Outcome.EQUAL


def exactness(entry: Entry) -> int:
    """How many digits the figures of an entry carry; of one that is about or more than something, fewer than any."""
    told = [getattr(entry.gist, name, None) for name in ("value", "change")]
    return sum(_digits(one.number) if one.compare is Compare.EQUAL else 0 for one in told if one)


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are one, as coarsely as the coarser is given: 1,13 млрд is 1,1 млрд, not 1,3 млрд."""
    if one.number == other.number or _bounded(one, other):
        return True
    digits = min(_digits(one.number), _digits(other.number))
    loose = Compare.ABOUT in (one.compare, other.compare)
    near = abs(one.number - other.number) <= (0.05 if loose else 0.005) * max(abs(one.number), abs(other.number))
    return near or _rounded(one.number, digits) == _rounded(other.number, digits)


def scope(of: str | None, sector: str | None) -> tuple[object, ...]:
    """What is counted, in whatever case: «зерно» is not «зерно и масло», nor the whole trade; «газ» has no stem."""
    return tuple(stems(part or "") or key(part or "") for part in (of, sector))


def _bounded(one: Quantity, other: Quantity) -> bool:
    """«более 500» does not contradict 512."""
    for bound, value in ((one, other), (other, one)):
        if bound.compare in (Compare.MORE, Compare.AT_LEAST) and bound.number <= value.number <= bound.number * 1.1:
            return True
        if bound.compare in (Compare.LESS, Compare.AT_MOST) and bound.number * 0.9 <= value.number <= bound.number:
            return True
    return False


def _digits(number: float) -> int:
    """How many digits carry meaning: 1 130 000 000 has three. One digit is too coarse to round by."""
    text = f"{abs(number):.10g}".replace(".", "").split("e")[0].strip("0")
    return max(2, len(text))


def _rounded(number: float, digits: int) -> float:
    return round(number, digits - 1 - floor(log10(abs(number)))) if number else 0.0


def _differences(one: Indicator, other: Indicator) -> Iterable[str]:
    if one.measure is not other.measure:
        yield "measure"
    if key(one.area or "") != key(other.area or ""):
        yield "area"
    if key(one.partner or "") != key(other.partner or ""):
        yield "partner"
    if scope(one.of, one.sector) != scope(other.of, other.sector):
        yield "scope"
    if one.period is None or other.period is None:
        yield "period-unknown"
    elif _days(one.period) != _days(other.period):
        yield "period"
    pairs = list(_figures(one, other))
    if not pairs and not (one.direction and other.direction):
        yield "base" if one.change and other.change else "kind"  # a level against a change
    elif not pairs and not _same_base(one, other):
        yield "base"
    for _, a, b in pairs:
        if a.unit != b.unit:
            yield "currency" if len(a.unit) == len(b.unit) == 3 and a.unit.isupper() else "unit"


def _figures(one: Indicator, other: Indicator) -> Iterable[tuple[str, Quantity, Quantity]]:
    if one.value and other.value:
        yield "value", one.value, other.value
    if one.change and other.change and _same_base(one, other):
        yield "change", one.change, other.change


def _same_base(one: Indicator, other: Indicator) -> bool:
    """Whether two changes are against the same; levels agree or not whatever they are compared with."""
    return (one.base and _days(one.base)) == (other.base and _days(other.base))


def _days(when: When) -> tuple[object, object]:
    return when.start, when.end
