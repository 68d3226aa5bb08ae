"""`svod brief`: the briefing on two sides, printed as Markdown or saved as the file's suffix says."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import area_names, day
from svod.brief.formats import FORMATS
from svod.briefing import brief as write
from svod.cli.options import DEFAULT_REGISTER, RegisterOption, SinceOption, opened
from svod.cli.output import by_suffix, save
from svod.messages import say


def brief(
    area: Annotated[str, typer.Option("--area", "-a", metavar="AREA", help=say("cli.area"), show_default=False)],
    partner: Annotated[
        str, typer.Option("--partner", "-p", metavar="AREA", help=say("cli.partner"), show_default=False)
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))] = None,
    since: SinceOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write, print or save."""
    made = by_suffix(output, FORMATS)
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        briefing = write(file, area_names(area, file), area_names(partner, file), today, day(since) if since else None)
    if output is None or made is None:
        print(briefing.text)
        return
    save(output, made(briefing))
    print(say("brief.written", path=output, sources=briefing.sources))
