"""Skeletons: names in Cyrillic or Latin letters brought to one spelling, so that «Юсупов» meets "Yusupov"."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e", "ў": "u", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u",
    "ү": "u", "һ": "h", "ё": "e",
}  # fmt: skip

_LATIN = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("tz", "ts"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"),
    ("w", "v"), ("dzh", "j"), ("yo", "e"), ("ye", "e"), ("y", "i"), ("'", ""), ("’", ""),
    ("q", "k"), ("iev", "ev"),
)  # fmt: skip
"""How Latin spellings of Russian names differ (ISO 9, BGN, passports), each with what it stands for."""


_MARKED = str.maketrans({
    "ć": "ch", "č": "ch", "š": "sh", "ž": "zh", "đ": "j", "ş": "sh", "ç": "ch", "ı": "i", "ł": "l", "ż": "zh", "ə": "a",
})  # fmt: skip
"""Letters of Serbian, Turkish, Polish and Azerbaijani whose marks change the sound; other marks only colour it."""


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """skeleton("Минниханов") == skeleton("Minnikhanov") == "minihanov"; «ё», «е» and doubled letters are one."""
    low = word.casefold()
    if foreign(word):
        low = unicodedata.normalize("NFKD", low.translate(_MARKED)).encode("ascii", "ignore").decode()
    plain = "".join(_CYRILLIC.get(letter, letter) for letter in low.replace("дж", "j"))
    if foreign(word):
        for spelt, meant in _LATIN:
            plain = plain.replace(spelt, meant)
        plain = re.sub(r"ff$", "v", plain)
    plain = re.sub(r"(?<=[^aeiou])ie", "e", plain)
    return re.sub(r"(.)\1+", r"\1", plain).replace("ii", "i")


@lru_cache(maxsize=200_000)
def foreign(word: str) -> bool:
    """Whether the word is written in Latin letters."""
    return bool(re.search(r"[a-z]", word.casefold()))


_ENDINGS = re.compile(r"(?:ogo|ego|omu|emu|imi|im|om|em|oi|ei|oiu|eiu|ih|uiu|iuiu|aia|iaia|ia|iu|a|u|e|i|o)$")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its ending, as a skeleton: all cases and both genders of a surname have one stem."""
    now = plain(skeleton(word))
    while len(shorter := _ENDINGS.sub("", now)) >= 3 and shorter != now:
        now = shorter
    return now


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """A skeleton without what two alphabets spell in too many ways: «Дженкинс» — Jenkins, «Йоханн» — Johann."""
    return re.sub(r"^[ij](?=[aeou])|i+$|(?<=.)[ij](?=[aeu])|(?<![sczk])h", "", name.replace("ei", "ai"))


_ARTICLE = re.compile(r"^[аэae](?:ль?|l|(ш|sh|th|dh|[дзнрстdnrstz])(?=[- ]\1))[- ](?=\w)")


def unarticled(surname: str) -> str:
    """An Arabic surname in lower case without its article, which is spelt as it sounds: «аш-шараа» is «аль-шараа»."""
    return _ARTICLE.sub("", surname)
