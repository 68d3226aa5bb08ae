"""`svod import`: an exported register into an empty one."""

from pathlib import Path
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, RegisterOption
from svod.flow import freshen
from svod.messages import say
from svod.register import Register


def bring(
    source: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help=say("import.file"), show_default=False)],
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, read, join."""
    from svod.export.jsonl import load

    fresh = not register.exists()
    try:
        with Register(register, create=True) as file:
            pages = load(file, source)
            freshen(file)
    except BaseException:
        if fresh:
            # nothing of it went in, so no empty register is left behind
            for tail in ("", "-wal", "-shm"):
                Path(f"{register}{tail}").unlink(missing_ok=True)
        raise
    print(say("import.done", path=register, pages=pages))
