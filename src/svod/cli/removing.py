"""`svod remove`: pages out of the register, with all that rests on them alone."""

import sys
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, RegisterOption, opened
from svod.errors import MisuseError
from svod.flow import remove as take_out
from svod.messages import say
from svod.register import Register
from svod.register.pages import Record


def remove(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE...", help=say("remove.pages"), show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("remove.yes"))] = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Find, ask, take out."""
    with opened(register) as file:
        found = [_found(file, asked) for asked in dict.fromkeys(pages)]
        for page in found:
            print(say("remove.line", address=page.address, title=page.title or "—", claims=page.claims))
        if not yes and sys.stdin.isatty():
            typer.confirm(say("remove.sure", pages=len(found)), abort=True)
        elif not yes:
            raise MisuseError(say("remove.unsure"))
        take_out(file, [page.digest for page in found])
    print(say("remove.done", pages=len(found), claims=sum(page.claims for page in found)))


def _found(register: Register, asked: str) -> Record:
    """The page of an address or of the beginning of a digest; MisuseError when it is none or several."""
    found = register.find_pages(asked)
    if len(found) != 1:
        raise MisuseError(say("remove.several" if found else "remove.unknown", name=asked, pages=len(found)))
    return register.pages(found)[0]
