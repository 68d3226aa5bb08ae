"""Speech: which stretches of the text are somebody's words, direct or reported, and whose."""

from dataclasses import replace

from svod.language.quotations import Quotations
from svod.language.reports import reports
from svod.model.text import Text


def speeches(text: Text) -> Text:
    """The text with its speeches, in text order; a quotation within a report is a speech of its own."""
    direct = Quotations(text).found()
    reported = reports(text, direct)
    return replace(text, speeches=tuple(sorted((*direct, *reported), key=lambda s: (s.start, -s.end))))
