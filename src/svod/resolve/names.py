"""Names: the keys by which names and phrases are compared."""

import re
from collections.abc import Callable
from functools import lru_cache

from svod.language.morph import parses

_QUOTES = str.maketrans("", "", "«»\"'“”„`")
_DASHES = re.compile(r"\s*[‐‑–—−-]\s*")


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """The name without quotes, capitals, «ё» and odd blanks: names with one key are one name."""
    bare = name.translate(_QUOTES).casefold().replace("ё", "е")
    return " ".join(_DASHES.sub("-", bare).split())


@lru_cache(maxsize=200_000)
def stems(phrase: str) -> frozenset[str]:
    """Beginnings of the words that matter, for comparing what two phrases are about: case endings fall off."""
    words = re.findall(r"\w+", key(phrase))
    return frozenset(word[: max(4, len(word) - 3)] for word in words if len(word) > 3 or word.isdigit())


@lru_cache(maxsize=200_000)
def matter(phrase: str) -> frozenset[str]:
    """The words that matter in their normal forms, with numbers: «10 комбайнов» → «10», «комбайн»."""
    words = re.findall(r"\w+", key(phrase))
    told = (
        word if word.isdigit() else parses(word)[0].normal_form for word in words if len(word) > 3 or word.isdigit()
    )
    return frozenset(word.replace("ё", "е") for word in told)


@lru_cache(maxsize=200_000)
def overlap(one: str | None, other: str | None, parts: Callable[[str], frozenset[str]] = matter) -> bool:
    """Whether two phrases name one thing: «опытная партия станков» and «партия станков», but not two products
    that share a word («линейные рельсы», «трамвайные рельсы»). Of proper names the stems are compared."""
    if not one or not other:
        return not one and not other
    a, b = parts(one), parts(other)
    if not a or not b:
        return key(one) == key(other)
    return a <= b or b <= a or len(a & b) / len(a | b) >= 0.6
