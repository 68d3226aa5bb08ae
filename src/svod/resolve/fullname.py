"""FullName: a person's name taken apart, whatever order and case it is written in."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.language import eastern
from svod.language.morph import parses
from svod.language.surnames import CASES, Guess, first_name, is_first_name, is_patronymic, patronymic, surname
from svod.lexicon import words
from svod.resolve.names import key
from svod.resolve.pinyin import in_cyrillic
from svod.resolve.romanise import foreign, skeleton

SURNAMES = ("дзе", "швили", "ов", "ев", "ский", "цкий", "енко", "ова", "ева", "ская", "цкая", "ян")
"""Ends of words that are surnames, also before a first name: «Квирикадзе Гиви»."""


_SYLLABLES = re.compile(r"(?:[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[nmtpc])?){1,2}")
"""The given names of Nguyen Van Thanh, in Latin letters without their marks."""


@dataclass(frozen=True, slots=True)
class FullName:
    """Parts in lower case, «ё» as «е»; `given` and `patronymic` may be initials («а») or ""."""

    surname: str
    given: str = ""
    patronymic: str = ""


@lru_cache(maxsize=200_000)
def full_name(name: str) -> FullName:
    """«Анна Петровна Белова», «А. П. Белова», «Белова Анна Петровна», «Белова А. П.», «Анна Белова», «Белова»."""
    said = key(name.replace(".", ". ")).split()
    parts = in_cyrillic([part.replace(".", "") for part in said])
    if len(parts) <= 1:
        return FullName(parts[0] if parts else "")
    if min(map(len, parts[1:])) > 1 and eastern.is_eastern(parts):
        return FullName(parts[0], "".join(parts[1:]))
    if foreign(parts[0]) and skeleton(parts[0]) in _vietnamese() and all(map(_SYLLABLES.fullmatch, parts[1:])):
        return FullName(parts[0], "".join(parts[1:]))
    at = _surname_at(parts, dotted=said[-1].endswith("."))
    before, after = parts[:at], parts[at:]
    family = " ".join(after) if at else parts[0]
    rest = before if at else parts[1:]
    return FullName(family, rest[0] if rest else "", " ".join(rest[1:]))


@cache
def _vietnamese() -> frozenset[str]:
    return frozenset(map(skeleton, words("eastern", "vietnam")))


def _surname_at(parts: list[str], *, dotted: bool) -> int:
    """Where the surname begins: 0 when it stands first, before the name or the initials; `dotted`: the last part is
    an initial («Дмитрий Ю» is none)."""
    for at, part in enumerate(parts[1:-1], 1):
        if part in words("names", "surname_particles"):
            return at
    first, last = parts[0], parts[-1]
    if len(first) > 1 and len(last) == 1 and (dotted or not is_first_name(first)):
        return 0
    if len(parts) >= 3 and is_patronymic(last) and is_first_name(parts[1]):
        return 0
    if len(parts) == 2 and first.endswith(SURNAMES) and is_first_name(last) and not _may_be_surname(last):
        return 0
    return len(parts) - 1


def _may_be_surname(word: str) -> bool:
    return any("Surn" in parse.tag for parse in parses(word))


@lru_cache(maxsize=200_000)
def nominatives(name: FullName) -> tuple[FullName, ...]:
    """What the name is in the nominative: itself where it may be one, else all that its case endings allow."""
    if not name.given or len(name.given) == 1:
        return (name,)
    if not name.patronymic and eastern.is_eastern((name.surname, name.given)):
        return tuple(FullName(name.surname, one) for one in dict.fromkeys((name.given, *eastern.given(name.given))))
    givens, families = first_name(name.given), surname(name.surname.split()[-1])
    fathers = patronymic(name.patronymic) if len(name.patronymic) > 1 else ()
    found = []
    for case in CASES:
        for given in (g for g in givens if case in g.cases):
            for family in (f for f in families if case in f.cases and _agree(f, given)):
                if fathers and not any(case in f.cases and _agree(f, given) for f in fathers):
                    continue
                father = fathers[0].nominative if fathers else name.patronymic
                head = name.surname.split()[:-1]
                parts = (" ".join([*head, family.nominative]), given.nominative, father)
                found.append((case, given.weight + family.weight, FullName(*map(key, parts))))
    likeliest = max((weight for _, weight, _ in found), default=0.0)
    if not found or any(case == "Nom" and one == name and weight >= likeliest for case, weight, one in found):
        return (name,)
    return tuple(dict.fromkeys([name, *(one for _, _, one in sorted(found, key=lambda f: -f[1]))]))[:5]


def _agree(one: Guess, other: Guess) -> bool:
    return not (one.gender and other.gender) or one.gender == other.gender


@lru_cache(maxsize=200_000)
def gender(name: FullName) -> str:
    """m, f or "" where the name does not tell: by the patronymic, then the first name, then the surname's ending."""
    if len(name.patronymic) > 1 and (told := patronymic(name.patronymic)):
        return told[0].gender
    if len(name.given) > 1 and is_first_name(name.given):
        told_by = {g.gender for g in first_name(name.given) if g.weight >= 1 and "Nom" in g.cases}
        if len(told_by) == 1:
            return told_by.pop()
    ending = name.surname.split("-")[-1]
    if ending.endswith(("ов", "ев", "ин", "ын", "ский", "цкий", "ской")) and len(ending) > 4:
        return "m"
    if ending.endswith(("ова", "ева", "ина", "ына", "ская", "цкая")) and len(ending) > 4:
        return "f"
    return ""
