"""Series: figures of trade sorted into panels, each of what may share an axis; the rest with the reason why not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from svod.cells import quantity_cell, when_cell
from svod.charts.chart import Undrawn
from svod.charts.periods import span_of
from svod.follow.comparison import Outcome, compare, same_figure
from svod.messages import known, say
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry
from svod.resolve.areas import lies_in

TRADE = (Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT)
FEWEST = 2
"""Periods that make a series: one bar compares with nothing."""

Axis = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """An entry with its figure."""

    entry: Entry
    told: Indicator


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of one measure, area, partner, scope, unit and length of period, by time."""

    figures: tuple[Figure, ...]

    @property
    def told(self) -> Indicator:
        """The newest of them, which has what they all have."""
        return self.figures[-1].told

    @property
    def periods(self) -> int:
        """How many periods have a figure."""
        return len({_days(one.told) for one in self.figures})


def panels(
    entries: Iterable[Entry], area: Sequence[str], partner: Sequence[str], most: int
) -> tuple[list[Panel], list[Undrawn]]:
    """The series of most periods, at most `most`, and what is in none of them."""
    figures = [
        Figure(entry, entry.gist)
        for entry in entries
        if isinstance(entry.gist, Indicator) and entry.gist.measure in TRADE and _of_sides(entry.gist, area, partner)
    ]
    groups: dict[Axis, list[Figure]] = {}
    aside: list[tuple[Figure, str]] = []
    for figure in sorted(figures, key=lambda one: one.entry.id):
        if reason := _unplaced(figure.told):
            aside.append((figure, reason))
        else:
            groups.setdefault(_axis(figure.told), []).append(figure)
    made = sorted((Panel(tuple(_by_time(group))) for group in groups.values()), key=_rank)
    shown = [panel for panel in made if panel.periods >= FEWEST][:most]
    for panel in made:
        if panel not in shown:
            aside += [(figure, _apart(figure.told, shown)) for figure in panel.figures]
    return shown, [Undrawn(one.entry.id, _text(one.told), reason) for one, reason in aside]


def _of_sides(told: Indicator, area: Sequence[str], partner: Sequence[str]) -> bool:
    """Whether it is trade of the two sides or their parts, whichever counts it."""
    if not told.area or not area:
        return bool(told.area)
    if not partner:
        return _of(told.area, area)
    straight = _of(told.area, area) and _of(told.partner, partner)
    return straight or (_of(told.area, partner) and _of(told.partner, area))


def _of(name: str | None, side: Sequence[str]) -> bool:
    """Whether an area is the side or lies in it."""
    return name is not None and any(lies_in(name, one) for one in side)


def _unplaced(told: Indicator) -> str | None:
    """Why a figure can stand on no axis of amounts by periods."""
    if told.value is None:
        return say("chart.reason.change")
    if told.value.unit in {"percent", "times", "place"}:
        return say("chart.reason.share")
    if told.period is None:
        return say("compare.reason.period-unknown")
    return say("chart.reason.open") if span_of(told.period) is None else None


def _axis(told: Indicator) -> Axis:
    """What must be the same on one axis. Scope is by its words: another scope is another series."""
    assert told.value is not None
    assert told.period is not None
    scope = "; ".join(part.casefold() for part in (told.of, told.sector) if part)
    span = span_of(told.period) or ""
    return told.measure.value, told.area or "", told.partner or "", scope, told.value.unit, span


def _by_time(figures: Sequence[Figure]) -> list[Figure]:
    """In order of time; of figures for one period that are the same, only the one that most claims tell."""
    ranked = sorted(figures, key=lambda one: (-len(one.entry.claims), one.entry.id))
    kept: list[Figure] = []
    for figure in ranked:
        if not any(_days(figure.told) == _days(one.told) and _same(figure.told, one.told) for one in kept):
            kept.append(figure)
    return sorted(kept, key=lambda one: (_days(one.told), one.entry.id))


def _same(one: Indicator, other: Indicator) -> bool:
    assert one.value is not None
    assert other.value is not None
    return same_figure(one.value, other.value)


def _rank(panel: Panel) -> tuple[int, int, int, Axis]:
    """Longer series first, whole trade before its parts, the sum of trade before its halves."""
    told = panel.told
    return -panel.periods, int(bool(told.of or told.sector)), TRADE.index(told.measure), _axis(told)


def _apart(told: Indicator, shown: Sequence[Panel]) -> str:
    """Why a figure stands in no panel: in what it differs from the first, or that nothing stands beside it."""
    if not shown:
        return say("chart.reason.single")
    first = shown[0].told
    found = compare(replace(told, period=first.period, base=None), replace(first, base=None))
    reasons = list(found.reasons) if found.outcome is Outcome.REFUSED else []
    assert told.period is not None
    assert first.period is not None
    reasons += ["span"] if span_of(told.period) != span_of(first.period) else []
    names = [say(f"compare.reason.{code}") for code in reasons if known(f"compare.reason.{code}")]
    return say("chart.reason.apart", reasons=", ".join(names)) if names else say("chart.reason.single")


def _text(told: Indicator) -> str:
    """«экспорт, Томская область — Китай, 2024: 5 млн $»"""
    sides = " — ".join(side for side in (told.area, told.partner) if side)
    change = (
        quantity_cell(told.change) if told.change else say(f"web.direction.{told.direction}") if told.direction else ""
    )
    facts = (say(f"indicator.form.{told.measure.value}"), told.of, told.sector, sides, when_cell(told.period))
    return f"{', '.join(fact for fact in facts if fact)}: {quantity_cell(told.value) or change}"


def _days(told: Indicator) -> tuple[str, str]:
    assert told.period is not None
    return str(told.period.start), str(told.period.end)
