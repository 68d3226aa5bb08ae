"""Commitment claims."""

from collections.abc import Iterator

from svod.model.claim import Commitment
from svod.model.text import Text


def claims(text: Text) -> Iterator[Commitment]:
    """The text's commitment claims."""
    yield from ()
