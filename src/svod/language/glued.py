"""Glued: sentences between which the page lost the blank: «… из Петербурга.Кроме того, гости …»."""

import re
from collections.abc import Iterator

from svod.language.morph import parses
from svod.lexicon import words

_STOP = re.compile(
    r"(?<![\w-])(?P<before>[А-Яа-яЁё-]*[а-яё]{2})?(?P<mark>[»)]?[.!?…])(?P<after>[«А-ЯЁ][А-Яа-яЁё-]*)(?=[\s,»:])"
)
LEAST = 4  # letters of a word that is no abbreviation: «обл.», «им.», «тыс.»
JOINTS = frozenset({"PREP", "CONJ", "NPRO", "ADVB", "PRCL", "PRED"})
"""Words with which sentences begin and no second half of a name does: «Лента.Регионы», «Яндекс.Такси»."""


def parted(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences that a stretch holds: itself, save where a full stop is glued between two words."""
    for match in _STOP.finditer(text, start, stop):
        at = match.end("mark")
        if _ends(match) and text.count("«", start, at) == text.count("»", start, at):
            yield start, at
            start = at
    yield start, stop


def _ends(match: re.Match[str]) -> bool:
    """Whether a sentence ends at the stop: no abbreviation, initial, site or name of two halves."""
    before, after = match["before"] or "", match["after"]
    if len(match["mark"]) > 1:  # «Заря».Он
        return True
    if before in words("names", "shortened") or len(before) < LEAST:
        return False
    if before[0].islower():
        return True
    return any(parse.is_known and parse.tag.POS in JOINTS for parse in parses(after.lower())[:1])
