"""`svod who`: one person, with posts, meetings and commitments, each with its source."""

from datetime import date
from typing import Annotated

import typer

from svod.asking import day, label, people
from svod.cells import day_cell, slot_cell
from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import console, print_json
from svod.columns import entry_to_json, source_line
from svod.follow.offices import Holding, Term, holding
from svod.following import offices
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register

FEW = 20
"""Events and commitments shown of one person, the newest ones; `svod show --person` shows all."""


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say("who.name"), show_default=False)],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("who.as-of"))] = None,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    on = day(as_of, last=True) if as_of else None
    with opened(register) as file:
        found = people(name, file)
        person = found[0]
        asked = {kind: _of(file, kind, person) for kind in (EntryKind.EVENT, EntryKind.COMMITMENT)}
        entries = [person, *asked[EntryKind.EVENT], *asked[EntryKind.COMMITMENT]]
        held = offices(file, person)
        claims = [claim for term in held for claim in (term.since_claim, term.until_claim) if claim]
        sources = file.sources([*claims, *(claim for entry in entries for claim in entry.claims)])
    if as_json:
        print_json(entry_to_json(entry, sources) for entry in entries)
        return
    _print(person, held, on, asked, sources)
    if len(found) > 1:
        console().print(say("who.others", names=", ".join(one.name for one in found[1:6])), markup=False)


def _of(file: Register, kind: EntryKind, person: Entry) -> list[Entry]:
    return file.ask(Question(kind=kind, people=person.names, limit=FEW))


def _print(
    person: Entry,
    held: list[Term],
    on: date | None,
    asked: dict[EntryKind, list[Entry]],
    sources: dict[str, Source],
) -> None:
    out = console()
    out.print(person.name, style="bold", markup=False)
    out.print()
    out.print(say("who.offices"), style="bold")
    for term in sorted(held, key=lambda term: list(Holding).index(holding(term, on))) if on else held:
        out.print(f"  {_term(term, on)}", markup=False)
        _cite(tuple(dict.fromkeys(claim for claim in (term.since_claim, term.until_claim) if claim)), sources)
    if not held:
        out.print(f"  {say('who.no-office')}", markup=False)
    for kind, title in ((EntryKind.EVENT, "who.events"), (EntryKind.COMMITMENT, "who.commitments")):
        if asked[kind]:
            out.print()
            out.print(say(title), style="bold")
        for entry in asked[kind]:
            out.print(f"  {_entry(entry)}", markup=False)
            _cite(entry.claims[-1:], sources)


def _term(term: Term, on: date | None) -> str:
    """«губернатор, Томская область — известно с 03.02.2022 по 06.05.2024 — до того — Олег Чижов»"""
    post = ", ".join(part for part in (term.role, term.organisation, term.area) if part)
    known = say("who.known-from-to", since=day_cell(term.since), until=day_cell(term.until))
    told = [post, say("who.acting") if term.acting else "", known if term.since and term.until else say("read.unknown")]
    told += [say("who.ended") if term.ended else ""]
    told += [say(f"who.{way}", name=name) for way, name in (("before", term.before), ("after", term.after)) if name]
    told += [say(f"who.on.{holding(term, on).value}", day=day_cell(on))] if on else []
    return " — ".join(part for part in told if part)


def _entry(entry: Entry) -> str:
    when = slot_cell(entry, "when") or slot_cell(entry, "due") or say("timeline.undated")
    what = slot_cell(entry, "what") or entry.name
    return f"{when} — {label('form', entry.kind, entry.form)}: {what}"


def _cite(claims: tuple[str, ...], sources: dict[str, Source]) -> None:
    for source in (sources[claim] for claim in claims if claim in sources):
        console().print(f"      «{' '.join(source.quote.split())}»", style="dim", markup=False)
        console().print(f"      {source_line(source)} · {source.claim}", style="dim", markup=False)
