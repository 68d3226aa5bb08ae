"""`svod brief`: the briefing on two sides, an event, a person, an organisation or a body; printed, or saved as the
file's suffix says."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod import briefing
from svod.asking import area_names, day, organisation, people
from svod.brief import Briefing
from svod.brief.formats import FORMATS
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    PartnerOption,
    PersonOption,
    RegisterOption,
    SinceOption,
    opened,
)
from svod.cli.output import by_suffix, save
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.register import Register


def brief(
    area: AreaOption = None,
    partner: PartnerOption = None,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help=say("brief.event"))] = None,
    person: PersonOption = None,
    firm: Annotated[str | None, typer.Option("--organisation", metavar="NAME", help=say("brief.organisation"))] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="NAME", help=say("brief.body"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))] = None,
    since: SinceOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write, print or save."""
    made = by_suffix(output, FORMATS)
    sides = area or partner
    if sum(map(bool, (sides, event, person, firm, body))) != 1 or (sides and not (area and partner)):
        raise MisuseError(say("brief.one"))
    days = (day(as_of, last=True) if as_of else date.today(), day(since) if since else None)
    with opened(register) as file:
        if area and partner:
            told = briefing.brief(file, area_names(area, file), area_names(partner, file), *days)
        else:
            told = _of_one(file, event, person, firm, body, days)
    if output is None or made is None:
        print(told.text)
        return
    save(output, made(told))
    print(say("brief.written", path=output, sources=told.sources))


def _of_one(
    file: Register,
    event: str | None,
    person: str | None,
    firm: str | None,
    body: str | None,
    days: tuple[date, date | None],
) -> Briefing:
    if event:
        return briefing.brief_event(file, _event(file, event), *days)
    if person:
        return briefing.brief_person(file, people(person, file)[0], *days)
    if firm:
        return briefing.brief_organisation(file, organisation(firm, file), *days)
    return briefing.brief_body(file, organisation(body or "", file), *days)


def _event(file: Register, name: str) -> Entry:
    entry = file.entry(name)
    if entry is None or entry.kind is not EntryKind.EVENT:
        raise MisuseError(say("brief.no-event", name=name))
    return entry
