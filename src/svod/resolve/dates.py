"""Dates: whether those of two tellings may be of one thing, and which of several says most."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from svod.model.claim import Event, EventForm
from svod.model.when import Precision, When

STAY = timedelta(days=1)
"""So far apart are two days of one stay, where the same person is told to have come."""


def compatible(one: When | None, other: When | None) -> bool:
    """Whether two dates may be of one thing: they touch, or one of them is missing."""
    if one is None or other is None:
        return True
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)


def stay(event: Event) -> When | None:
    """The days of an event; of a visit with a day, those beside it too: pages tell of one stay by its several days."""
    when = event.when
    if event.form is not EventForm.VISIT or when is None or when.start is None or when.end is None:
        return when
    return replace(when, start=when.start - STAY, end=when.end + STAY)


def sharpest(whens: Iterable[When | None]) -> When | None:
    """The most exact of some dates, one that is stated before one that is inferred."""
    order = list(Precision)
    known = [when for when in whens if when]
    return min(known, key=lambda w: (order.index(w.precision), w.basis.value != "stated", str(w)), default=None)
