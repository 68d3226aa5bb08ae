"""Names of China, Korea and Vietnam: a family name that never changes, then a given one of syllables that does.

«с Гао Вэем» is Гао Вэй, «с Чэнь Мином» is Чэнь Мин: a man's given name declines like a Russian noun by its last letter.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from svod.lexicon import words

_SYLLABLE = (
    r"(?:нг|чж|цз|чх|тх|кх|пх|дз|кв|хв|[бвгджзйклмнпрстфхцчшщ])?"
    r"(?:уа|уэ|уо|уе|уи|ио|ия|ие|иэ|юа|юэ|юе|яо|ао|оу|ыо|ое|[аеёиоуыэюя])"
    r"(?:й|нь|нг|ль|н|м|к|п|т|р)?"
)
_NAME = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_HARD = {"а": "", "у": "", "ом": "", "е": ""}  # «Хуна», «Хуном»
_SOFT = {"я": "ь", "ю": "ь", "ем": "ь"}  # «Цзюня», «Цзюнем»; after a vowel «й»: «Вэя»
_VOWELS = "аеёиоуыэюя"


@cache
def _families() -> frozenset[str]:
    return words("eastern", "china") | words("eastern", "korea") | words("eastern", "vietnam")


def is_family(word: str) -> bool:
    """Whether a word is a family name of the east."""
    return word.lower().replace("ё", "е") in _families()


def is_eastern(parts: Sequence[str]) -> bool:
    """Whether a name's words are a family name of the east and one or two given names of its syllables."""
    low = [part.lower().replace("ё", "е") for part in parts]
    if not 2 <= len(low) <= 4 or low[0] not in _families():
        return False
    return all(_NAME.fullmatch(part) for part in low[:-1]) and bool(given(low[-1]))


@lru_cache(maxsize=10_000)
def given(form: str) -> tuple[str, ...]:
    """What a given name's form may be in the nominative, the form itself first; empty for what is no such name."""
    low = form.lower()
    found = [low] if _NAME.fullmatch(low) else []
    for end, tail in (*_HARD.items(), *_SOFT.items()):
        stem = low.removesuffix(end)
        if stem == low or not stem or (end in _SOFT and stem[-1] == "и"):  # «Нгием» is whole: no syllable ends in «ий»
            continue
        if end in _SOFT:
            name = stem + ("й" if stem[-1] in _VOWELS else tail)
        elif stem[-1] in _VOWELS or stem[-1] in "йь":
            continue
        else:
            name = stem
        if _NAME.fullmatch(name):
            found.append(name)
    return tuple(found)


def nominative_given(form: str, case: str, written: frozenset[str]) -> str:
    """The likeliest nominative: «Мином» can only be «Мин», «Мина» is when tagged oblique or when the page has it."""
    options = given(form)
    if not options:
        return form.lower()
    own, others = form.lower(), [name for name in options if name != form.lower()]
    if not others:
        return own
    seen = next((name for name in others if name in written), "")
    if seen:
        return seen
    if own.endswith(("ом", "ем")) or own not in options:
        return others[0]
    return others[0] if case not in {"Nom", ""} else own
