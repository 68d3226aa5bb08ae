"""Scoring: how much speaks for two names being one person. All weights stand in one list, each with its reason."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from svod.language.surnames import is_patronymic
from svod.lexicon import table, words
from svod.model.score import Reason, Score
from svod.resolve.fullname import FullName, full_name, gender, nominatives
from svod.resolve.romanise import foreign, plain, skeleton, unarticled

WEIGHTS: dict[str, float] = {
    # surnames
    "surname": 0.45,  # Белова — Белова
    "surname-case": 0.42,  # Беловым — Белов: a case ending was left on
    "surname-letters": 0.42,  # Yusupov — Юсупов
    "surname-part": 0.25,  # Орлова-Лещинская — Орлова
    "surname-near": 0.2,  # Хафизов — Хафезов: one letter, perhaps a slip of the pen
    "surname-apart": -1.0,
    # first names
    "given": 0.35,  # Анна — Анна
    "given-case": 0.32,
    "given-letters": 0.32,  # Rustam — Рустам
    "given-form": 0.28,  # Наталия — Наталья, Егор — Георгий
    "given-initial": 0.2,  # А. — Анна
    "given-ending": 0.12,  # Рустамжон — Рустам: a page may leave the ending off, or they are two
    "given-apart": -1.0,
    "given-unknown": 0.0,  # a bare surname says too little by itself
    # patronymics
    "patronymic": 0.3,  # Петровна — Петровна
    "patronymic-initial": 0.12,  # П. — Петровна
    "patronymic-apart": -1.0,
    "gender-apart": -1.0,  # Белов — Белова
    # what pages tell of the two
    "post": 0.2,  # both are heads of one region
    "area": 0.1,  # both belong to one region
    "posts-apart": -0.35,  # a rector in one region and a minister in another, in the same months
}
"""Points for and against; the sum, held between 0 and 1, is the score."""

SAME = 0.7
"""From here on two names are joined, if there is but one such person."""

DOUBT = 0.4
"""From here on they are shown as candidates for a person to judge."""


def score(one: str, other: str, near: tuple[str, ...] = ()) -> Score:
    """The score of two names, with what their pages tell (`near`: features such as "post", "posts-apart")."""
    name = name_score(one, other)
    reasons = (*name.reasons, *(Reason(code, WEIGHTS[code]) for code in near))
    return Score.of(reasons)


@lru_cache(maxsize=200_000)
def name_score(one: str, other: str) -> Score:
    """The score of two names alone: the best that any reading of their case endings allows."""
    a, b = full_name(one), full_name(other)
    pairs = ((x, y) for x in nominatives(a) for y in nominatives(b))
    return max((_compared(x, y, cased=(x, y) != (a, b)) for x, y in pairs), key=lambda found: found.value)


def _compared(a: FullName, b: FullName, *, cased: bool) -> Score:
    a, b = _two_firsts(a, b), _two_firsts(b, a)
    codes = [_surname(a.surname, b.surname, cased=cased), _given(a.given, b.given, cased=cased)]
    codes += [code for code in (_patronymic(a.patronymic, b.patronymic),) if code]
    if {gender(a), gender(b)} == {"m", "f"}:
        codes.append("gender-apart")
    return Score.of(Reason(code, WEIGHTS[code]) for code in codes)


def _two_firsts(name: FullName, other: FullName) -> FullName:
    """«Анна-Мария» beside «Анна Мария»: two first names, with a dash or without; «Джон Майкл» beside «Майкл»."""
    if other.given and not other.patronymic and _second(name) == other.given:
        return FullName(name.surname, other.given)
    first, _, second = name.given.partition("-")
    split = not name.patronymic and second and second == other.patronymic
    return FullName(name.surname, first, second) if split else name


def _surname(one: str, other: str, *, cased: bool) -> str:
    if one == other:
        return "surname-case" if cased else "surname"
    x, y = skeleton(one), skeleton(other)
    if x == y or _near_letters(one, other):
        return "surname-letters"
    bare = unarticled(one), unarticled(other)
    if bare != (one, other) and _surname(*bare, cased=cased) in LIKE_SURNAMES:
        return "surname-part" if one in bare or other in bare else "surname-letters"
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others) and min(map(len, (*parts, *others))) > 3 and (set(parts) & set(others)):
        return "surname-part"
    return "surname-near" if _one_letter(x, y) else "surname-apart"


LIKE_SURNAMES = frozenset({"surname", "surname-case", "surname-letters"})


def _near_letters(one: str, other: str) -> bool:
    """Spellings of one name in two alphabets: «Дженкинс» — Jenkins; softened ends: «Горький» — Gorky; the Latin J is
    «Дж», of Uzbeks «Ж» as well (Jalolov), of Serbs and Germans «Й» (Jovanović)."""
    if foreign(one) == foreign(other):
        return False
    latin, cyrillic = (skeleton(word) for word in sorted((one, other), key=foreign, reverse=True))
    meant = {"zh"} if latin.startswith("j") and cyrillic[:1] in {"a", "o", "u"} else {"zh", "i"}
    read = plain(cyrillic.replace("j", "zh"))
    return len(read) >= 2 and read in {plain(latin.replace("j", letter)) for letter in meant}


def _one_letter(x: str, y: str) -> bool:
    """One letter changed, left out or put in, in a long name, but not in its first letter."""
    if min(len(x), len(y)) < 6 or x[0] != y[0] or abs(len(x) - len(y)) > 1:
        return False
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) == 1
    short, long = sorted((x, y), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _given(one: str, other: str, *, cased: bool) -> str:
    if not one or not other:
        return "given-unknown"
    if one == other:
        return ("given-case" if cased else "given") if len(one) > 1 else "given-initial"
    if min(len(one), len(other)) <= 2 and "-" not in one + other and _initial(one, other):
        return "given-initial"
    if "-" in one + other and _initials_apart(one.split("-"), other.split("-")):
        return "given-initial"
    x, y = skeleton(one), skeleton(other)
    if x == y or _near_letters(one, other):
        return "given-letters"
    if _forms(one) & _forms(other):
        return "given-form"
    return "given-ending" if _bare(one) & _bare(other) else "given-apart"


def _bare(given: str) -> frozenset[str]:
    """The name, and without its ending: «рустамжон», «рустам»; «мухаммаджон» ends with «жон» as much as with «джон»."""
    ends = (ending for ending in words("people", "endings") if given.endswith(ending) and len(given) > len(ending) + 3)
    return frozenset({given, *(given.removesuffix(ending) for ending in ends)})


def _second(name: FullName) -> str:
    """The second first name of who has two and no patronymic."""
    middle = name.patronymic
    return middle if len(middle) > 2 and " " not in middle and not is_patronymic(middle) else ""


def _initials_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """«К.-Ж.» and «К.» beside «Касым-Жомарт»."""
    short, long = sorted((one, other), key=lambda parts: sum(map(len, parts)))
    return max(map(len, short)) <= 2 and all(map(_initial, short, long)) and len(short) <= len(long)


def _initial(one: str, other: str) -> bool:
    """«Р.» — «Рустам», «Дж.» — «Джон», «Е.» — «Екатерина», Yu. — «Юлия»."""
    short, long = sorted((skeleton(one), skeleton(other)), key=len)
    return bool(short) and long.startswith(short)


@lru_cache(maxsize=50_000)
def _forms(given: str) -> frozenset[str]:
    """The name itself and the full forms it may stand for, as skeletons."""
    return frozenset(map(skeleton, _steps(given)))


def _steps(given: str) -> Iterator[str]:
    yield given
    variants = table("people", "variants")
    for name in (given, skeleton(given)):
        if full := variants.get(name):
            yield full
            if further := variants.get(full):
                yield further


@lru_cache(maxsize=100_000)
def initials(name: str) -> frozenset[str]:
    """First letters, as skeletons, of the forms of the first name: names without a common one are of two people.
    None for a bare surname, which may be anybody's. A Latin J may be «Дж», «Й» and, before «е», no letter at all."""
    known = full_name(name)
    forms = (form for given in (known.given, _second(known)) if given for form in _forms(given) if form)
    letters = frozenset(form.replace("zh", "j")[:1] for form in forms)
    return letters | {"i", "e"} if "j" in letters and foreign(known.given) else letters


def _patronymic(one: str, other: str) -> str | None:
    if not one or not other:
        return None
    if one == other or skeleton(one) == skeleton(other):
        return "patronymic" if len(one) > 1 else "patronymic-initial"
    if min(len(one), len(other)) <= 2:
        return "patronymic-initial" if _initial(one, other) else "patronymic-apart"
    if _near_letters(one, other):
        return "patronymic"
    # «Сергеич» is «Сергеевич», «Софиевна» is «Софьевна»
    worn = [re.sub(r"i?e?v?(ich|na)$", r"\1", skeleton(each)) for each in (one, other)]
    return "patronymic" if worn[0] == worn[1] else "patronymic-apart"


def same_person(one: str, other: str) -> bool:
    """Whether two names of one telling may be one person: used where the telling itself must agree as well."""
    found = name_score(one, other)
    if found.value >= SAME - WEIGHTS["area"]:
        return True
    bare = any(reason.code == "given-unknown" for reason in found.reasons)
    return bare and found.value >= WEIGHTS["surname-case"]
