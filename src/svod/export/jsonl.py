"""JSON Lines: the whole register as a file that any program reads, and back into an empty register."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from svod.errors import CitationError, MisuseError
from svod.messages import say
from svod.register import Register


def dump(register: Register, path: Path, *, raw: bool = True) -> int:
    """Write the register down, line after line; how many pages. MisuseError when the file cannot be written."""
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for line in register.lines(raw=raw):
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
                count += "document" in line
    except OSError as error:
        raise MisuseError(say("ask.output", path=path, error=error.strerror or error)) from error
    return count


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
