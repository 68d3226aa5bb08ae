"""Figures: series of indicators of one side or of two: points by periods with their sources, and what stands apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from svod.asking import side_names
from svod.charts.rows import apart, left, rows, title
from svod.charts.series import told_in_words
from svod.follow.series import Figure, Figures, Series, of_both
from svod.messages import say
from svod.model.claim import Indicator
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.web import links
from svod.web.days import view_of
from svod.web.opposed import Side
from svod.web.rendering import page

TRADED = {"turnover", "export", "import"}
LOOKED_AT, SHOWN, LEFT = 160, 24, 24
"""Figures looked at, the newest; series shown, the longest; figures shown that stand in none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A series as a table: each period with its figures; those that contradict one another stand together."""

    title: str
    contested: bool
    rows: tuple[tuple[str, tuple[Side, ...]], ...]


def figures(request: Request) -> Response:
    """The series of a side or of two."""
    view = view_of(request)
    given = {name: request.query_params.get(name, "").strip()[:200] for name in ("area", "partner")}
    one, other = (side_names(name, view.register) for name in given.values())
    found = view.ask(Question(kind=EntryKind.INDICATOR, areas=one, partners=other, limit=LOOKED_AT))
    told = of_both(found, one, other)
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
        apart=list(islice(apart(long), LEFT)),
        left=_left(told, by_id),
    )


def _shown(one: Series, by_id: Mapping[str, Entry], sources: Mapping[str, Source]) -> Shown:
    told = ((period, tuple(_told(*each, by_id, sources) for each in found)) for period, found in rows(one))
    return Shown(title(one), bool(one.contested), tuple(told))


def _told(text: str, figure: Figure, by_id: Mapping[str, Entry], sources: Mapping[str, Source]) -> Side:
    entry = by_id[figure.entries[0]]
    return Side(text, links.entry(entry.id), sources.get(entry.claims[-1]))


def _left(told: Figures, by_id: Mapping[str, Entry]) -> list[tuple[str, str, str]]:
    """Figures that stand in no series, and why; of those alone in theirs, that there is nothing to compare with."""
    found = [(text, links.entry(name), reason) for name, text, reason in left(told, by_id)]
    for name in dict.fromkeys(one.points[0].figure.entries[0] for one in told.series if len(one.points) == 1):
        gist = by_id[name].gist
        assert isinstance(gist, Indicator)
        found.append((told_in_words(gist), links.entry(name), say("chart.reason.single")))
    return found[:LEFT]
