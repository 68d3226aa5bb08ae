"""`svod digest`: what is new since a day, printed or saved as the file's suffix says."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import area_names, day
from svod.brief.formats import FORMATS
from svod.cli.options import DEFAULT_REGISTER, AreaOption, PartnerOption, RegisterOption, opened
from svod.cli.output import by_suffix, save
from svod.flow import news
from svod.messages import say


def digest(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help=say("cli.since"), show_default=False)],
    area: AreaOption = None,
    partner: PartnerOption = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, gather, print or save."""
    made = by_suffix(output, FORMATS)
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        areas = area_names(area, file) if area else ()
        partners = area_names(partner, file) if partner else ()
        told = news(file, day(since), today, areas, partners)
    if output is None or made is None:
        print(told.text)
        return
    save(output, made(told))
    print(say("brief.written", path=output, sources=told.sources))
