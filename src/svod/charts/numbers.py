"""Numbers as charts write them: Russian marks, narrow blanks, one scale for all bars of an axis."""

from collections.abc import Iterable
from dataclasses import dataclass

from svod.language.morph import parses
from svod.messages import known, language, say
from svod.model.quantity import Compare, Quantity

THIN = "\u202f"
"""The narrow blank that groups digits and stands before a unit; a line is never broken there."""

SCALES = (1e12, 1e9, 1e6, 1e3)
SIGNS = {Compare.ABOUT: "≈", Compare.AT_LEAST: "≥", Compare.AT_MOST: "≤", Compare.MORE: ">", Compare.LESS: "<"}
DIGITS = 3
"""Digits after the mark at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers of an axis are divided by, and the word for it: 1e6, «млн»."""

    size: float
    word: str


def scale_of(numbers: Iterable[float]) -> Scale:
    """The scale in which the greatest of the numbers reads best."""
    most = max((abs(number) for number in numbers), default=0.0)
    size = next((size for size in SCALES if most >= size and (size > 1e3 or most >= 1e5)), 1.0)
    return Scale(size, say(f"chart.scale.{size:.0f}") if size > 1 else "")


def number(value: float) -> str:
    """«12 345,6»"""
    text = f"{value:,.{DIGITS}f}".rstrip("0").rstrip(".")
    return text.replace(",", THIN).replace(".", ",") if language() == "ru" else text


def amount(quantity: Quantity, scale: Scale) -> str:
    """«≈ 1,2»: the number in the axis's scale, with the sign of how the text bounds it."""
    sign = SIGNS.get(quantity.compare, "")
    return f"{sign}{THIN if sign else ''}{number(quantity.number / scale.size)}"


def unit(code: str, scale: Scale) -> str:
    """The unit of an axis: «млн долларов», «тыс. тонн»."""
    noun = say(f"chart.unit.{code}") if known(f"chart.unit.{code}") else _many(code)
    return "\u00a0".join(part for part in (scale.word, noun) if part)


def _many(noun: str) -> str:
    """«тонна» → «тонн»; itself where it is no single Russian noun."""
    if language() != "ru" or " " in noun:
        return noun
    reading = next((one for one in parses(noun) if one.tag.POS == "NOUN" and one.tag.case == "nomn"), None)
    form = reading.inflect({"gent", "plur"}) if reading else None
    return str(form.word) if form else noun
