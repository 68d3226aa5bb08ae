"""`svod show`: entries, pages and problems as a table, JSON or CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

import typer

from svod.asking import close_names, code, day, lemmas, people, side_names
from svod.cards import may_be, visit_parts
from svod.cells import when_cell
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    CsvOption,
    FormOption,
    JsonOption,
    LimitOption,
    PartnerOption,
    PersonOption,
    RegisterOption,
    SinceOption,
    StageOption,
    TextOption,
    UntilOption,
    one_format,
    opened,
)
from svod.cli.output import complain, print_csv, print_json, print_table
from svod.columns import entry_to_json, heads, row
from svod.errors import MisuseError
from svod.messages import say
from svod.model.contract import when_to_json
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register


class Shown(StrEnum):
    """What can be shown."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    EVENTS = "events"
    AGREEMENTS = "agreements"
    PROJECTS = "projects"
    COMMITMENTS = "commitments"
    INDICATORS = "indicators"
    PAGES = "pages"
    PROBLEMS = "problems"


KINDS = dict(zip(list(Shown)[:7], EntryKind, strict=True))


def show(
    what: Annotated[str, typer.Argument(metavar="WHAT", help=say("show.what"), show_default=False)],
    area: AreaOption = None,
    partner: PartnerOption = None,
    person: PersonOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    stage: StageOption = None,
    form: FormOption = None,
    text: TextOption = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    shown = _shown(what)
    one_format(as_json, as_csv)
    if limit < 1:
        raise MisuseError(say("ask.limit"))
    with opened(register) as file:
        if shown is Shown.PAGES:
            _pages(file, limit, as_json, as_csv)
            return
        if shown is Shown.PROBLEMS:
            _problems(file, limit, as_json, as_csv)
            return
        kind = KINDS[shown]
        question = Question(
            kind=kind,
            areas=side_names(area, file),
            partners=side_names(partner, file),
            people=tuple(name for one in people(person, file) for name in one.names) if person else (),
            since=day(since) if since else None,
            until=day(until, last=True) if until else None,
            stage=code(stage, "stage", kind, file) if stage else None,
            form=code(form, "form", kind, file) if form else None,
            words=lemmas(text) if text else (),
            limit=limit,
        )
        _entries(file, question, as_json, as_csv)


def _shown(what: str) -> Shown:
    if what in set(Shown):
        return Shown(what)
    close = close_names(what, list(Shown))
    hint = " " + say("ask.close", names=", ".join(close)) if close else ""
    raise MisuseError(say("ask.what", value=what, known=", ".join(Shown)) + hint)


def _entries(file: Register, question: Question, as_json: bool, as_csv: bool) -> None:
    assert question.kind is not None
    found = file.ask(question)
    parts = visit_parts(file, found) if question.kind is EntryKind.EVENT and not as_csv else {}
    if as_json:
        sources = file.sources(claim for entry in found for claim in entry.claims)
        known = [replace(entry, candidates=(*entry.candidates, *may_be(file, entry))) for entry in found]
        print_json(entry_to_json(entry, sources) | _parts(entry, parts) for entry in known)
    elif as_csv:
        print_csv(heads(question.kind), [row(entry) for entry in found])
    else:
        _print(heads(question.kind), [*_rows(found, parts)], as_csv)
    if not as_json and not as_csv and len(found) == question.limit:
        all_ = file.count(question)
        if all_ > len(found):
            complain(say("show.more", shown=len(found), all=all_, all_raw=str(all_)))


def _parts(entry: Entry, parts: Mapping[str, list[Entry]]) -> dict[str, Any]:
    return {"parts": [one.id for one in parts[entry.id]]} if entry.id in parts else {}


def _rows(found: Sequence[Entry], parts: Mapping[str, list[Entry]]) -> Iterator[list[str]]:
    """The entries in their order; what belongs to a visit that is shown stands right under it, marked."""
    shown = {entry.id for entry in found}
    under = {part.id: visit for visit, own in parts.items() for part in own if part.id in shown}
    for entry in found:
        if entry.id not in under:
            yield row(entry)
            for part in parts.get(entry.id, ()):
                if under.get(part.id) == entry.id:
                    first, form, *rest = row(part)
                    yield [first, f"↳ {form}", *rest]


def _pages(file: Register, limit: int, as_json: bool, as_csv: bool) -> None:
    records = file.pages(limit=limit)
    if as_json:
        print_json(
            {
                "id": one.digest,
                "address": one.address,
                "title": one.title,
                "published": when_to_json(one.published),
                "publisher": one.publisher,
                "origin": one.origin,
                "genre": one.genre,
                "claims": one.claims,
                "added": one.added,
            }
            for one in records
        )
        return
    names = [say(f"col.{name}") for name in ("published", "publisher", "title", "claims", "address")]
    rows = [
        [when_cell(one.published), one.publisher or "", one.title or "", str(one.claims), one.address]
        for one in records
    ]
    _print(names, rows, as_csv)


def _problems(file: Register, limit: int, as_json: bool, as_csv: bool) -> None:
    found = file.problems(limit)
    if as_json:
        lines: list[dict[str, Any]] = [
            {"address": one.address, "page": one.page, "code": one.code, "message": one.message} for one in found
        ]
        print_json(lines)
        return
    names = [say(f"col.{name}") for name in ("address", "code", "message")]
    _print(names, [[one.address, one.code, one.message] for one in found], as_csv)


def _print(names: Sequence[str], rows: Sequence[Sequence[str]], as_csv: bool) -> None:
    if as_csv:
        print_csv(names, rows)
    elif rows:
        print_table(names, rows)
    else:
        complain(say("show.none"))
