"""Office claims."""

from collections.abc import Iterator

from svod.model.claim import Office
from svod.model.text import Text


def claims(text: Text) -> Iterator[Office]:
    """The text's office claims."""
    yield from ()
