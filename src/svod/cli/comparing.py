"""`svod compare`: two figures, or two areas side by side, with the reasons where they cannot be compared."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import area_names, side_names
from svod.brief import compiled
from svod.brief.formats import FORMATS
from svod.brief.markdown import Briefing
from svod.cli import following
from svod.cli.options import DEFAULT_REGISTER, PartnerOption, RegisterOption, opened
from svod.cli.output import save
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register

LOOKED_AT = 1000
"""Entries of a kind that are looked at, the newest."""


def compare(
    one: Annotated[str, typer.Argument(metavar="ONE", help=say("compare.one"), show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help=say("compare.other"), show_default=False)],
    partner: PartnerOption = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print or save."""
    if one.startswith("indicator:"):
        following.compare(one, other, register)
        return
    made = FORMATS.get(output.suffix.lower()) if output else None
    if output and made is None:
        raise MisuseError(say("ask.format", path=output, known=", ".join(FORMATS)))
    with opened(register) as file:
        told = _regions(file, one, other, partner)
    if output is None or made is None:
        print(told.text)
        return
    save(output, made(told))
    print(say("brief.written", path=output, sources=told.sources))


def _regions(file: Register, one: str, other: str, partner: str | None) -> Briefing:
    from svod.export.regions import Side, side_by_side

    today = date.today()
    partners = side_names(partner, file)
    sides, claims = [], []
    for asked in (one, other):
        areas = area_names(asked, file)
        questions = (Question(kind=kind, areas=areas, partners=partners, limit=LOOKED_AT) for kind in EntryKind)
        entries = [entry for question in questions for entry in file.ask(question)]
        claims += [claim for entry in entries for claim in entry.claims]
        sides.append(Side(areas[0], compiled(entries, areas, partners or ("",), today, recent=None)))
    return side_by_side(sides[0], sides[1], file.sources(claims), today, partners[0] if partners else None)
