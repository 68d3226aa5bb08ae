"""Control: what is promised, instructed or planned and not known to be done; the same as a sheet or a paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.asking import day, label, side_names
from svod.cells import day_cell
from svod.errors import MisuseError
from svod.export.control import as_sheet, as_word, cited
from svod.follow.control import LISTED, Line, mark_of
from svod.follow.promises import State
from svod.following import STANDING, control_list, likely, newest_lines
from svod.messages import say
from svod.model.entry import Source
from svod.register import Register
from svod.web import links
from svod.web.days import chosen_day, view_of
from svod.web.outcomes import TONES, Outcome, judging, outcomes
from svod.web.rendering import page

EACH, SHOWN = 25, 2
"""Lines of a page; likely results of a line."""

MOST, DEEPER, TRIED = 16, 120, 75
"""Entries of a kind and stage that are looked at, and where one asks for somebody's or for more; lines whose results
are looked for where a state is asked for."""

FILES = {
    "xlsx": (as_sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": (as_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
FIELDS = ("area", "partner", "owner", "state", "as_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line as it is shown."""

    href: str
    form: str
    what: str
    author: str
    owner: str
    due: str
    state: str
    tone: str
    source: Source | None
    outcomes: tuple[Outcome, ...]
    review: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filters ask for, as it was given and as it was understood."""

    given: dict[str, str]
    areas: tuple[str, ...]
    partners: tuple[str, ...]
    day: date | None
    deep: bool = False

    @property
    def owner(self) -> str | None:
        """A part of the name of one who must act."""
        return self.given["owner"] or None

    @property
    def state(self) -> State | None:
        """The state that is asked for; None when any is."""
        return State(self.given["state"]) if self.given["state"] else None


def control(request: Request) -> Response:
    """The list, by term."""
    trouble, register = "", view_of(request).register
    try:
        asked = _asked(request)
    except MisuseError as error:
        asked, trouble = Asked(_given(request), (), (), None), str(error)
    today = asked.day or date.today()
    found, some = _found(register, asked, today) if not trouble else ([], False)
    at = _number(request.query_params.get("page", "1"))
    lines = found[(at - 1) * EACH : at * EACH]
    lines = lines if asked.state else _tried(register, lines, today)
    sources = register.sources(_cited(lines))
    given = {name: value for name, value in asked.given.items() if value}
    deeper = {"deep": "1"} if asked.deep else {}
    return page(
        request,
        "control.html",
        status=400 if trouble else 200,
        given=asked.given,
        states=[(state.value, say(f"follow.state.{state.value}")) for state in LISTED],
        trouble=trouble,
        title=f"{say('control.title')}, {say('control.as-of', day=day_cell(today))}",
        items=[_item(line, sources, today) for line in lines],
        count=len(found),
        some=some,
        more="" if asked.deep or asked.owner else links.query("/control", **given, deep="1"),
        at=at,
        last=max(1, -(-len(found) // EACH)),
        next=links.query("/control", **given, **deeper, page=at + 1),
        before=links.query("/control", **given, **deeper, page=at - 1),
        files=[(suffix, links.query(f"/control.{suffix}", **given)) for suffix in FILES],
    )


def exported(request: Request) -> Response:
    """The whole list as a file, as `svod export control` makes it."""
    suffix = request.path_params["suffix"]
    if suffix not in FILES:
        raise HTTPException(404)
    make, media = FILES[suffix]
    asked, register = _asked(request), view_of(request).register
    today = asked.day or date.today()
    found = control_list(register, asked.areas, asked.partners, today, owner=asked.owner, state=asked.state)
    sources = links.without_paths(register.sources(cited(found)))
    headers = {"Content-Disposition": f'attachment; filename="control.{suffix}"'}
    return Response(make(found, sources, today), media_type=media, headers=headers)


def _given(request: Request) -> dict[str, str]:
    given = {name: request.query_params.get(name, "").strip()[:200] for name in FIELDS}
    return given if given["state"] in set(LISTED) else given | {"state": ""}


def _asked(request: Request) -> Asked:
    """What the filters ask for; the day is that of the site where they name none. MisuseError as `asking`."""
    given, register = _given(request), view_of(request).register
    return Asked(
        given,
        side_names(given["area"], register),
        side_names(given["partner"], register),
        day(given["as_of"], last=True) if given["as_of"] else chosen_day(request),
        request.query_params.get("deep") == "1",
    )


def _item(line: Line, sources: dict[str, Source], today: date) -> Item:
    entry, followed = line.entry, line.followed
    mark = mark_of(line.state.value, followed.due, today)
    form = label("form", entry.kind, entry.form) or say(f"kind.one.{entry.kind.value}")
    judged = f" ({say('follow.judged')})" if followed.judged else ""
    return Item(
        href=links.entry(entry.id),
        form="" if form.casefold() == line.what.casefold() else form,
        what=line.what,
        author=", ".join(line.author),
        owner=", ".join(line.owner) or say("control.unowned"),
        due=day_cell(followed.due) or say("control.untimed"),
        state=say(f"follow.state.{line.state.value}") + judged,
        tone=TONES.get(mark.value, "plain"),
        source=sources.get(line.basis),
        outcomes=outcomes(followed.results[:SHOWN], sources),
        review=judging(entry),
    )


def _found(register: Register, asked: Asked, today: date) -> tuple[list[Line], bool]:
    """The lines asked for, and whether older ones are left out. Where a state is asked for, those that may stand
    so are looked at; else `likely` is for the lines that are shown."""
    most = DEEPER if asked.owner or asked.deep else MOST
    found, older = newest_lines(register, asked.areas, asked.partners, asked.day, most, asked.owner)
    if not asked.state:
        return found, older
    tried = [line for line in found if _may_stand(line, asked.state)]
    stand = [line for line in _tried(register, tried[:TRIED], today) if line.state is asked.state]
    return stand, older or len(tried) > TRIED


def _tried(register: Register, lines: Sequence[Line], today: date) -> list[Line]:
    """Lines with what may have become of them."""
    told = likely(register, [line.followed for line in lines], today)
    return [replace(line, followed=one) for line, one in zip(lines, told, strict=True)]


def _cited(lines: Sequence[Line]) -> list[str]:
    return [claim for line in lines for claim in (line.basis, *(one.claim for one in line.followed.results[:SHOWN]))]


def _may_stand(line: Line, state: State) -> bool:
    """Whether a line may turn out to stand so: what is open may have a likely result."""
    return line.state is state or (state is State.CANDIDATE and line.state in STANDING)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 and int(text) > 0 else 1
