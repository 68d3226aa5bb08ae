"""The gold's pages as read now, once a test run."""

from functools import cache
from typing import Any

from svod.cli.evaluate import read_line
from svod.quality.gold import load, pages_of
from svod.quality.likeness import Slots
from tests.quality.shared import GOLD, SHARED


@cache
def gold(name: str) -> list[Slots]:
    """The pages of a gold file."""
    return load(SHARED / "gold" / f"{name}.yaml")


@cache
def readings(name: str) -> list[dict[str, Any]]:
    """What `svod read --json` says of the gold's pages."""
    return [read_line(path) for _, path in pages_of(gold(name), SHARED / GOLD[name])]
