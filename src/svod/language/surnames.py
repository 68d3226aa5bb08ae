"""Surnames, first names and patronymics: what nominative, gender and case a written form may stand for.

pymorphy3 takes «Калошину» for a shoe and «Сапожником» for a trade, so surnames are read by their endings; the
paradigms are those of Russian grammar (Zaliznyak's classes of surnames), with foreign ones that press texts decline.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from svod.language.morph import parses

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_CASE_OF = {
    "nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat",
    "accs": "Acc", "ablt": "Ins", "loct": "Loc", "loc2": "Loc",
}  # fmt: skip
_VOWELS = "аеёиоуыэюя"
_HUSH = "гкхжчшщ"
CHILD_OF = frozenset({"оглы", "кызы", "улы", "угли", "уулу"})
"""«Son of», «daughter of» in Turkic names; they do not decline."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A reading of a form: the nominative (lower case), gender m or f ("" for either), the cases it may be in.

    `weight` is how usual such a reading is: 0 for a regular one, negative for a stretch.
    """

    nominative: str
    gender: str
    cases: frozenset[str]
    weight: float = 0.0


def _guess(nominative: str, gender: str, cases: str, weight: float = 0.0) -> Guess:
    return Guess(nominative, gender, frozenset(cases.split() if cases else CASES), weight)


@lru_cache(maxsize=20_000)
def surname(form: str) -> tuple[Guess, ...]:
    """What a surname's form may be: surname("калошину") holds «калошин» (m, Dat) and «калошина» (f, Acc)."""
    low = form.lower()
    if "-" in low:
        return tuple(_double(low))
    if low.endswith(tuple(CHILD_OF)) and len(low) > 6:  # «Касымулы» does not decline
        return (_guess(low, "f" if low.endswith("кызы") else "m", "", 1.0),)
    found = [*_possessive(low), *_adjectival(low), *_consonant(low), *_vowel(low), *_fixed(low)]
    return tuple(dict.fromkeys(found)) or (_guess(low, "", ""),)


def _double(low: str) -> Iterator[Guess]:
    """«Салтыкову-Щедрину»: both parts in one case and gender; or only the last changes («Тер-Петросяна»)."""
    head, _, tail = low.rpartition("-")
    if tail in CHILD_OF:  # «Темрезовым-оглы»
        yield from (Guess(f"{one.nominative}-{tail}", one.gender, one.cases, one.weight) for one in surname(head))
        return
    for last in surname(tail):
        for first in surname(head) if len(head) > 3 else ():
            genders = {first.gender, last.gender} - {""}
            cases = first.cases & last.cases
            if len(genders) < 2 and cases:
                weight = first.weight + last.weight
                yield Guess(f"{first.nominative}-{last.nominative}", "".join(genders), cases, weight)
        yield Guess(f"{head}-{last.nominative}", last.gender, last.cases, last.weight - 0.6 * (len(head) > 3))


def _possessive(low: str) -> Iterator[Guess]:
    """-ов, -ев, -ин, -ын: «Ковалевым», «Караваевой», «Птицыну»."""
    ends = ("ов", "ев", "ёв", "ин", "ын")
    if low.endswith(ends):
        yield _guess(low, "m", "Nom", 0.5)
    for end, gender, nominative, cases in (
        ("а", "m", "", "Gen Acc"), ("а", "f", "а", "Nom"), ("у", "m", "", "Dat"), ("у", "f", "а", "Acc"),
        ("ым", "m", "", "Ins"), ("е", "m", "", "Loc"), ("ой", "f", "а", "Gen Dat Ins Loc"), ("ою", "f", "а", "Ins"),
    ):  # fmt: skip
        stem = low.removesuffix(end)
        if stem != low and len(stem) > 2 and stem.endswith(ends):
            yield _guess(stem + nominative, gender, cases, 0.5)


def _stressed(stem: str) -> bool:
    """«Крутым» is of «Крутой», as the adjective is."""
    whole = stem + "ой"
    return any(parse.is_known and parse.tag.POS == "ADJF" and parse.normal_form == whole for parse in parses(whole))


