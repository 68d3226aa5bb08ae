"""Stub."""

from svod.model.text import Text


def amounts(text: Text) -> Text:
    """The text with its amounts."""
    return text
