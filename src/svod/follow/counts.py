"""Counts: the numbers of a sentence, by its lemmas, and what each of them counts. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from svod.lexicon import table, words

AROUND = 3
"""Among so many words after a number stands what it counts: «двадцать томских предприятий»."""


Number = tuple[int, int, float, frozenset[str]]
"""A number among lemmas: its first word, the one after it, the number, what it counts."""


def numbers(said: Sequence[str]) -> list[Number]:
    """The numbers among lemmas. Days, years, money, shares and places in an order count no things."""
    found, at = [], 0
    while at < len(said):
        run = list(takewhile(lambda word: _number(word) is not None, said[at:]))
        if not run:
            at += 1
            continue
        end = at + len(run)
        number = _value(run)
        after = said[end : end + AROUND]
        things = [word for word in takewhile(lambda w: w not in BOUNDS and _number(w) is None, after) if len(word) > 2]
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


def same_count(one: Sequence[str], other: Sequence[str]) -> str | None:
    """The number that both sentences give of the same things: «десять грантов» — «восемь из десяти грантов»."""
    told = numbers(other)
    both = (n for _, _, n, things in numbers(one) for _, _, m, its in told if n == m > 1 and things & its)
    return next((f"{number:g}" for number in both), None)
