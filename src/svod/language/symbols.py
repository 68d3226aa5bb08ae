"""Symbols: a sentence as a line of plain symbols for patterns of time: «до 1 июля 2025 г.» → «до 1 M7 2025 год».

M7 a month, W1 a weekday, S3 a season, o2 an ordinal, y2024 «2024-й», D2025-11-18 a date in figures; THIS, LAST, NEXT
and TOT the words of relation; BEGIN, MIDDLE and END parts; a dash is «-»; all else is its lemma. A token may give
several symbols («8–11» is «8 - 11»).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.lexicon import table, words
from svod.model.text import Token

DASHES = "-–—−‑‒"
_SPLIT = re.compile(f"([{DASHES}])")
_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(rf"(\d{{4}})(?:[{DASHES}]?)(й|го|му|м|ом|ый|ого|ому|е|м)")
_ORDINAL = re.compile(rf"(\d{{1,2}})(?:[{DASHES}]?)(й|го|му|м|е|я|ю|ое|ая|ом|ый|ой|ого|ому|ую)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LOOKALIKE = str.maketrans("ІХ", "IX")
_SHORT = {
    "г": "год",
    "гг": "год",
    "годы": "год",
    "лет": "год",
    "мес": "месяц",
    "кв": "квартал",
    "ко": "к",
    "во": "в",
    "со": "с",
    "нед": "неделя",
}
_COMPARED = {"позднее": "позднее", "позже": "позднее", "ранее": "ранее", "раньше": "ранее"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A symbol with the token and the characters it stands for."""

    symbol: str
    token: int
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """The symbols of a sentence, parted by blanks. `at` gives the piece whose symbol begins at a place of `symbols`."""

    pieces: tuple[Piece, ...]
    symbols: str
    starts: dict[int, int]
    ends: dict[int, int]


def line(tokens: Sequence[Token]) -> Line:
    """The tokens of a sentence as a line of symbols."""
    pieces: list[Piece] = []
    for at, token in enumerate(tokens):
        if token.text == "." and pieces and tokens[at - 1].text.lower() in _SHORT | _months():
            last = pieces[-1]  # the stop of «г.», «янв.» belongs to the word, unless it ends the sentence
            if at < len(tokens) - 1:
                pieces[-1] = Piece(last.symbol, last.token, last.start, token.end)
            continue
        pieces += _pieces(token)
    starts, ends, place = {}, {}, 0
    for number, piece in enumerate(pieces):
        starts[place], ends[place + len(piece.symbol)] = number, number
        place += len(piece.symbol) + 1
    return Line(tuple(pieces), " ".join(piece.symbol for piece in pieces), starts, ends)


def _pieces(token: Token) -> Iterator[Piece]:
    text = token.text
    if len(text) > 1 and any(dash in text for dash in DASHES) and not _ISO.fullmatch(text):
        parts = _SPLIT.split(text)
        symbols = [_alone(part) for part in parts]
        if len(parts) == 3 and all(symbols) and not _YEAR.fullmatch(text) and not _ORDINAL.fullmatch(text):
            place = token.start
            for part, symbol in zip(parts, symbols, strict=True):
                yield Piece(symbol or part, token.index, place, place + len(part))
                place += len(part)
            return
    yield Piece(_alone(text) or _by_lemma(text.lower(), token.lemma), token.index, token.start, token.end)


@lru_cache(maxsize=50_000)
def _alone(text: str) -> str | None:
    """The symbol that the form itself tells; None for an ordinary word."""
    low = text.lower().replace("ё", "е")
    if low in DASHES:
        return "-"
    if low.isdigit():
        return low.lstrip("0") if len(low) == 2 else low
    if text[0].isdigit():
        return _figures(low)
    if text.translate(_LOOKALIKE) in _ROMAN:
        return f"o{_ROMAN[text.translate(_LOOKALIKE)]}"
    if low in _months():
        return f"M{_months()[low]}"
    if low in _SHORT:
        return _SHORT[low]
    if low in _COMPARED:
        return _COMPARED[low]
    if low in table("times", "parts"):
        return table("times", "parts")[low]
    for stem, symbol in table("times", "stems").items():
        if low == stem or (low.startswith(stem) and stem not in words("times", "whole")):
            return symbol
    return None


def _figures(low: str) -> str | None:
    if found := _FIGURES.fullmatch(low):
        return f"D{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if _ISO.fullmatch(low):
        return f"D{low}"
    if found := _YEAR.fullmatch(low):
        return f"y{found[1]}"
    if found := _ORDINAL.fullmatch(low):
        return f"o{int(found[1])}"
    if found := re.fullmatch(r"(\d{4})гг?", low):
        return f"y{found[1]}"
    return None


@lru_cache(maxsize=50_000)
def _by_lemma(low: str, lemma: str) -> str:
    for group, mark in (("weekdays", "W"), ("seasons", "S"), ("cardinals", ""), ("ordinals", "o")):
        if lemma in table("times", group):
            return mark + table("times", group)[lemma]
    if low in {"среду", "среды"}:
        return "W3"
    if low in table("times", "seasons"):
        return "S" + table("times", "seasons")[low]
    return _SHORT.get(lemma, lemma) or low


@cache
def _months() -> dict[str, str]:
    """Month forms: abbreviations and every case form of the names (a surname or «мая» as a name is rare enough)."""
    endings = {"ь": ("ь", "я", "ю", "ем", "е"), "т": ("т", "та", "ту", "том", "те"), "й": ("й", "я", "ю", "ем", "е")}
    forms: dict[str, str] = {}
    for name, number in table("times", "months").items():
        full = len(name) > 4 or name in {"март", "июнь", "июль", "май"}
        for ending in endings.get(name[-1], ("",)) if full else ("",):
            forms[name[:-1] + ending if full else name] = number
    return forms
