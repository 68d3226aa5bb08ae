"""Fulfilment: whether a result came by the term and in full, as far as dates and figures tell it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from svod.follow.counts import AROUND, Number, numbers
from svod.follow.matching import WEIGHTS, last_day
from svod.lexicon import words
from svod.model.entry import Filed
from svod.model.score import Reason
from svod.model.when import When


def fulfilment(promise: Filed, said: Sequence[str], told: date | None, when: When | None = None) -> list[Reason]:
    """In term, late, in part: what can be told of a result by its lemmas, the day it was told and the day it gives;
    nothing where neither dates nor figures allow it."""
    return [*_in_time(last_day(promise.claim), said, told, when), *_in_part(promise.words.split(), said)]


def _in_time(due: date | None, said: Sequence[str], told: date | None, when: When | None) -> Iterator[Reason]:
    """The day that the page gives the deed counts; without one, what was told by the term was done by it. What is told
    later may have been done long before, unless the sentence says that it was late."""
    first, last = (when.start, when.end) if when else (told, told)
    if late := set(said) & words("follow", "late"):
        yield Reason("late", WEIGHTS["late"], min(late))
    elif due is None:
        return
    elif when and first and first > due:
        yield Reason("late", WEIGHTS["late"], f"{first:%d.%m.%Y}")
    elif last and last <= due:
        yield Reason("in-term", WEIGHTS["in-term"], f"{last:%d.%m.%Y}")


def _in_part(promised: Sequence[str], said: Sequence[str]) -> Iterator[Reason]:
    """«17 предприятий вместо двадцати», «восемь из десяти грантов», «из десяти грантов выделили восемь»; a hundred head
    where a thousand were promised."""
    if found := _part_of(numbers(said), said) or _fewer(numbers(promised), numbers(said)):
        part, whole = found
        yield Reason("part", WEIGHTS["part"], f"{part:g}/{whole:g}")


def _part_of(told: Sequence[Number], said: Sequence[str]) -> tuple[float, float] | None:
    """A number and the greater one that the sentence says it is of or stands for."""
    for (at, end, number, things), (begin, _, other, its) in pairwise(told):
        if number < other and begin - end <= AROUND + 1 and set(said[end:begin]) & {"из", "вместо"}:
            return number, other
        if other < number and "из" in said[max(0, at - 1) : at] and (not its or its & things):
            return other, number
    return None


def _fewer(promised: Sequence[Number], told: Sequence[Number]) -> tuple[float, float] | None:
    """A number of things of which more were promised."""
    both = ((number, wanted) for _, _, wanted, things in promised for _, _, number, its in told if things & its)
    return next(((number, wanted) for number, wanted in both if number < wanted), None)
