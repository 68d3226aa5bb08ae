"""Sides: which areas a page is about, and which side a name belongs to."""

from svod.language.bearings import bearings
from svod.model.text import Area, Text


def home(text: Text) -> Area | None:
    """The region whose cooperation the page tells of (the one named most, the governor's); None when none is named."""
    return bearings(text).home


def partner(text: Text) -> Area | None:
    """The other side: the area of another country (or region) named most; None when none is named."""
    return bearings(text).partner


def side_of(text: Text, name: str) -> str | None:
    """The name of the area that a person (by post), an organisation (by place or adjective) or a town belongs to.

    «мэр Братска» belongs to the region of the town; an ambassador to the country that sent him.
    """
    return bearings(text).side(name)
