"""Stub."""

from svod.model.text import Text


def speeches(text: Text) -> Text:
    """The text with its speeches."""
    return text