def _adjectival(low: str) -> Iterator[Guess]:
    """-ский, -цкой, -ый, -ая: «Волконскому», «Толстой», «Белую»."""
    if low.endswith(("ий", "ый", "ой")) and len(low) > 4:
        yield _guess(low, "m", "Nom", 0.3 if low.endswith(("ский", "цкий", "ый", "ской", "цкой")) else -0.4)
    if low.endswith(("ая", "яя")):
        yield _guess(low, "f", "Nom", 0.3)
    soft = low.endswith(("ского", "скому", "ским", "ском", "цкого", "цкому", "цким", "цком"))
    for end, cases in (("ого", "Gen Acc"), ("его", "Gen Acc"), ("ому", "Dat"), ("ему", "Dat")):
        stem = low.removesuffix(end)
        if stem != low and len(stem) > 2:
            yield _guess(stem + ("ий" if soft or stem[-1] in _HUSH or end[0] == "е" else "ый"), "m", cases, 0.3)
            yield _guess(stem + "ой", "m", cases, 0.5 if _stressed(stem) else -0.3)
    for end, cases in (("им", "Ins"), ("ым", "Ins"), ("ом", "Loc")):
        stem = low.removesuffix(end)
        if (stem != low and stem.endswith(("ск", "цк"))) or (end == "ым" and stem != low and len(stem) > 2):
            bare = stem.endswith(("ов", "ев", "ин", "ын"))
            yield _guess(stem + ("ий" if stem[-1] == "к" else "ый"), "m", cases, -1.0 if bare else 0.2)
            if end == "ым" and _stressed(stem):
                yield _guess(stem + "ой", "m", cases, 0.5)
    for end, cases in (("ой", "Gen Dat Ins Loc"), ("ей", "Gen Dat Ins Loc"), ("ую", "Acc"), ("юю", "Acc")):
        stem = low.removesuffix(end)
        if stem != low and len(stem) > 2:
            sure = stem.endswith(("ск", "цк")) or end == "ую" or _is_adjective(stem + "ая")
            if sure or stem[-1] not in _VOWELS:
                yield _guess(
                    stem + ("яя" if end[0] in "ею" and end != "ей" else "ая"), "f", cases, 0.3 if sure else -0.6
                )


def _consonant(low: str) -> Iterator[Guess]:
    """A man's name in a consonant, -й or -ь declines, a woman's does not: «Токаремa», «Ольги Мельник», «Кравца»."""
    last = low[-1]
    if last not in _VOWELS and last not in "ьй":
        oblique = len(low) > 3 and low.endswith(
            ("ом", "ем", "эм", "ым", "им")
        )  # «Чэнем» is rather «Чэнь» in the instrumental
        stretch = 0.0 if not oblique else -0.7 if low.endswith(("ым", "им")) else -1.3  # «Карим» is usual
        stretch -= 4.0 * low.endswith(("овым", "евым", "иным", "ыным"))
        yield _guess(low, "m", "Nom", 0.3 + stretch)
        yield _guess(low, "f", "", stretch)
    elif last in "ьй":
        stretch = -0.6 if low.endswith("ой") else 0.0  # «Дзюбой» is rather «Дзюба»
        yield _guess(low, "m", "Nom", 0.2 + stretch)
        yield _guess(low, "f", "", -0.2 + stretch)
    for end, cases in (("а", "Gen Acc"), ("у", "Dat"), ("ом", "Ins"), ("ем", "Ins"), ("е", "Loc")):
        stem = low.removesuffix(end)
        if stem == low or len(stem) < 2 or stem[-1] in _VOWELS or stem[-1] in "ьй":
            continue
        if end == "ем" and stem[-1] not in "жчшщц":
            yield _guess(stem + "ь", "m", cases, -0.1)
            continue
        yield _guess(stem, "m", cases, -0.3 if stem.endswith(("ск", "цк")) and end == "ом" else 0.0)
        yield from _fleeting(stem, cases)
    for end, cases in (("я", "Gen Acc"), ("ю", "Dat"), ("ем", "Ins"), ("ём", "Ins"), ("е", "Loc")):
        stem = low.removesuffix(end)
        if stem == low or len(stem) < 2:
            continue
        if stem[-1] in _VOWELS:
            yield _guess(stem + "й", "m", cases)
        elif end != "ем" and stem[-1] not in "гкхжчшщцьй":
            yield _guess(stem + "ь", "m", cases, -0.1)
    for end, cases in (("ья", "Gen Acc"), ("ью", "Dat"), ("ьем", "Ins"), ("ьём", "Ins"), ("ье", "Loc")):
        stem = low.removesuffix(end)
        if stem != low and len(stem) > 3:
            yield _guess(stem + "ей", "m", cases, -0.1)  # «Соловья», «Воробьём»
    if low.endswith("ии") and len(low) > 4:
        yield _guess(low[:-1] + "й", "m", "Loc", -0.2)


