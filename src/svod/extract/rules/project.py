"""Project claims."""

from collections.abc import Iterator

from svod.model.claim import Project
from svod.model.text import Text


def claims(text: Text) -> Iterator[Project]:
    """The text's project claims."""
    yield from ()
