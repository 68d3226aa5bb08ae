"""Event claims."""

from collections.abc import Iterator

from svod.model.claim import Event
from svod.model.text import Text


def claims(text: Text) -> Iterator[Event]:
    """The text's event claims."""
    yield from ()
