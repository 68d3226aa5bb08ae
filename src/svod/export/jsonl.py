"""JSON Lines: the whole register as a file that any program reads, and back into an empty register."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from svod.errors import CitationError, MisuseError
from svod.messages import say
from svod.register import Register
from svod.register.transfer import Line


def dump(register: Register, path: Path, *, raw: bool = True) -> int:
    """Write the register down, line after line; how many pages. MisuseError when the file cannot be written."""
    return sum("document" in line for line in _written(register.lines(raw=raw), path))


def dump_canonical(register: Register, path: Path) -> int:
    """Write down what the register says, sorted and without a trace of its loading; how many lines. MisuseError when
    the file cannot be written."""
    return sum(1 for _ in _written(register.canonical(), path))


def _written(lines: Iterable[Line], path: Path) -> Iterator[Line]:
    """The lines, each once it is in the file."""
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
                yield line
    except OSError as error:
        raise MisuseError(say("ask.output", path=path, error=error.strerror or error)) from error


def load(register: Register, path: Path) -> int:
    """Put a file of `dump` into an empty register, wholly or not at all; how many pages. MisuseError with the number of
    the line that is not of this kind: bytes that are not their digest's, quotes that do not stand in their text."""
    reading = _Reading(path)
    try:
        return register.restore(reading)
    except OSError as error:
        raise MisuseError(say("import.unread", path=path, error=error.strerror or error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, CitationError) as error:
        told = f"{type(error).__name__}: {error}"[:200]
        raise MisuseError(say("import.line", path=path, line=str(reading.number), error=told)) from error


class _Reading:
    """The lines of a file, and the number of the one being read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8") as file:
            for self.number, line in enumerate(file, 1):
                data = json.loads(line)
                if self.number == 1 and "svod" not in data:
                    raise ValueError("no head")
                yield data
