"""`svod add`: pages into the register, with progress and a summary."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from svod.cells import decimal
from svod.cli.options import DEFAULT_REGISTER, RegisterOption
from svod.cli.output import complain
from svod.flow import Joining, Outcome, State, Summary, Telling
from svod.flow import add as load
from svod.messages import say
from svod.register import Register

ASIDE, INTERRUPTED = 1, 130


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("add.paths"), show_default=False)],
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Load pages; exit code 1 when some were set aside, 130 when interrupted."""
    with Register(register, create=True) as file:
        screen = Console(stderr=True)
        summary = _with_bar(paths, file, screen) if screen.is_terminal else load(paths, file, _tell_line)
    _sum_up(summary, register)
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.pages[State.ASIDE]:
        raise typer.Exit(ASIDE)


def line_of(outcome: Outcome) -> str:
    """What became of an input, in one line."""
    message = outcome.problem.message if outcome.problem else ""
    values = {"address": outcome.address, "claims": outcome.claims, "message": message}
    return say(f"add.line.{outcome.state.value}", **values)


def _tell_line(outcome: Outcome) -> None:
    print(line_of(outcome), flush=True)


def _with_bar(paths: list[Path], file: Register, screen: Console) -> Summary:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as progress:
        reading = progress.add_task(say("add.reading"), total=_expected(paths))
        joined = progress.add_task(say("add.joining"), total=None, visible=False)

        def tell(outcome: Outcome) -> None:
            progress.advance(reading)
            if outcome.state is State.ASIDE:
                screen.print(line_of(outcome), style="yellow", markup=False, highlight=False)

        def joining(done: int, all_: int) -> None:
            progress.update(joined, completed=done, total=all_, visible=True)

        telling: Telling = tell
        joined_so_far: Joining = joining
        return load(paths, file, telling, joined_so_far)


def _expected(paths: list[Path]) -> int | None:
    """How many pages to expect; None when files of records hold an unknown number."""
    files = [one for path in paths for one in (path.rglob("*") if path.is_dir() else [path]) if one.is_file()]
    return None if any(one.suffix in {".json", ".jsonl", ".ndjson"} for one in files) else len(files)


def _sum_up(summary: Summary, path: Path) -> None:
    pages = {state.value: summary.pages[state] for state in State}
    print(say("add.summary", **pages, seconds=decimal(summary.seconds)))
    kinds = ", ".join(f"{say(f'kind.{kind}')} {count}" for kind, count in sorted(summary.claims.items()))
    total = sum(summary.claims.values())
    print(say("add.claims", total=total, kinds=kinds) if total else say("add.claims.none"))
    if summary.interrupted:
        complain(say("add.interrupted"))
    else:
        print(say("add.next", path=path))
