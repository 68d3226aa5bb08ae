"""Tables of pairs: two names that are of one (=), that are not (!), or that one cannot tell (?)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    sign: str
    one: str
    other: str


def pairs(table: str) -> list[Pair]:
    """The rows of a table beside this file."""
    lines = (Path(__file__).parent / table).read_text("utf-8").splitlines()
    rows = [line for line in lines if line[:1] in {"=", "!", "?"}]
    return [Pair(row[0], *(side.strip() for side in row[1:].split("|"))) for row in rows]
