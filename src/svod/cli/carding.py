"""`svod organisation`, `svod body`, `svod area`: one organisation, joint body or area with all that hangs on it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

import typer

from svod.asking import area_names, side_names
from svod.cards import OrganisationCard, bodies, organisation_card, organisations
from svod.cards import area as area_facts
from svod.cards import body as bodies_called
from svod.cells import day_cell
from svod.cli.following import cite
from svod.cli.options import DEFAULT_REGISTER, AreaOption, JsonOption, PartnerOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json
from svod.columns import entry_to_json
from svod.follow.bodies import JointBody, Session
from svod.follow.offices import Term
from svod.messages import say
from svod.model.entry import Entry, Source
from svod.model.score import Candidate
from svod.resolve.areas import AreaCard
from svod.resolve.officials import official_names

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help=say("card.name"), show_default=False)]
BodyArgument = Annotated[str | None, typer.Argument(metavar="NAME", help=say("body.name"), show_default=False)]


def organisation(name: NameArgument, as_json: JsonOption = False, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Parse, ask, print: names, area, parts and wholes, those who may be the same and why."""
    with opened(register) as file:
        found = [organisation_card(file, entry) for entry in organisations(file, name)]
        sources = file.sources(claim for card in found for claim in (*card.renaming, *card.entry.claims[-3:]))
    if as_json:
        print_json(_card_to_json(card, sources) for card in found)
        return
    for card in found:
        _print_organisation(card, sources)


def body(
    name: BodyArgument = None,
    area: AreaOption = None,
    partner: PartnerOption = None,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print: sides, co-chairs over time, sessions by number with gaps, clashes and what is inferred."""
    with opened(register) as file:
        areas = side_names(area, file)
        partners = side_names(partner, file)
        found = bodies_called(file, name) if name else bodies(file, areas, partners)
    if as_json:
        print_json(asdict(one) for one in found)
    elif not found:
        complain(say("show.none"))
    for one in found if not as_json else ():
        _print_body(one)


def area(name: NameArgument, as_json: JsonOption = False, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Parse, ask, print: codes, what it lies in, what lies in it, its twins."""
    with opened(register) as file:
        found = area_facts(area_names(name, file))
    if as_json:
        print_json(asdict(card) for card in found)
        return
    for card in found:
        _print_area(card)


def _print_organisation(card: OrganisationCard, sources: dict[str, Source]) -> None:
    entry, out = card.entry, console()
    out.print(entry.name, style="bold", markup=False)
    _line("card.names", (name for name in entry.names if name != entry.name))
    _line("card.official", official_names(entry.names))
    _line("card.also", entry.also)
    _line("card.called", (one.name for one in card.called))
    _line("card.areas", entry.areas)
    _line("card.part-of", entry.wholes)
    _line("card.parts", (one.name for one in card.parts))
    _line("card.formerly", [*map(_with_days, card.formerly)] or entry.formerly)
    _line("card.successors", map(_with_days, card.successors))
    cite(card.renaming, sources)
    _line("card.people", entry.people)
    _line("card.known", [_days(entry)] if entry.end else [])
    for one in entry.candidates:
        out.print(f"  {say('card.candidate', name=one.name, reasons=_reasons(one))}", markup=False)
    cite(entry.claims[-3:], sources)
    out.print(f"  {entry.id}", style="dim", markup=False)
    out.print()


def _print_body(one: JointBody) -> None:
    out = console()
    out.print(one.name, style="bold", markup=False)
    _line("card.official", official_names(one.names))
    _line("body.sides", one.sides)
    _line("body.turns", one.turns)
    _line("body.chairs", map(_chair, one.chairs))
    for session in one.sessions:
        out.print(f"  {_session(session)}", markup=False)
    _line("body.gaps", map(str, one.gaps))
    _line("body.clashes", map(str, one.clashes))
    out.print(f"  {one.entry}", style="dim", markup=False)
    out.print()


def _print_area(card: AreaCard) -> None:
    out = console()
    out.print(f"{card.name} — {say(f'area.kind.{card.kind}')}", style="bold", markup=False)
    codes = [f"{name} {code}" for name, code in _codes(card) if code]
    _line("area.codes", codes)
    _line("area.above", card.above)
    _line("area.also", card.also)
    _line("area.adjectives", card.adjectives)
    _line("area.twins", card.twins)
    _line("area.below", card.below)
    out.print()


def _codes(card: AreaCard) -> tuple[tuple[str, str], ...]:
    standard = "ISO 3166-2" if "-" in card.iso else "ISO 3166-1"
    return (standard, card.iso), (say("area.okato"), card.okato), (say("area.oktmo"), card.oktmo)


def _line(code: str, values: Iterable[str]) -> None:
    said = list(values)
    if said:
        console().print(f"  {say(code)}: {', '.join(said)}", markup=False)


def _chair(term: Term) -> str:
    """«Вера Лыкова (сопредседатель, Томская область; 03.02.2022 – 06.05.2024)»"""
    post = ", ".join(part for part in (term.role, term.area) if part)
    days = f"; {day_cell(term.since)} – {day_cell(term.until)}" if term.since and term.until else ""
    return f"{term.name} ({post}{days})"


def _session(one: Session) -> str:
    """«XX → 20-е: 12.05.2025, Минск — состоялось»"""
    number = say("body.session", number=str(one.ordinal)) if one.ordinal else say("body.unnumbered")
    days = " – ".join(dict.fromkeys(day_cell(day) for day in (one.start, one.end) if day))
    where = ", ".join(part for part in (days, one.place) if part) or say("timeline.undated")
    inferred = "".join(f" — {say(f'body.inferred.{code}')}" for code in one.inferred)
    chaired = f" — {say('body.chaired', names=', '.join(one.chairs))}" if one.chairs else ""
    return f"{number}: {where} — {say(f'modality.{one.modality}')}{chaired}{inferred}"


def _days(entry: Entry) -> str:
    return " – ".join(dict.fromkeys(day_cell(day) for day in (entry.start, entry.end) if day))


def _with_days(entry: Entry) -> str:
    return f"{entry.name} ({_days(entry)})" if entry.end else entry.name


def _reasons(one: Candidate) -> str:
    return "; ".join(say(f"reason.{reason.code}") for reason in one.score.reasons if reason.points)


def _card_to_json(card: OrganisationCard, sources: dict[str, Source]) -> dict[str, Any]:
    data = entry_to_json(card.entry, sources)
    lists = {name: list(getattr(card.entry, name)) for name in ("also", "wholes", "formerly", "people")}
    tied = {name: [one.id for one in getattr(card, name)] for name in ("parts", "called", "successors")}
    return {**data, **lists, **tied, "renaming": list(card.renaming)}
