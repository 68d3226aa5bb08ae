"""Keys: under what a claim is filed, and where those that may tell of the same thing look for it.

Most keys are plain: claims look where they are filed themselves. A marked key tells also how the claim stands and when
it was told, so that of a name in thousands of claims only those few are looked at that can be of the same thing.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from svod.model.entry import Filed
from svod.model.joining import PARTED
from svod.model.when import Basis, Precision, When

ANY, UNKNOWN = "*", "?"
"""Times: of a page with whatever date; of a page without."""


CROWD = 30
"""Claims of one name that a page without a date may tell of: among more it cannot be told which."""

FEW = 10
"""Days of which each is a time of its own; of longer spans the months are."""


class Mark(StrEnum):
    """How a claim stands: an event with a date, and without; a plan, and what fell through; a saying; what was on some
    days, the same in the months of these, and what was some time in a month."""

    DATED = "d"
    DATELESS = "u"
    PLAN = "p"
    FALLEN = "f"
    SAID = "s"
    ON = "o"
    WITHIN = "w"
    IN = "i"


FACING = {
    Mark.DATED: (Mark.DATELESS,),
    Mark.DATELESS: (Mark.DATELESS, Mark.DATED),
    Mark.PLAN: (Mark.FALLEN,),
    Mark.FALLEN: (Mark.PLAN,),
    Mark.SAID: (Mark.SAID,),
    Mark.ON: (Mark.ON,),
    Mark.WITHIN: (Mark.IN,),
    Mark.IN: (Mark.IN, Mark.WITHIN),
}
"""Which claims those of a mark are compared with."""

TIMES = {ANY: (UNKNOWN,), UNKNOWN: (ANY, UNKNOWN)}
"""A page without a date may be of any time; other times are compared with themselves."""


def marked(names: Iterable[str], mark: Mark, times: Iterable[str] = ("",)) -> set[str]:
    """Keys of names, each with the mark and each of the times."""
    return {f"{name}{PARTED}{mark}{time}" for name, time in product(names, list(times))}


def told_at(one: Filed, near: timedelta) -> list[str]:
    """Times of which two claims have one in common that were told not further apart than `near`."""
    return [ANY, *around(one.published, near)] if one.published else [UNKNOWN]


def on_date(names: Iterable[str], when: When | None) -> set[str]:
    """Keys of names by a date, such that two dates that touch face each other; none without a date."""
    told = list(names)
    if when and when.start and when.end and (when.end - when.start).days < FEW:
        days = [str(at) for at in range(when.start.toordinal(), when.end.toordinal() + 1)]
        return marked(told, Mark.ON, days) | marked(told, Mark.WITHIN, months(when))
    return marked(told, Mark.IN, months(when))


def around(day: date, near: timedelta) -> list[str]:
    """The months around a day: two days have one in common when they are not further apart than `near`."""
    half = timedelta(days=near.days // 2 + 1)
    return months(When(day - half, day + half, Precision.SPAN, Basis.STATED))


def facing(key: str) -> set[str]:
    """The keys under which a claim filed under `key` looks for others; each of these faces it."""
    name, parted, told = key.partition(PARTED)
    if not parted:
        return {key}
    time = told[1:]
    return {each for mark in FACING[Mark(told[0])] for each in marked([name], mark, TIMES.get(time, (time,)))}


def crowding(key: str) -> bool:
    """Whether claims filed under a key are of any time, so that they may be too many to be told apart."""
    return key.endswith((ANY, UNKNOWN)) and PARTED in key


def months(when: When | None) -> list[str]:
    """The months of a date, two years at most."""
    if when is None:
        return []
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return []
    count = min((last.year - first.year) * 12 + last.month - first.month + 1, 24)
    return [str(first.year * 12 + first.month - 1 + at) for at in range(count)]
