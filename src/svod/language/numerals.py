"""Numerals: numbers in figures and words, from a run of tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from svod.lexicon import table
from svod.model.text import Token

_FIGURES = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_REST = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)[-–—](\d+(?:[.,]\d+)?)")
_ENDED = re.compile(r"(\d+)-(?:ти|х|ми|го|и|ю|тью|мя|т)")
_ORDINAL = re.compile(r"(\d{1,3})-?(?:й|го|му|м|е|я|ю|ое|ая|ом|ый|ой)")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `after` (a place in the run). `low` is the lower end of a range.

    `scaled`: it has «тысяч», «млн»; `spelled`: written in words.
    """

    value: float
    after: int
    scaled: bool = False
    spelled: bool = False
    low: float | None = None


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at place `at` of `tokens`: «1 284,5 млн», «двадцать шесть», «полтора миллиарда»."""
    start = _in_figures(tokens, at) or _in_words(tokens, at)
    if start is None:
        return None
    if start.low is None and (second := _range_end(tokens, start)):
        start = second
    return _scaled(tokens, start)


def ordinal(token: Token) -> int | None:
    """The number of an ordinal: «второе», «5-е», «III»."""
    if token.lemma in table("amounts", "ordinals"):
        return int(table("amounts", "ordinals")[token.lemma])
    if found := _ORDINAL.fullmatch(token.text.lower()):
        return int(found[1])
    return roman(token.text)


def roman(text: str) -> int | None:
    """roman("XIV") == 14; Cyrillic «Х» and «І» pass for Latin."""
    text = text.translate(str.maketrans("ХІ", "XI"))
    found = _ROMAN.fullmatch(text)
    if not text or not found:
        return None
    return len(found[1]) * 10 + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(found[2])


def _float(text: str) -> float:
    return float(text.replace(",", ".").lstrip("+-−–"))


def _in_figures(tokens: Sequence[Token], at: int) -> Number | None:
    text = tokens[at].text
    if found := _RANGE.fullmatch(text):
        low, high = _float(found[1]), _float(found[2])
        return Number(high, at + 1, low=low) if low < high else None
    if found := _ENDED.fullmatch(text):
        return Number(float(found[1]), at + 1)
    if not _FIGURES.fullmatch(text):
        return None
    digits, after = text, at + 1
    if re.fullmatch(r"[+\-−–]?\d{1,3}", text) and text.lstrip("+-−–") != "0":
        while (
            after < len(tokens)
            and _GROUP.fullmatch(tokens[after].text)
            and tokens[after].start - tokens[after - 1].end == 1
        ):
            digits += tokens[after].text
            after += 1
            if "," in digits or "." in digits:
                break
    return Number(_float(digits), after)


def _in_words(tokens: Sequence[Token], at: int) -> Number | None:
    """A run of numerals without «тысяч»: «сто двадцать пять», falling from hundreds to units."""
    cardinals = table("amounts", "cardinals")
    lemma = tokens[at].lemma
    if lemma in table("amounts", "halved"):
        return Number(float(table("amounts", "halved")[lemma]), at + 1, scaled=True, spelled=True)
    if lemma in table("amounts", "round") and tokens[at].morph.number != "Plur":
        return Number(float(table("amounts", "round")[lemma]), at + 1, spelled=True)
    if lemma in table("amounts", "multipliers"):
        single = tokens[at].morph.number == "Sing" and len(lemma) > 4
        return Number(1, at, spelled=True) if single else None
    total, last, after = 0.0, 10000.0, at
    while after < len(tokens) and (word := cardinals.get(tokens[after].lemma)):
        value = float(word)
        if value >= last or (last < 20 and total) or (last < 100 <= value):
            break
        total, last, after = total + value, value, after + 1
    return Number(total, after, spelled=True) if after > at else None


def _range_end(tokens: Sequence[Token], start: Number) -> Number | None:
    """«5 – 7 тысяч», «от трёх до пяти процентов»: the upper end with `low` set."""
    at = start.after
    if at + 1 >= len(tokens) or tokens[at].text not in {"-", "–", "—", "до"}:
        return None
    end = _in_figures(tokens, at + 1) or _in_words(tokens, at + 1)
    if end is None or end.value <= start.value or end.low is not None or end.scaled:
        return None
    return Number(end.value, end.after, spelled=start.spelled, low=start.value)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """The number times «тысяч», «млн», with «с половиной» before and smaller parts after: «две тысячи пятьсот»."""
    multipliers, value, low, after, scaled = (
        table("amounts", "multipliers"),
        number.value,
        number.low,
        number.after,
        False,
    )
    if _lemmas(tokens, after, 2) == ["с", "половина"]:
        value, after = value + 0.5, after + 2
    while after < len(tokens) and (factor := multipliers.get(tokens[after].lemma)):
        value, low, scaled, after = value * float(factor), low * float(factor) if low else low, True, after + 1
        if after < len(tokens) and tokens[after].text == "." and tokens[after].start == tokens[after - 1].end:
            after += tokens[after - 1].lemma in {"тыс", "млн", "млрд", "трлн"} and after + 1 < len(tokens)
        if rest := _rest(tokens, after, number.spelled, float(factor)):
            value, after = value + rest.value, rest.after
            break
    return Number(value, after, scaled or number.scaled, number.spelled, low)


def _rest(tokens: Sequence[Token], at: int, spelled: bool, below: float) -> Number | None:
    """The smaller part after «тысяч», «млн»: «две тысячи пятьсот», «8 тысяч 423», «4 млн 155,3 тыс.»."""
    if at >= len(tokens):
        return None
    figures = _REST.fullmatch(tokens[at].text)
    start = _in_words(tokens, at) if spelled else Number(_float(figures[0]), at + 1) if figures else None
    if start is None or start.scaled:
        return None
    rest = _scaled(tokens, start)
    whole = rest.scaled or start.value == int(start.value)
    return rest if whole and rest.value < below else None


def _lemmas(tokens: Sequence[Token], at: int, count: int) -> list[str]:
    return [token.lemma for token in tokens[at : at + count]]
