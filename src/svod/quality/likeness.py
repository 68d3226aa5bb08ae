"""Likeness: when a found value says the same as a gold value. Names, free texts, days, quantities.

Values are those of the contract (`svod read --json`) and of the gold files: plain data, as both are written down.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TypeAlias

from svod.language.morph import parses
from svod.lexicon import table, words

Value: TypeAlias = object
"""A slot as the contract writes it: text, number, list, mapping or None."""
Slots: TypeAlias = Mapping[str, Value]
"""A claim as the contract writes it."""
Day: TypeAlias = tuple[int, ...]
Interval: TypeAlias = tuple[Day | None, Day | None]

SAME_NAME = 0.66
SAME_TEXT = 0.5
TOLERANCE = 0.01  # of a number


@cache
def lemmas(text: str) -> frozenset[str]:
    """The lemmas of a text's words, without particles and legal forms; «ё» as «е»."""
    found = re.findall(r"[a-zа-я0-9]+", text.lower().replace("ё", "е"))
    left_out = words("scoring", "stop") | words("scoring", "legal_forms")
    return frozenset(parses(word)[0].normal_form.replace("ё", "е") for word in found if word not in left_out)


def name_of(value: Value) -> str:
    """The name of a participant, or the value itself as text."""
    return str(value.get("name") or "") if isinstance(value, Mapping) else str(value)


def fold(value: Value) -> str:
    """Lower case without punctuation, a byname of an area by its usual name."""
    text = " ".join(re.findall(r"[a-zа-я0-9]+", name_of(value).lower().replace("ё", "е")))
    return table("scoring", "same_area").get(text, text)


def overlap(one: Value, other: Value) -> float:
    """F1 of two texts' lemma sets, 0 to 1."""
    if fold(one) == fold(other):
        return float(bool(fold(one)))
    x, y = lemmas(name_of(one)), lemmas(name_of(other))
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def same_person(one: Value, other: Value) -> bool:
    """One surname, and first names that do not gainsay each other («А. Петров» and «Андрей Петров» agree)."""
    x, y = fold(one).split(), fold(other).split()
    if not x or not y or x[-1] != y[-1]:
        return False
    if len(x) == 1 or len(y) == 1 or x[0] == y[0]:
        return True
    return min(len(x[0]), len(y[0])) == 1 and x[0][0] == y[0][0]


def same_name(one: Value, other: Value) -> bool:
    """One person, or names whose words are mostly the same."""
    return same_person(one, other) or overlap(one, other) >= SAME_NAME


def listed(value: Value) -> list[Value]:
    """A list as it is, one value as a list of it, nothing as an empty list."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def shared(gold: Value, found: Value) -> int:
    """How many of gold's names stand in `found`, each used once."""
    left, hits = list(listed(found)), 0
    for name in listed(gold):
        match = next((other for other in left if same_name(name, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def empty(value: Value) -> bool:
    """Whether a slot is not filled."""
    return value is None or value in ("", [], {})


def interval(when: Value) -> Interval | None:
    """First and last day of a When; None when it has neither. A bare «2024» or «2024-05» is the whole of it."""
    if when is None or when in ("", {}):
        return None
    ends = when if isinstance(when, Mapping) else {"from": str(when), "to": str(when)}
    both = (_day(ends.get("from"), last=False), _day(ends.get("to"), last=True))
    return both if any(both) else None


def _number(value: Value) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _day(value: Value, *, last: bool) -> Day | None:
    if value is None:
        return None
    parts = [int(part) for part in re.findall(r"\d+", str(value))[:3]]
    if len(parts) == 1:
        parts += [12, 31] if last else [1, 1]
    if len(parts) == 2:
        parts += [_month_length(*parts)] if last else [1]
    return tuple(parts)


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def same_quantity(gold: Value, found: Value) -> bool:
    """Numbers within a hundredth and units that do not differ where both are given."""
    one = gold if isinstance(gold, Mapping) else {"number": gold}
    other = found if isinstance(found, Mapping) else {"number": found}
    x, y = _number(one.get("number")), _number(other.get("number"))
    if x is None or y is None:
        return False
    unit, wanted = one.get("unit"), other.get("unit")
    alike = unit is None or wanted is None or unit == wanted or overlap(unit, wanted) >= SAME_TEXT
    return alike and abs(x - y) <= TOLERANCE * max(abs(x), abs(y), 1e-9)
