"""Bounds: how the words before a number bound it: «более 12 тысяч», «до трёх лет», «около трети»."""

from collections.abc import Sequence
from dataclasses import dataclass

from svod.language.numerals import Number
from svod.lexicon import table, words
from svod.model.quantity import Compare
from svod.model.text import Token


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence's tokens, and which of them belong to phrases of time."""

    tokens: Sequence[Token]
    timed: frozenset[int]


def about(run: Run, at: int) -> Compare:
    """The bound of a part («на треть»), which is about so much unless more is said."""
    said = compare(run, at)
    return Compare.ABOUT if said is Compare.EQUAL else said


def bound(run: Run, at: int, number: Number) -> Compare:
    """The bound of a number: by the words before it, its own range, «с лишним» after it."""
    if number.low is not None:  # «вырос с 2 до 2,4 млрд» is a level, «от двух до трёх» a range
        return Compare.EQUAL if _reached(run, at) and at and run.tokens[at - 1].lemma == "с" else Compare.AT_MOST
    after = [t.lemma for t in run.tokens[number.after : number.after + 4]]
    if ["с", "лишний"] in (after[:2], after[1:3]):
        return Compare.MORE
    return compare(run, at)


def compare(run: Run, at: int) -> Compare:
    """How the words before place `at` bound the number there."""
    crossed: list[str] = []
    place = at - 1
    while place >= 0 and len(crossed) < 3 and run.tokens[place].lemma in words("amounts", "between"):
        crossed.append(run.tokens[place].lemma)
        place -= 1
    if place < 0:
        return Compare.EQUAL
    token = run.tokens[place]
    low = token.text.lower()
    if low == "до" and not crossed:
        return Compare.EQUAL if _reached(run, place) else Compare.AT_MOST
    if low == "от" and not crossed:
        return Compare.AT_LEAST
    key = low if low in table("amounts", "compare") else token.lemma
    if key not in table("amounts", "compare"):
        return Compare.EQUAL
    if (
        crossed
        and "чем" not in crossed
        and set(crossed) & {"на", "в", "с"}
        and low in {"больше", "меньше", "выше", "ниже", "более", "менее"}
    ):
        return Compare.EQUAL  # «стало больше на 5%»
    denied = place > 0 and run.tokens[place - 1].lemma == "не"
    group = "denied" if denied and key in table("amounts", "denied") else "compare"
    return Compare(table("amounts", group)[key])


def _reached(run: Run, at: int) -> bool:
    """Whether «до» at place `at` tells a level that was reached: «вырос на 12 %, до 84 млн»."""
    return any(t.lemma in words("amounts", "reaching") for t in run.tokens[max(0, at - 25) : at])
