"""Lists: entries of a kind, with filters; the same as a CSV file."""

import csv
import io
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.asking import day, label, lemmas, people, side_names
from svod.columns import heads, row
from svod.errors import MisuseError
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from svod.web.days import View, view_of
from svod.web.lines import lines
from svod.web.rendering import page

EACH, MOST_CSV, DEEPEST = 40, 5_000, 200
FIELDS = ("area", "partner", "person", "since", "until", "stage", "form", "text")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter."""

    value: str
    label: str


def listed(request: Request) -> Response:
    """A list."""
    view = view_of(request)
    register = view.register
    kind = kind_asked(request)
    given = {name: request.query_params.get(name, "").strip()[:200] for name in FIELDS}
    trouble = ""
    try:
        question = question_of(kind, given, register)
    except MisuseError as error:
        question, trouble = Question(kind=kind), str(error)
    at = _number(request.query_params.get("page", "1"))
    found = [] if trouble else view.ask(replace(question, limit=EACH, offset=(at - 1) * EACH))
    count = 0 if trouble else view.count(question)
    name = links.LISTS[kind.value]
    return page(
        request,
        "list.html",
        status=400 if trouble else 200,
        kind=kind.value,
        name=name,
        given=given,
        trouble=trouble,
        lines=lines(register, found, view.day),
        count=count,
        at=at,
        last=max(1, min(DEEPEST, -(-count // EACH))),
        stages=_choices(view, "stage", kind),
        forms=_choices(view, "form", kind),
        next=links.query(f"/{name}", **given, page=at + 1),
        before=links.query(f"/{name}", **given, page=at - 1),
        export=links.query(f"/{name}.csv", **given),
    )


def exported(request: Request) -> Response:
    """A list as CSV, that spreadsheets open; a cell that one might run as a formula is disarmed."""
    view = view_of(request)
    kind = kind_asked(request)
    given = {name: request.query_params.get(name, "").strip()[:200] for name in FIELDS}
    found = view.ask(replace(question_of(kind, given, view.register), limit=MOST_CSV))
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(heads(kind))
    for entry in found:
        writer.writerow([f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell for cell in row(entry)])
    name = f'attachment; filename="svod-{links.LISTS[kind.value]}.csv"'
    return Response("\ufeff" + buffer.getvalue(), media_type="text/csv", headers={"Content-Disposition": name})


def kind_asked(request: Request) -> EntryKind:
    """The kind that the address names; HTTPException 404 when there is none."""
    name = request.path_params["name"]
    if name not in links.KINDS:
        raise HTTPException(404)
    return EntryKind(links.KINDS[name])


def question_of(kind: EntryKind, given: dict[str, str], register: Register) -> Question:
    """What the filters ask for; MisuseError when one is not understood."""
    return Question(
        kind=kind,
        areas=side_names(given["area"], register),
        partners=side_names(given["partner"], register),
        people=tuple(name for one in people(given["person"], register) for name in one.names)
        if given["person"]
        else (),
        since=day(given["since"]) if given["since"] else None,
        until=day(given["until"], last=True) if given["until"] else None,
        stage=given["stage"] or None,
        form=given["form"] or None,
        words=lemmas(given["text"]) if given["text"] else (),
    )


def _choices(view: View, column: str, kind: EntryKind) -> list[Choice]:
    known = [Choice(value, label(column, kind, value)) for value in view.register.values(column, kind, view.chosen)]
    return sorted(known, key=lambda one: one.label)


def _number(text: str) -> int:
    return min(int(text), DEEPEST) if text.isdecimal() and len(text) < 6 and int(text) > 0 else 1
