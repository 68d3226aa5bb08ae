"""Posts named in the text, and who holds them."""

from svod.model.text import Text


def posts(text: Text) -> Text:
    """The text with its posts, and with nominal mentions of persons («глава региона») resolved."""
    return text
