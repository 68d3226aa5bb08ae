"""Series: figures of one measure, pair, scope and unit by periods; a figure that several sources tell is one point, and
where they differ the point says so."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from svod.follow.comparison import same_figure, scope
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry
from svod.model.quantity import Compare, Quantity
from svod.model.when import Precision, When
from svod.resolve.areas import lies_in
from svod.resolve.names import key


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the entries and claims that tell it; sources that round it differently tell the same."""

    quantity: Quantity
    entries: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What is told for one period: the figure of most claims, and those that contradict it."""

    period: When
    figure: Figure
    others: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points that may be set side by side, by time. `of_change`: how much it changed, not how much it was; `base` then
    tells against what («прошлый год» is "-1"). `span` is what the periods are: year, half, quarter, month, or the part
    of a year («01-01–09-30»)."""

    measure: Measure
    area: str
    partner: str | None
    of: str | None
    sector: str | None
    unit: str
    span: str
    of_change: bool
    base: str
    points: tuple[Point, ...]

    @property
    def contested(self) -> tuple[Point, ...]:
        """Points on which the sources differ."""
        return tuple(point for point in self.points if point.others)


@dataclass(frozen=True, slots=True)
class Apart:
    """Why two series (by their numbers) cannot share an axis: codes of `compare.reason.*`."""

    one: int
    other: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All series of some figures, the longest first, and the figures that stand in none, each with the reason."""

    series: tuple[Series, ...]
    left: tuple[tuple[str, str], ...]

    @property
    def apart(self) -> tuple[Apart, ...]:
        """Of the series of one measure: which cannot be compared, and why."""
        return tuple(_apart(self.series))


def series(entries: Iterable[Entry]) -> Figures:
    """The series of figures, whatever the order they come in."""
    groups: dict[tuple[object, ...], list[tuple[Entry, Indicator]]] = {}
    left: list[tuple[str, str]] = []
    for entry in sorted(entries, key=lambda one: one.id):
        if isinstance(told := entry.gist, Indicator):
            if reason := _unplaced(told):
                left.append((entry.id, reason))
            for of_change in _kinds(told) if not reason else ():
                groups.setdefault(_axis(told, of_change=of_change), []).append((entry, told))
    found = sorted((_series(axis, group) for axis, group in groups.items()), key=_rank)
    return Figures(tuple(found), tuple(left))


def of_both(
    entries: Iterable[Entry], areas: Sequence[str], partners: Sequence[str] = (), measures: Collection[Measure] = ()
) -> Figures:
    """The series of the figures of a side, of two, or of all, and of some measures; what a page about them only tells
    beside is left out."""
    told = ((entry, entry.gist) for entry in entries if isinstance(entry.gist, Indicator))
    return series(
        entry
        for entry, gist in told
        if gist.measure in (measures or Measure) and (not (gist.area and areas) or of_sides(gist, areas, partners))
    )


def span_of(period: When) -> str | None:
    """What makes two periods equally long and of one part of the year; None where an end is open."""
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    precision = When.between(start, end).precision
    if precision is Precision.DAY:
        return "day"
    if precision is not Precision.SPAN:
        return precision.value
    return f"{start:%m-%d}–{end:%m-%d}" if start.year == end.year else f"{(end - start).days + 1} days"


def _unplaced(told: Indicator) -> str | None:
    if not told.area:
        return "area"
    if told.period is None:
        return "period-unknown"
    if span_of(told.period) is None:
        return "span"
    return None if told.value or told.change else "kind"


def _kinds(told: Indicator) -> Iterator[bool]:
    if told.value:
        yield False
    if told.change:
        yield True


def _axis(told: Indicator, *, of_change: bool) -> tuple[object, ...]:
    """What must be the same for two figures to stand in one series."""
    quantity = told.change if of_change else told.value
    assert quantity is not None
    assert told.period is not None
    sides = (key(told.area or ""), key(told.partner or ""))
    base = _base(told) if of_change else ""
    return told.measure, *sides, *scope(told.of, told.sector), quantity.unit, span_of(told.period), of_change, base


def _base(told: Indicator) -> str:
    """How many years before the period the base lies; the base itself where it is no such period."""
    base, period = told.base, told.period
    if base is None or period is None:
        return ""
    if base.start and period.start and (base.start.month, base.start.day) == (period.start.month, period.start.day):
        return str(base.start.year - period.start.year)
    return f"{base.start}–{base.end}"


def _series(axis: Sequence[object], group: Sequence[tuple[Entry, Indicator]]) -> Series:
    of_change = bool(axis[-2])
    by_period: dict[tuple[date | None, date | None], list[tuple[Entry, Indicator]]] = {}
    for entry, told in group:
        assert told.period is not None
        by_period.setdefault((told.period.start, told.period.end), []).append((entry, told))
    _, first = group[0]
    return Series(
        measure=first.measure,
        area=first.area or "",
        partner=first.partner,
        of=first.of,
        sector=first.sector,
        unit=str(axis[5]),
        span=str(axis[6]),
        of_change=of_change,
        base=str(axis[-1]),
        points=tuple(_point(by_period[period], of_change=of_change) for period in sorted(by_period, key=str)),
    )


def _point(group: Sequence[tuple[Entry, Indicator]], *, of_change: bool) -> Point:
    """Figures for one period: each put to those that it agrees with, the most exact first."""
    told = [(entry, quantity) for entry, one in group if (quantity := one.change if of_change else one.value)]
    sets: list[list[tuple[Entry, Quantity]]] = []
    for entry, quantity in sorted(told, key=lambda one: (_rough(one[1]), -len(one[0].claims), one[0].id)):
        fit = next((known for known in sets if all(same_figure(quantity, other) for _, other in known)), None)
        if fit is None:
            sets.append([(entry, quantity)])
        else:
            fit.append((entry, quantity))
    figures = [_figure(one) for one in sets]
    figures.sort(key=lambda one: (-len(one.claims), _rough(one.quantity), one.entries))
    period = group[0][1].period
    assert period is not None
    return Point(period, figures[0], tuple(figures[1:]))


def _rough(quantity: Quantity) -> tuple[bool, int]:
    """Exact numbers before bounds and guesses, more digits before fewer."""
    return quantity.compare is not Compare.EQUAL, -len(f"{abs(quantity.number):.10g}".strip("0."))


def _figure(told: Sequence[tuple[Entry, Quantity]]) -> Figure:
    claims = {claim for entry, _ in told for claim in entry.claims}
    return Figure(told[0][1], tuple(sorted({entry.id for entry, _ in told})), tuple(sorted(claims)))


def _rank(one: Series) -> tuple[object, ...]:
    """Longer series first, the whole before its parts, levels before changes."""
    whole = bool(one.of or one.sector)
    return (
        -len(one.points),
        whole,
        one.of_change,
        one.measure,
        one.area,
        one.partner or "",
        one.unit,
        one.span,
        str(one),
    )


def _apart(found: Sequence[Series]) -> Iterator[Apart]:
    for (one, first), (other, second) in combinations(enumerate(found), 2):
        if first.measure is second.measure and (reasons := tuple(reasons_apart(first, second))):
            yield Apart(one, other, reasons)


def of_sides(told: Indicator, areas: Sequence[str], partners: Sequence[str]) -> bool:
    """Whether a figure is of the sides themselves or their parts, whichever counts it, and not only told on a page
    about them; of any area where none is named."""
    if not told.area or not areas:
        return bool(told.area)
    if not partners:
        return _of(told.area, areas)
    straight = _of(told.area, areas) and _of(told.partner, partners)
    return straight or (_of(told.area, partners) and _of(told.partner, areas))


def _of(name: str | None, side: Sequence[str]) -> bool:
    """Whether an area is the side or lies in it."""
    return name is not None and any(lies_in(name, one) for one in side)


def reasons_apart(one: Series, other: Series) -> Iterator[str]:
    """In what two series differ, as codes; none when they may be compared."""
    if one.measure is not other.measure:
        yield "measure"
    if key(one.area) != key(other.area):
        yield "area"
    if key(one.partner or "") != key(other.partner or ""):
        yield "partner"
    if scope(one.of, one.sector) != scope(other.of, other.sector):
        yield "scope"
    if one.span != other.span:
        yield "span"
    if one.of_change != other.of_change:
        yield "kind"
    elif one.unit != other.unit:
        yield "currency" if len(one.unit) == len(other.unit) == 3 and one.unit.isupper() else "unit"
    if one.of_change and other.of_change and one.base != other.base:
        yield "base"