def _is_adjective(form: str) -> bool:
    """«Белая», «Толстая»: a surname that is a common adjective declines like one."""
    return any(parse.tag.POS == "ADJF" and parse.is_known for parse in parses(form))


def _fleeting(stem: str, cases: str) -> Iterator[Guess]:
    """«Кравца» → «Кравец», «Кравца» → «Заяц», «Лукомца» → «Лукомец»."""
    if not stem.endswith("ц") or len(stem) < 3 or stem[-2] in _VOWELS:
        return
    root = stem[:-1]
    if root[-1] == "й":
        yield _guess(root[:-1] + "яц", "m", cases, 0.2)
        yield _guess(root[:-1] + "ец", "m", cases, 0.1)
    else:
        yield _guess(root.removesuffix("ь") + "ец", "m", cases, 0.3)


def _vowel(low: str) -> Iterator[Guess]:
    """Names in -а and -я: «Дзюбой», «Жвании», «Глинку»; men's and women's alike."""
    if low[-1] in "ая":
        yield _guess(low, "", "Nom", -0.1)
    for end, nominative, cases in (
        ("ы", "а", "Gen"), ("и", "а", "Gen"), ("е", "а", "Dat Loc"), ("у", "а", "Acc"), ("ой", "а", "Ins"),
        ("ою", "а", "Ins"), ("ей", "а", "Ins"), ("и", "я", "Gen Dat Loc"), ("е", "я", "Dat Loc"), ("ю", "я", "Acc"),
        ("ей", "я", "Ins"), ("ёй", "я", "Ins"),
    ):  # fmt: skip
        stem = low.removesuffix(end)
        if stem == low or len(stem) < 2:
            continue
        hushed = stem[-1] in _HUSH
        if (end == "и" and nominative == "а" and not hushed) or (end == "ы" and hushed):
            continue
        if end == "ей" and nominative == "а" and stem[-1] not in "жчшщц":
            continue
        if nominative == "я" and (hushed or stem[-1] == "ц"):
            continue
        if end in {"и", "ю"} and stem[-1] not in _VOWELS and stem[-1] != "ь" and nominative == "я":
            yield _guess(stem + nominative, "", cases, -0.5)
        else:
            yield _guess(stem + nominative, "", cases, -0.1 if nominative == "а" else -0.3)


def _fixed(low: str) -> Iterator[Guess]:
    """-о, -ых, -их, -у, -э, -и, -ю and -е do not decline: «Шевченко», «Седых», «Нетаньяху», «Мирзоеи»."""
    if low.endswith(("ых", "их")) and len(low) > 4:
        yield _guess(low, "", "", 1.2)
    elif low[-1] in "оэ":
        yield _guess(low, "", "", -0.6 if low.endswith(("ского", "цкого", "ого", "его")) else 0.6)
    elif low.endswith("ия") and len(low) > 4:
        yield _guess(low, "", "", 0.2)  # «Гагулия», «Данелия»: hardly ever of a man «Данелий»
    elif low[-1] in "уюие" or (low[-1] in "ая" and len(low) > 2 and low[-2] in _VOWELS):
        yield _guess(low, "", "", -0.4)


# patronymics and first names


