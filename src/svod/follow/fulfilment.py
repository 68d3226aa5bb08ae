"""Fulfilment: whether a result came by the term and in full, as far as dates and figures tell it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from svod.follow.counts import AROUND, numbers
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
    """«17 предприятий вместо двадцати», «восемь из десяти грантов»; a hundred head where a thousand were promised."""
    told = numbers(said)
    for at, (_, end, number, _) in enumerate(told):
        after = next((one for one in told[at + 1 :] if one[0] - end <= AROUND + 1), None)
        between = set(said[end : after[0]]) if after else set()
        if after and between & {"из", "вместо"} and number < after[2]:
            yield Reason("part", WEIGHTS["part"], f"{number:g}/{after[2]:g}")
            return
    for _, _, wanted, things in numbers(promised):
        for _, _, number, found in told:
            if number < wanted and things & found:
                yield Reason("part", WEIGHTS["part"], f"{number:g}/{wanted:g}")
                return
