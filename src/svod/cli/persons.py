"""`svod who`: one person, with posts, meetings and commitments, each with its source."""

from typing import Annotated

import typer

from svod.asking import label, people
from svod.cells import day_cell, slot_cell, tenure_cell, when_cell
from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import console, print_json
from svod.columns import entry_to_json, source_line
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source, Tenure
from svod.model.question import Question
from svod.register import Register

FEW = 20
"""Events and commitments shown of one person, the newest ones; `svod show --person` shows all."""


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say("who.name"), show_default=False)],
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    with opened(register) as file:
        found = people(name, file)
        person = found[0]
        asked = {kind: _of(file, kind, person) for kind in (EntryKind.EVENT, EntryKind.COMMITMENT)}
        entries = [person, *asked[EntryKind.EVENT], *asked[EntryKind.COMMITMENT]]
        claims = [claim for tenure in person.tenures for claim in tenure.claims[-1:]]
        sources = file.sources([*claims, *(claim for entry in entries for claim in entry.claims)])
    if as_json:
        print_json(entry_to_json(entry, sources) for entry in entries)
        return
    _print(person, asked, sources)
    if len(found) > 1:
        console().print(say("who.others", names=", ".join(one.name for one in found[1:6])), markup=False)


def _of(file: Register, kind: EntryKind, person: Entry) -> list[Entry]:
    return file.ask(Question(kind=kind, people=person.names, limit=FEW))


def _print(person: Entry, asked: dict[EntryKind, list[Entry]], sources: dict[str, Source]) -> None:
    out = console()
    out.print(person.name, style="bold", markup=False)
    out.print()
    out.print(say("who.offices"), style="bold")
    for tenure in person.tenures:
        out.print(f"  {_tenure(tenure)}", markup=False)
        _cite(tenure.claims[-1:], sources)
    if not person.tenures:
        out.print(f"  {say('who.no-office')}", markup=False)
    for kind, title in ((EntryKind.EVENT, "who.events"), (EntryKind.COMMITMENT, "who.commitments")):
        if asked[kind]:
            out.print()
            out.print(say(title), style="bold")
        for entry in asked[kind]:
            out.print(f"  {_entry(entry)}", markup=False)
            _cite(entry.claims[-1:], sources)


def _tenure(tenure: Tenure) -> str:
    phase = label("stage", EntryKind.PERSON, tenure.phase.value)
    seen = say("who.seen", day=day_cell(tenure.seen)) if tenure.seen else say("read.unknown")
    return " — ".join(part for part in (tenure_cell(tenure), phase, when_cell(tenure.when) or seen) if part)


def _entry(entry: Entry) -> str:
    when = slot_cell(entry, "when") or slot_cell(entry, "due") or say("timeline.undated")
    what = slot_cell(entry, "what") or entry.name
    return f"{when} — {label('form', entry.kind, entry.form)}: {what}"


def _cite(claims: tuple[str, ...], sources: dict[str, Source]) -> None:
    for source in (sources[claim] for claim in claims if claim in sources):
        console().print(f"      «{' '.join(source.quote.split())}»", style="dim", markup=False)
        console().print(f"      {source_line(source)} · {source.claim}", style="dim", markup=False)
