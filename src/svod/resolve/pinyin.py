"""Pinyin: Chinese names in Latin letters brought to the Cyrillic that Russian texts use (the Palladius system)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from svod.language.eastern import is_eastern

_INITIALS = {
    "zh": "чж", "ch": "ч", "sh": "ш", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л",
    "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "ue": "юэ",
}  # fmt: skip
_AFTER_SOFT = {"u": "юй", "uan": "юань", "un": "юнь"}  # after j, q and x the letter stands for ü
_WHOLE = {
    "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yang": "ян", "yi": "и", "yin": "инь", "ying": "ин",
    "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wa": "ва", "wo": "во", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "wu": "у", "a": "а", "e": "э", "ai": "ай",
    "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан", "er": "эр", "zi": "цзы", "ci": "цы", "si": "сы",
    "hui": "хуэй", "lv": "люй", "lü": "люй", "nü": "нюй",
}  # fmt: skip
LONGEST = 6
"""Letters of the longest syllable: «zhuang»."""


def in_cyrillic(parts: Sequence[str]) -> list[str]:
    """The words of a name (lower case) in Cyrillic where all are pinyin and make a Chinese name: in_cyrillic(["li",
    "xiaoming"]) is ["ли", "сяомин"]; else as they are."""
    told = [_word(part) for part in parts]
    known = [word for word in told if word]
    return known if len(known) == len(parts) and is_eastern(known) else list(parts)


@lru_cache(maxsize=10_000)
def _word(word: str) -> str:
    """A word of one or two syllables in Cyrillic; "" where it is no pinyin."""
    low = re.sub(r"['’-]", "", word)
    if whole := _syllable(low):
        return whole
    for at in range(min(len(low) - 1, LONGEST), 0, -1):
        first, second = _syllable(low[:at]), _syllable(low[at:])
        if first and second:
            return first + second
    return ""


def _syllable(low: str) -> str:
    if whole := _WHOLE.get(low):
        return whole
    initial = low[:2] if low[:2] in _INITIALS else low[:1]
    final = low[len(initial) :]
    finals = {**_FINALS, **_AFTER_SOFT} if initial in {"j", "q", "x"} else _FINALS
    return _INITIALS[initial] + finals[final] if initial in _INITIALS and final in finals else ""
