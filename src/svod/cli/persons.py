"""`svod who`: one person, with posts, meetings and commitments, each with its source; or who held posts on a day."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from svod.asking import area_names, day, label, people
from svod.cells import day_cell, slot_cell
from svod.cli.options import DEFAULT_REGISTER, AreaOption, JsonOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json, print_table
from svod.columns import entry_to_json, source_line, source_to_json
from svod.errors import MisuseError
from svod.follow.offices import Holding, Term, holding
from svod.following import holders, offices
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register

FEW = 20
"""Events and commitments shown of one person, the newest ones; `svod show --person` shows all."""


def who(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=say("who.name"), show_default=False)] = None,
    area: AreaOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("who.as-of"))] = None,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print: one person, or those who held the posts of an area on a day."""
    on = day(as_of, last=True) if as_of else None
    if name is None:
        if area is None:
            raise MisuseError(say("who.whom"))
        _holders(register, area, on or date.today(), as_json=as_json)
        return
    with opened(register) as file:
        found = people(name, file)
        person = found[0]
        asked = {kind: _told_of(file, kind, person) for kind in (EntryKind.EVENT, EntryKind.COMMITMENT)}
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


def _holders(register: Path, area: str, on: date, *, as_json: bool) -> None:
    with opened(register) as file:
        held = holders(file, area_names(area, file), on)
        sources = file.sources(term.until_claim for term in held if term.until_claim)
    if as_json:
        print_json(_held_to_json(term, on, sources) for term in held)
    elif not held:
        complain(say("who.nobody", day=day_cell(on)))
    else:
        heads = [say(f"col.{name}") for name in ("post", "person", "when")] + [say("web.sources")]
        print_table(heads, [_row(term, on, sources) for term in held])


def _row(term: Term, on: date, sources: dict[str, Source]) -> list[str]:
    source = sources.get(term.until_claim or "")
    parts = (_post(term), say("who.acting") if term.acting else "")
    state = say(f"who.on.{holding(term, on).value}", day=day_cell(on))
    return [" — ".join(part for part in parts if part), term.name, state, source_line(source) if source else ""]


def _held_to_json(term: Term, on: date, sources: dict[str, Source]) -> dict[str, Any]:
    last = term.until_claim or ""
    return {
        "person": term.person,
        "name": term.name,
        "role": term.role,
        "organisation": term.organisation,
        "area": term.area,
        "acting": term.acting,
        "holding": holding(term, on).value,
        "since": term.since.isoformat() if term.since else None,
        "until": term.until.isoformat() if term.until else None,
        "before": term.before,
        "after": term.after,
        "source": source_to_json(sources[last]) if last in sources else None,
    }


def _told_of(file: Register, kind: EntryKind, person: Entry) -> list[Entry]:
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
    known = say("who.known-from-to", since=day_cell(term.since), until=day_cell(term.until))
    told = [
        _post(term),
        say("who.acting") if term.acting else "",
        known if term.since and term.until else say("read.unknown"),
    ]
    told += [say("who.ended") if term.ended else ""]
    told += [say(f"who.{way}", name=name) for way, name in (("before", term.before), ("after", term.after)) if name]
    told += [say(f"who.on.{holding(term, on).value}", day=day_cell(on))] if on else []
    return " — ".join(part for part in told if part)


def _post(term: Term) -> str:
    return ", ".join(part for part in (term.role, term.organisation, term.area) if part)


def _entry(entry: Entry) -> str:
    when = slot_cell(entry, "when") or slot_cell(entry, "due") or say("timeline.undated")
    what = slot_cell(entry, "what") or entry.name
    return f"{when} — {label('form', entry.kind, entry.form)}: {what}"


def _cite(claims: tuple[str, ...], sources: dict[str, Source]) -> None:
    for source in (sources[claim] for claim in claims if claim in sources):
        console().print(f"      «{' '.join(source.quote.split())}»", style="dim", markup=False)
        console().print(f"      {source_line(source)} · {source.claim}", style="dim", markup=False)
