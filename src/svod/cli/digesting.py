"""`svod digest`: what is new since a day, printed, saved as the file's suffix says, or sent by mail."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import day, side_names
from svod.brief.formats import FORMATS
from svod.briefing import news
from svod.cli.options import DEFAULT_REGISTER, AreaOption, PartnerOption, RegisterOption, opened
from svod.cli.output import by_suffix, save
from svod.export.mail import Server, letter, send
from svod.messages import say
from svod.settings import Settings


def digest(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help=say("cli.since"), show_default=False)],
    area: AreaOption = None,
    partner: PartnerOption = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("brief.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))] = None,
    mail_to: Annotated[
        list[str] | None, typer.Option("--mail-to", metavar="ADDRESS", help=say("digest.mail"), show_default=False)
    ] = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, gather, print, save or send."""
    made = by_suffix(output, FORMATS)
    server = Server.of(Settings.of().smtp) if mail_to else None
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        areas = side_names(area, file)
        partners = side_names(partner, file)
        told = news(file, day(since), today, areas, partners)
    if server is not None and mail_to:
        html = FORMATS[".html"](told).decode("utf-8")
        send(letter(told.title, told.text, html, server.sender, mail_to), server)
        print(say("digest.sent", readers=", ".join(mail_to)))
    if output is not None and made is not None:
        save(output, made(told))
        print(say("brief.written", path=output, sources=told.sources))
    if output is None and server is None:
        print(told.text)
