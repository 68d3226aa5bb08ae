"""Options that several commands share."""

from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from svod.cli.output import complain
from svod.errors import MisuseError
from svod.flow import freshen
from svod.follow.promises import State
from svod.messages import say
from svod.register import Register
from svod.settings import Settings

DEFAULT_REGISTER = Settings.of().register

RegisterOption = Annotated[
    Path,
    typer.Option("--register", "-r", metavar="FILE", envvar="SVOD_REGISTER", help=say("cli.register")),
]
JsonOption = Annotated[bool, typer.Option("--json", help=say("cli.json"))]
CsvOption = Annotated[bool, typer.Option("--csv", help=say("cli.csv"))]
AreaOption = Annotated[str | None, typer.Option("--area", "-a", metavar="AREA", help=say("cli.area"))]
PartnerOption = Annotated[str | None, typer.Option("--partner", "-p", metavar="AREA", help=say("cli.partner"))]
PersonOption = Annotated[str | None, typer.Option("--person", metavar="NAME", help=say("cli.person"))]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help=say("cli.since"))]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help=say("cli.until"))]
StageOption = Annotated[str | None, typer.Option("--stage", metavar="STAGE", help=say("cli.stage"))]
FormOption = Annotated[str | None, typer.Option("--form", metavar="FORM", help=say("cli.form"))]
TextOption = Annotated[str | None, typer.Option("--text", metavar="WORDS", help=say("cli.text"))]
OwnerOption = Annotated[str | None, typer.Option("--owner", metavar="NAME", help=say("follow.owner"))]
StateOption = Annotated[State | None, typer.Option("--state", help=say("follow.which"))]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=say("follow.overdue"))]
LimitOption = Annotated[int, typer.Option("--limit", "-n", metavar="N", help=say("cli.limit"))]


MUCH, AGAIN = 1000, 20.0
"""Claims of which it is said that they wait to be joined; seconds after which it is said again how many do."""


def opened(path: Path) -> Register:
    """The register, its entries up to date: an interrupted loading or an older version leaves some to be joined, which
    is said where it takes long."""
    register = Register(path)
    told: float | None = None

    def joining(done: int, all_: int) -> None:
        nonlocal told
        if all_ >= MUCH and (told is None or monotonic() - told >= AGAIN):
            complain(say("register.joining" if told is None else "register.joined", path=path, left=all_ - done))
            told = monotonic()

    freshen(register, joining)
    return register


def one_format(as_json: bool, as_csv: bool) -> None:
    """MisuseError when both were asked for."""
    if as_json and as_csv:
        raise MisuseError(say("ask.both"))
