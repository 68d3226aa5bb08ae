"""Indicator claims."""

from collections.abc import Iterator

from svod.model.claim import Indicator
from svod.model.text import Text


def claims(text: Text) -> Iterator[Indicator]:
    """The text's indicator claims."""
    yield from ()
