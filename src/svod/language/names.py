"""Stub."""

from svod.model.text import Text


def mentions(text: Text) -> Text:
    """The text with its mentions."""
    return text
