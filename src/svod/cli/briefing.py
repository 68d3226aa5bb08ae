"""`svod brief`: the briefing on two sides, as Markdown."""

from pathlib import Path
from typing import Annotated

import typer

from svod.asking import area_names
from svod.cli.options import DEFAULT_REGISTER, RegisterOption, opened
from svod.errors import MisuseError
from svod.flow import brief as write
from svod.messages import say


def brief(
    area: Annotated[str, typer.Option("--area", "-a", metavar="AREA", help=say("cli.area"), show_default=False)],
    partner: Annotated[
        str, typer.Option("--partner", "-p", metavar="AREA", help=say("cli.partner"), show_default=False)
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE.md", help=say("brief.output"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write, print or save."""
    with opened(register) as file:
        briefing = write(file, area_names(area, file), area_names(partner, file))
    if output is None:
        print(briefing.text)
        return
    try:
        output.write_text(briefing.text, "utf-8")
    except OSError as error:
        raise MisuseError(say("ask.output", path=output, error=error.strerror or error)) from error
    print(say("brief.written", path=output, sources=briefing.sources))
