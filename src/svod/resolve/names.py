"""Names: when two normal names may name the same person, and the keys by which other names are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

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
def overlap(one: str | None, other: str | None) -> bool:
    """Whether two phrases name one thing: «опытная партия станков» and «партия станков», but not two products
    that share a word («линейные рельсы», «трамвайные рельсы»)."""
    if not one or not other:
        return not one and not other
    a, b = stems(one), stems(other)
    if not a or not b:
        return key(one) == key(other)
    return a <= b or b <= a or len(a & b) / len(a | b) >= 0.6


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's normal name taken apart; `given` and `patronymic` may be initials («а») or ""."""

    surname: str
    given: str = ""
    patronymic: str = ""


@lru_cache(maxsize=200_000)
def full_name(name: str) -> FullName:
    """«Анна Петровна Белова», «А. П. Белова», «Анна Белова», «Белова»: the surname stands last."""
    parts = key(name.replace(".", ". ")).replace(".", "").split()
    if len(parts) <= 1:
        return FullName(parts[0] if parts else "")
    given, *middle = parts[:-1]
    return FullName(parts[-1], given, " ".join(middle))


def may_be(one: FullName, other: FullName) -> bool:
    """Whether the shorter name says nothing that the fuller one gainsays. A bare surname says too little."""
    if one.surname != other.surname or not one.given or not other.given:
        return one == other
    return _part(one.given, other.given) and _part(one.patronymic, other.patronymic)


def says_more(one: FullName, other: FullName) -> bool:
    """Whether `one` is the fuller of two names of which `may_be` holds."""
    return (len(one.patronymic), len(one.given)) > (len(other.patronymic), len(other.given)) and all(
        len(a) >= len(b) for a, b in ((one.given, other.given), (one.patronymic, other.patronymic))
    )


def same_person(one: str, other: str) -> bool:
    """Whether two names of one telling may be one person: used where the telling itself must agree as well."""
    a, b = full_name(one), full_name(other)
    return may_be(a, b) or (a.surname == b.surname and not (a.given and b.given))


def _part(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)
