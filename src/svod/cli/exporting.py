"""`svod export …`: files for other programs and for those who work in them."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from svod.asking import day, side_names
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    OverdueOption,
    OwnerOption,
    PartnerOption,
    RegisterOption,
    SinceOption,
    StateOption,
    opened,
)
from svod.cli.output import save
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register


class Exports(TyperGroup):
    """The commands; `svod export OUT --canonical` is `svod export canonical OUT`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let the option name the command."""
        if "--canonical" in args:
            args = ["canonical", *(each for each in args if each != "--canonical")]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=Exports, no_args_is_help=True, help=say("export.help"))

AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))]
OutputOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help=say("export.output"), show_default=False)
]


@app.command(help=say("export.control.help"))
def control(
    output: OutputOption,
    area: AreaOption = None,
    partner: PartnerOption = None,
    owner: OwnerOption = None,
    state: StateOption = None,
    overdue: OverdueOption = False,
    as_of: AsOfOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, write."""
    from svod.export.control import as_sheet, as_word, cited
    from svod.follow.promises import State
    from svod.following import control_list

    makers = {".xlsx": as_sheet, ".docx": as_word}
    make = makers.get(output.suffix.lower())
    if make is None:
        raise MisuseError(say("ask.format", path=output, known=", ".join(makers)))
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        areas = side_names(area, file)
        partners = side_names(partner, file)
        only = State.OVERDUE if overdue else state
        lines = control_list(file, areas, partners, today, owner=owner, state=only)
        sources = file.sources(cited(lines))
    save(output, make(lines, sources, today))
    print(say("export.written", path=output, lines=len(lines)))


def asked(
    file: Register,
    kinds: tuple[EntryKind, ...],
    area: str | None,
    partner: str | None,
    told: date | None = None,
) -> tuple[list[Entry], dict[str, Source]]:
    """Entries of some kinds that concern the sides, with their sources."""
    areas = side_names(area, file)
    partners = side_names(partner, file)
    questions = (Question(kind=kind, areas=areas, partners=partners, told=told) for kind in kinds)
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


@app.command(help=say("export.claims.help"))
def claims(
    output: OutputOption,
    raw: Annotated[bool, typer.Option("--pages/--no-pages", help=say("export.raw"))] = True,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write line by line."""
    from svod.export.jsonl import dump

    with opened(register) as file:
        pages = dump(file, output, raw=raw)
    print(say("export.pages", path=output, pages=pages))


@app.command(help=say("export.canonical.help"))
def canonical(
    output: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help=say("export.output"), show_default=False)],
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write line by line."""
    from svod.export.jsonl import dump_canonical

    with opened(register) as file:
        lines = dump_canonical(file, output)
    print(say("export.written", path=output, lines=lines))


@app.command(help=say("export.schema.help"))
def schema() -> None:
    """Print the schema of the lines."""
    from svod.export.schema import schema as made

    print(json.dumps(made(), ensure_ascii=False, indent=1))


@app.command(help=say("export.tables.help"))
def tables(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help=say("export.folder"), show_default=False)
    ],
    suffix: Annotated[str, typer.Option("--format", metavar="FORMAT", help=say("export.format"))] = "csv",
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, write table by table."""
    from svod.export.tables import WRITERS, write

    if suffix not in WRITERS:
        raise MisuseError(say("ask.format", path=suffix, known=", ".join(WRITERS)))
    with opened(register) as file:
        try:
            written = write(file, output, suffix)
        except OSError as error:
            raise MisuseError(say("ask.output", path=output, error=error.strerror or error)) from error
    for name, lines in written.items():
        print(say("export.written", path=output / f"{name}.{suffix}", lines=lines))


@app.command(help=say("export.feed.help"))
def feed(
    output: OutputOption,
    area: AreaOption = None,
    partner: PartnerOption = None,
    since: SinceOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, write."""
    from svod.export.feed import feed as written

    with opened(register) as file:
        entries, sources = asked(file, tuple(EntryKind), area, partner, day(since) if since else None)
    raw, count = written(entries, sources, date.today(), register.stem)
    save(output, raw)
    print(say("export.entries", path=output, entries=count))
