"""Series: which figures of trade are drawn, each series on an axis of its own; the rest with the reason why not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from svod.cells import quantity_cell, when_cell
from svod.charts.chart import Undrawn
from svod.follow.comparison import Outcome, compare
from svod.follow.series import Series, of_sides, series, span_of
from svod.messages import known, say
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry

TRADE = (Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT)
RELATIVE = {"percent", "times", "place"}
FEWEST = 2
"""Periods that make a series: one bar compares with nothing."""


def panels(
    entries: Iterable[Entry], area: Sequence[str], partner: Sequence[str], most: int
) -> tuple[list[Series], list[Undrawn]]:
    """The series of most periods, at most `most`, and what is in none of them."""
    told = {
        entry.id: (entry, entry.gist)
        for entry in entries
        if isinstance(entry.gist, Indicator) and entry.gist.measure in TRADE and of_sides(entry.gist, area, partner)
    }
    found = series(entry for entry, _ in told.values())
    levels = [one for one in found.series if not one.of_change and one.unit not in RELATIVE]
    levels.sort(key=lambda one: (-len(one.points), bool(one.of or one.sector), TRADE.index(one.measure)))
    shown = [one for one in levels if len(one.points) >= FEWEST][:most]
    drawn = {name for one in shown for name in names_of(one)}
    first = next((told[name][1] for one in shown for name in names_of(one)), None)
    left = [
        Undrawn(name, told_in_words(one), _reason(one, first)) for name, (_, one) in told.items() if name not in drawn
    ]
    return shown, sorted(left, key=lambda one: one.entry)


def names_of(one: Series) -> list[str]:
    """The entries that a series stands on."""
    return [name for point in one.points for figure in (point.figure, *point.others) for name in figure.entries]


def _reason(told: Indicator, first: Indicator | None) -> str:
    """Why a figure is not drawn: it can stand on no axis of amounts by periods, or not beside the first that does."""
    if told.value is None:
        return say("chart.reason.change")
    if told.value.unit in RELATIVE:
        return say("chart.reason.share")
    if told.period is None:
        return say("compare.reason.period-unknown")
    if (span := span_of(told.period)) is None:
        return say("chart.reason.open")
    if first is None or first.period is None:
        return say("chart.reason.single")
    found = compare(replace(told, period=first.period, base=None), replace(first, base=None))
    reasons = list(found.reasons) if found.outcome is Outcome.REFUSED else []
    reasons += ["span"] if span != span_of(first.period) else []
    names = [say(f"compare.reason.{code}") for code in reasons if known(f"compare.reason.{code}")]
    return say("chart.reason.apart", reasons=", ".join(names)) if names else say("chart.reason.single")


def told_in_words(told: Indicator) -> str:
    """«экспорт, Томская область — Китай, 2024: 5 млн $»"""
    sides = " — ".join(side for side in (told.area, told.partner) if side)
    moved = say(f"web.direction.{told.direction}") if told.direction else ""
    change = quantity_cell(told.change) if told.change else moved
    facts = (say(f"indicator.form.{told.measure.value}"), told.of, told.sector, sides, when_cell(told.period))
    return f"{', '.join(fact for fact in facts if fact)}: {quantity_cell(told.value) or change}"
