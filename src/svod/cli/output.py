"""Output: the consoles, tables, JSON lines and CSV that all commands print."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from svod.errors import MisuseError
from svod.messages import say

Format = TypeVar("Format")

WIDTH = 160
"""Columns when the output is no terminal: wide, for a file has no edge to spill over."""


def console() -> Console:
    """Where answers go."""
    shown = Console(highlight=False, soft_wrap=False)
    return shown if shown.is_terminal else Console(width=WIDTH, highlight=False, no_color=True)


def complain(message: str) -> None:
    """Say something on the standard error, one plain line."""
    print(message, file=sys.stderr)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """A table; what pages say is never taken for markup."""
    table = Table(*heads, box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def print_json(lines: Iterable[dict[str, Any]]) -> None:
    """JSON, an object a line."""
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))


def print_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """CSV with a head; a cell that a spreadsheet might run as a formula is disarmed by an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in {"=", "+", "@", "\t"} else cell for cell in row])
    print(buffer.getvalue(), end="")


def save(path: Path, raw: bytes) -> None:
    """Write a file; MisuseError when it cannot be written, a folder that is not there or a full disk."""
    try:
        path.write_bytes(raw)
    except OSError as error:
        raise MisuseError(say("ask.output", path=path, error=error.strerror or error)) from error


def by_suffix(output: Path | None, formats: Mapping[str, Format]) -> Format | None:
    """The format that the file's suffix names; None without a file. MisuseError when no format has it."""
    if output is None:
        return None
    made = formats.get(output.suffix.lower())
    if made is None:
        raise MisuseError(say("ask.format", path=output, known=", ".join(formats)))
    return made
