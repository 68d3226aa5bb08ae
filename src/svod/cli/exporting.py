"""`svod export …`: files for other programs and for those who work in them."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import area_names, day
from svod.cli.options import DEFAULT_REGISTER, AreaOption, PartnerOption, RegisterOption, opened
from svod.cli.output import save
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register

app = typer.Typer(no_args_is_help=True, help=say("export.help"))

AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))]
OutputOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help=say("export.output"), show_default=False)
]


@app.command(help=say("export.control.help"))
def control(
    output: OutputOption,
    area: AreaOption = None,
    partner: PartnerOption = None,
    as_of: AsOfOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, write."""
    from svod.export.control import LISTED
    from svod.export.control import control as listed
    from svod.export.control_files import as_sheet, as_word

    makers = {".xlsx": as_sheet, ".docx": as_word}
    make = makers.get(output.suffix.lower())
    if make is None:
        raise MisuseError(say("ask.format", path=output, known=", ".join(makers)))
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        entries, sources = asked(file, LISTED, area, partner)
    items = listed(entries, sources, today)
    save(output, make(items, today))
    print(say("export.written", path=output, lines=len(items)))


def asked(
    file: Register, kinds: tuple[EntryKind, ...], area: str | None, partner: str | None
) -> tuple[list[Entry], dict[str, Source]]:
    """Entries of some kinds that concern the sides, with their sources."""
    areas = area_names(area, file) if area else ()
    partners = area_names(partner, file) if partner else ()
    questions = (Question(kind=kind, areas=areas, partners=partners) for kind in kinds)
    entries = [entry for question in questions for entry in file.ask(question)]
    return entries, file.sources(claim for entry in entries for claim in entry.claims)


@app.command(help=say("export.calendar.help"))
def calendar(
    output: OutputOption,
    area: AreaOption = None,
    partner: PartnerOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, write."""
    from svod.export.calendar import HELD
    from svod.export.calendar import calendar as written

    with opened(register) as file:
        raw, count = written(*asked(file, HELD, area, partner))
    save(output, raw)
    print(say("export.events", path=output, events=count))
