"""Stub."""

from svod.model.text import Text


def times(text: Text) -> Text:
    """The text with its times."""
    return text
