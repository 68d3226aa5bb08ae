"""Agreement claims."""

from collections.abc import Iterator

from svod.model.claim import Agreement
from svod.model.text import Text


def claims(text: Text) -> Iterator[Agreement]:
    """The text's agreement claims."""
    yield from ()
