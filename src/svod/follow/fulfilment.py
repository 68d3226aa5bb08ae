"""Fulfilment: whether a result came by the term and in full, as far as dates and figures tell it. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from svod.follow.matching import WEIGHTS
from svod.follow.results import stage_of, term_of
from svod.lexicon import table, words
from svod.model.entry import Filed
from svod.model.score import Reason

AROUND = 3
"""Among so many words after a number stands what it counts: «двадцать томских предприятий»."""


def fulfilment(promise: Filed, result: Filed) -> list[Reason]:
    """In term, late, in part: what can be told of a result; nothing where neither dates nor figures allow it."""
    said = result.words.split()
    term = term_of(promise.claim)
    return [*_in_time((term.end or term.start) if term else None, result, said), *in_part(promise.words.split(), said)]


def _in_time(due: date | None, result: Filed, said: Sequence[str]) -> Iterator[Reason]:
    """The day that the page gives the deed counts; without one, what was told by the term was done by it. What is told
    later may have been done long before, unless the sentence says that it was late."""
    when = term_of(result.claim) if stage_of(result.claim) else None
    first, last = (when.start, when.end) if when else (None, None)
    if late := set(said) & words("follow", "late"):
        yield Reason("late", WEIGHTS["late"], min(late))
    elif due is None:
        return
    elif first and first > due:
        yield Reason("late", WEIGHTS["late"], f"{first:%d.%m.%Y}")
    elif last and last <= due:
        yield Reason("in-term", WEIGHTS["in-term"], f"{last:%d.%m.%Y}")
    elif when is None and result.published and result.published <= due:
        yield Reason("in-term", WEIGHTS["in-term"], f"{result.published:%d.%m.%Y}")


def in_part(promised: Sequence[str], said: Sequence[str]) -> Iterator[Reason]:
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


def numbers(said: Sequence[str]) -> list[tuple[int, int, float, frozenset[str]]]:
    """The numbers among lemmas: first word, the one after, the number, what it counts. Days, years, money, shares and
    places in an order count no things."""
    found, at = [], 0
    while at < len(said):
        run = list(takewhile(lambda word: _number(word) is not None, said[at:]))
        if not run:
            at += 1
            continue
        end = at + len(run)
        number = _value(run)
        after = said[end : end + AROUND]
        things = [word for word in takewhile(lambda w: w not in BOUNDS and _number(w) is None, after) if len(word) > 3]
        if not set(after[:1]) & UNCOUNTED:
            found.append((at, end, number, frozenset(things)))
        at = end
    return found


def _value(run: Sequence[str]) -> float:
    """«сто двадцать пять», «2 тысяча», «тысяча»."""
    total = 0.0
    for word in run:
        number = _number(word) or 0.0
        total = (total or 1.0) * number if word in table("amounts", "multipliers") else total + number
    return total


def _number(word: str) -> float | None:
    if re.fullmatch(r"\d+(?:,\d+)?", word):
        return float(word.replace(",", "."))
    for group in ("cardinals", "multipliers", "round"):
        if word in table("amounts", group):
            return float(table("amounts", group)[word])
    return None


BOUNDS = frozenset({"из", "вместо", "и", "в", "на", "по", "к", "до", "с", "для"})
"""Words that what is counted does not reach over."""

UNCOUNTED = words("follow", "uncounted")
"""Nouns after a number that makes it a day, a year, a sum or a share."""
