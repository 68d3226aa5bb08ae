"""Calendar: news by day, with an archive of months and years; what is new as Atom, terms and events as ICS."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from svod.asking import area_names
from svod.cells import day_cell, month_name
from svod.export.calendar import HELD, moment
from svod.export.calendar import calendar as written
from svod.export.feed import SHOWN, feed
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register.pages import Record
from svod.web import links
from svod.web.days import View, view_of
from svod.web.rendering import page

MOST, MOST_HELD = 400, 300
"""Pages shown of a month; entries of a kind in a file."""

FRESH = timedelta(days=400)
"""How far back what a feed tells may lie."""

TELLING = tuple(kind for kind in EntryKind if kind is not EntryKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Choice:
    """A year or month of the archive; `count` pages."""

    name: str
    count: int
    href: str
    here: bool


def shown(request: Request) -> Response:
    """The news of a month by days."""
    view = view_of(request)
    register = view.register
    given, sides = _asked(request)
    counted = register.overview.months(sides, view.chosen)
    undated = counted.pop("", 0)
    month = request.query_params.get("month", "")
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        month = max(counted, default=f"{view.day:%Y-%m}")
    digests = register.overview.pages_of_month(month, sides, MOST, view.chosen) if month in counted else []
    return page(
        request,
        "calendar.html",
        given=given,
        month=month,
        named=_month(month),
        days=[(day_cell(day), list(found)) for day, found in groupby(register.pages(digests), _day)],
        years=_years(counted, month, given),
        months=_months(counted, month, given),
        undated=undated,
        feed=links.query("/feed.xml", **given),
        ics=links.query("/calendar.ics", **given),
    )


def atom(request: Request) -> Response:
    """What was told last, as Atom."""
    view = view_of(request)
    entries = _held(request, view, TELLING, view.day - FRESH)
    raw, _ = feed(entries, _sources(view, entries), view.day, request.url.hostname or "svod")
    return Response(raw, media_type="application/atom+xml")


def ics(request: Request) -> Response:
    """Planned events and terms as iCalendar."""
    view = view_of(request)
    # of what has no day in the calendar nothing is looked up
    entries = [entry for entry in _held(request, view, HELD, None) if moment(entry)]
    raw, _ = written(entries, _sources(view, entries))
    headers = {"Content-Disposition": 'attachment; filename="svod.ics"'}
    return Response(raw, media_type="text/calendar", headers=headers)


def _asked(request: Request) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """The sides that are asked for, as they were given and by their names."""
    given = {name: request.query_params.get(name, "").strip()[:200] for name in ("area", "partner")}
    return given, [area_names(name, request.app.state.register) for name in given.values() if name]


def _held(request: Request, view: View, kinds: tuple[EntryKind, ...], told: date | None) -> list[Entry]:
    """Entries of some kinds that concern the sides, the newest."""
    _, sides = _asked(request)
    one, other = (*sides, (), ())[:2]
    most = SHOWN // 2 if told else MOST_HELD
    asked = (Question(kind=kind, areas=one, partners=other, told=told, limit=most) for kind in kinds)
    return [entry for found in view.ask_each(*asked) for entry in found]


def _sources(view: View, entries: Iterable[Entry]) -> dict[str, Source]:
    """The sources of what entries tell; of files only the names."""
    return links.without_paths(view.register.sources(claim for entry in entries for claim in entry.claims[-3:]))


def _day(one: Record) -> date:
    return (one.published.start if one.published else None) or date.min


def _years(counted: dict[str, int], month: str, given: dict[str, str]) -> list[Choice]:
    """Years with pages, the newest first; each leads to its last month."""
    found: list[Choice] = []
    for year, months in groupby(sorted(counted, reverse=True), lambda name: name[:4]):
        names = list(months)
        href = links.query("/calendar", month=names[0], **given)
        found.append(Choice(year, sum(counted[name] for name in names), href, year == month[:4]))
    return found


def _months(counted: dict[str, int], month: str, given: dict[str, str]) -> list[Choice]:
    """All months of the year that is shown; those without pages lead nowhere."""
    return [
        Choice(month_name(at), counted.get(name, 0), links.query("/calendar", month=name, **given), name == month)
        for at, name in enumerate((f"{month[:4]}-{number:02}" for number in range(1, 13)), 1)
    ]


def _month(month: str) -> str:
    """«май 2024»"""
    return f"{say('period.months.whole').split()[int(month[5:]) - 1]} {month[:4]}"