@lru_cache(maxsize=20_000)
def patronymic(form: str) -> tuple[Guess, ...]:
    """«Григорьевичем», «Сергеевны», «Ильича», «Гейдар оглы»; empty when the form is no patronymic."""
    low = form.lower()
    if low in CHILD_OF:
        return (_guess(low, "f" if low == "кызы" else "m", ""),)
    for end, cases in (("", "Nom"), ("а", "Gen Acc"), ("у", "Dat"), ("ем", "Ins"), ("е", "Loc")):
        stem = low.removesuffix(end) if end else low
        if (end == "" or stem != low) and len(stem) > 4 and stem.endswith(("ович", "евич", "ич")):
            return (_guess(stem, "m", cases),)
    for end, cases in (("а", "Nom"), ("ы", "Gen"), ("е", "Dat Loc"), ("у", "Acc"), ("ой", "Ins"), ("ою", "Ins")):
        stem = low.removesuffix(end)
        if stem != low and len(stem) > 4 and stem.endswith(("овн", "евн", "ичн")):
            return (_guess(stem + "а", "f", cases),)
    return ()


def is_patronymic(form: str) -> bool:
    """Whether a capitalised word of a name is surely a patronymic: «Ильич», not the surname «Милич» alone."""
    low = form.lower()
    if not patronymic(low):
        return False
    if low in CHILD_OF or "ов" in low[-7:] or "ев" in low[-7:]:
        return True
    return any("Patr" in parse.tag for parse in parses(low))


_HARD_FATHER = tuple(f"{letter}евич" for letter in "бвгдзкмнпстфх")
"""A patronymic in -евич has a soft stem («Игоревич»): these are surnames, «Ласкевич»."""


@lru_cache(maxsize=20_000)
def is_like_patronymic(form: str) -> bool:
    """Whether a form only looks like a patronymic: a known surname that is none, or one in -евич after a hard stem."""
    tags = [parse.tag for parse in parses(form.lower()) if parse.is_known]
    known = any("Surn" in tag for tag in tags) and not any("Patr" in tag for tag in tags)
    return known or any(guess.nominative.endswith(_HARD_FATHER) for guess in patronymic(form))


@lru_cache(maxsize=20_000)
def first_name(form: str) -> tuple[Guess, ...]:
    """What a first name's form may be; names of the dictionary weigh more than guesses by ending."""
    low = form.lower()
    if "-" in low:
        head, _, tail = low.rpartition("-")
        return tuple(Guess(f"{head}-{g.nominative}", g.gender, g.cases, g.weight) for g in first_name(tail))
    found = list(_known_first(low))
    if low.endswith("а") and {guess.gender for guess in found} == {"f"} and low[-2:-1] not in _VOWELS:
        found.append(_guess(low[:-1], "m", "Gen Acc", -0.5))  # «Милана»: of Милан, whom the dictionary does not know
    if any(guess.weight >= 1 for guess in found):
        return tuple(found)
    guesses = [*_consonant(low), *_vowel(low), *_fixed(low)]
    found += [
        Guess(g.nominative, g.gender, g.cases, g.weight - 0.2) for g in guesses if g.gender != "f" or g.weight > 0
    ]
    return tuple(found) or (_guess(low, "", ""),)


def _known_first(low: str) -> Iterator[Guess]:
    seen: dict[tuple[str, str], set[str]] = {}
    for parse in parses(low):
        tag = parse.tag
        if "Name" not in tag or not parse.is_known or tag.number == "plur" or "Abbr" in tag:
            continue
        gender = {"masc": "m", "femn": "f"}.get(tag.gender, "")
        seen.setdefault((parse.normal_form, gender), set()).add(_CASE_OF.get(str(tag.case), "Nom"))
    for (nominative, gender), cases in seen.items():
        rare = len(cases) == len(CASES) and nominative.endswith("е")  # the dictionary has an «Анне» that never changes
        yield Guess(nominative, gender, frozenset(cases), 0.2 if rare else 1.0)


@lru_cache(maxsize=20_000)
def is_first_name(form: str) -> bool:
    """Whether the dictionary knows the form as a first name."""
    return any(guess.weight >= 1 for guess in first_name(form))
