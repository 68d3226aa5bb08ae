"""Figures: series of indicators of one side or of two: points by periods with their sources, and what stands apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from svod.asking import side_names
from svod.cells import quantity_cell
from svod.charts.periods import called
from svod.charts.trade import headed
from svod.follow.series import Figures, Series, series
from svod.messages import known, say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.web import links
from svod.web.days import view_of
from svod.web.lines import line
from svod.web.opposed import Side
from svod.web.rendering import page

TRADED = {"turnover", "export", "import"}
LOOKED_AT, SHOWN, LEFT = 300, 30, 40
"""Figures looked at, the newest; series shown, the longest; figures shown that stand in none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A period with the figure of most sources and those that contradict it."""

    period: str
    told: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A series as a table."""

    title: str
    contested: bool
    rows: tuple[Row, ...]


def figures(request: Request) -> Response:
    """The series of a side or of two."""
    view = view_of(request)
    given = {name: request.query_params.get(name, "").strip()[:200] for name in ("area", "partner")}
    one, other = (side_names(name, view.register) for name in given.values())
    found = view.ask(Question(kind=EntryKind.INDICATOR, areas=one, partners=other, limit=LOOKED_AT))
    told = series(found)
    by_id = {entry.id: entry for entry in found}
    long = [one for one in told.series if len(one.points) > 1][:SHOWN]
    first = (figure.entries[0] for one in long for point in one.points for figure in (point.figure, *point.others))
    sources = view.register.sources(by_id[name].claims[-1] for name in first)
    return page(
        request,
        "series.html",
        given=given,
        trade=bool(one) and any(one.measure.value in TRADED for one in long),
        drawing=links.query("/pair/trade.svg", **given),
        shown=[_shown(one, by_id, sources) for one in long],
        apart=_apart(long),
        left=_left(told, by_id),
    )


def _shown(one: Series, by_id: Mapping[str, Entry], sources: Mapping[str, Source]) -> Shown:
    change = f" ({say('web.series.change')})" if one.of_change else ""
    rows = tuple(
        Row(
            called(point.period),
            tuple(_told(figure.entries, quantity_cell(figure.quantity), by_id, sources) for figure in figures_of),
        )
        for point in one.points
        for figures_of in ((point.figure, *point.others),)
    )
    return Shown(headed(one) + change, bool(one.contested), rows)


def _told(entries: Sequence[str], text: str, by_id: Mapping[str, Entry], sources: Mapping[str, Source]) -> Side:
    entry = by_id[entries[0]]
    return Side(text, links.entry(entry.id), sources.get(entry.claims[-1]))


def _apart(shown: Sequence[Series]) -> list[tuple[str, str, str]]:
    """Which series cannot be compared, and why."""
    found = []
    for one in Figures(tuple(shown), ()).apart[:LEFT]:
        first, second = shown[one.one], shown[one.other]
        reasons = [say(f"compare.reason.{code}") for code in one.reasons if known(f"compare.reason.{code}")]
        found.append((headed(first), headed(second), ", ".join(reasons)))
    return found


def _left(told: Figures, by_id: Mapping[str, Entry]) -> list[tuple[str, str, str]]:
    """Figures that stand in no series, and why; of those alone in theirs, that there is nothing to compare with."""
    reasons = dict(told.left)
    lone = {one.points[0].figure.entries[0]: "" for one in told.series if len(one.points) == 1}
    found = []
    for name, code in [*reasons.items(), *lone.items()][:LEFT]:
        text = line(by_id[name], {})
        reason = say(f"compare.reason.{code}") if known(f"compare.reason.{code}") else say("chart.reason.single")
        about = ", ".join(part for part in (text.what, text.about, text.when, text.figure) if part)
        found.append((about, links.entry(name), reason))
    return found
