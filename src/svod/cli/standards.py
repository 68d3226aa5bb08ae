"""`svod export ftm|jsonld|sqlite`: the whole register in the words of other systems, and as a file of itself."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from svod.cells import decimal
from svod.cli.options import DEFAULT_REGISTER, RegisterOption, opened
from svod.errors import MisuseError
from svod.messages import say

OutputOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"), show_default=False)
]


def ftm(output: OutputOption, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Parse, write line by line."""
    from svod.export.ftm import write

    with opened(register) as file:
        made = write(file, output)
    for schema, lines in made.items():
        print(f"{schema}: {lines}")
    print(say("export.written", path=output, lines=sum(made.values())))


def jsonld(output: OutputOption, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Parse, write node by node."""
    from svod.export.linked import write

    with opened(register) as file:
        lines = write(file, output)
    print(say("export.written", path=output, lines=lines))


def sqlite(output: OutputOption, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Parse, copy."""
    with opened(register) as file:
        try:
            size = file.backup(output)
        except FileExistsError as error:
            raise MisuseError(say("export.exists", path=output)) from error
        except (OSError, sqlite3.Error) as error:
            raise MisuseError(
                say("ask.output", path=output, error=getattr(error, "strerror", None) or error)
            ) from error
    print(say("export.copied", path=output, size=decimal(size / 2**20)))
