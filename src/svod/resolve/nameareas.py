"""Name areas: the areas that an organisation's name tells of, and the words that are left of it without them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from svod.language.affiliations import abbreviation
from svod.language.areas import RANK, gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.lexicon import table
from svod.resolve.areas import lies_in
from svod.resolve.names import key

PLACING = frozenset({"в", "во", "по", "на"})
TOWN = frozenset({"г", "город", "города", "городе", "городу", "городом"})

LONGEST = 5
"""Words that the longest name of an area inside a name may have."""


@lru_cache(maxsize=50_000)
def areas_in(name: str) -> tuple[str, ...]:
    """The areas that a name tells of, without those that another of them lies in: «Российско-Сербский совет Томской
    области и Белграда» is Tomsk's and Belgrade's."""
    said = [str(word) for word in re.findall(r"[\w]+(?:[-–—‑][\w]+)*", name)]
    lows, book, at = [key(word) for word in said], gazetteer(), 0
    found: dict[str, None] = {}
    while at < len(said):
        length, named = book.called(lows[at : at + LONGEST])
        named = named if said[at][:1].isupper() else []
        if not named and (short := book.short.get(said[at])):
            length, named = 1, short
        if named:
            best = min(named, key=lambda entry: (RANK.get(entry.area.kind, 9), entry.order))
            found[best.area.name] = None
        elif "-" in lows[at]:
            found |= dict.fromkeys(name for part in two_sides(lows[at]) for name in meant(part)[:1])
        at += length if named else 1
    return tuple(sorted(one for one in found if not any(one != other and lies_in(other, one) for other in found)))


def with_area(said: Sequence[str]) -> tuple[str, list[str]]:
    """The area at the name's end («… Томской области», «… РФ») or after its first word («министерство Российской
    Федерации по …»), and the words without it. Not where it is a title
    («авиакомпания „Ямал“»); one that only tells the place («посольство … в России») is put in its usual form."""
    book, lows = gazetteer(), [key(word) for word in said]
    for at in range(1, len(said)):
        length, found = book.called(lows[at : at + LONGEST])
        if not found and at == len(said) - 1:
            length, found = 1, book.short.get(said[at], [])
        if not found or (at + length < len(said) and (at > 1 or lows[at + length] != "по")):
            continue
        best = min(found, key=lambda entry: (RANK.get(entry.area.kind, 9), entry.order))
        if lows[at - 1] in PLACING:
            area, rest = with_area(said[: at - 1])
            return area, [*rest, best.area.name]
        office = any(lemma in table("bodies", "offices") for word in said[:at] for lemma in lemmas_of(word))
        if best.care and not office and lows[at - 1] not in TOWN:
            continue  # «агентство „Мост“»
        if not office and length == 1 and lows[at] in {key(best.area.name), *map(key, best.also)}:
            continue
        before = [word for word in said[:at] if key(word) not in TOWN]
        return best.area.name, [*before, *said[at + length :]]
    return "", list(said)


def whole_area(after: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """«комитет экономики Псковского облисполкома» is of the area of the office that it is a part of; and the words
    that are left."""
    if not after or after[-1][0] not in table("bodies", "offices"):
        return "", after
    begins = len(after) - 1
    while begins and is_adjective(after[begins - 1][0]):
        begins -= 1
    area, _ = office_area("", [lemma for lemma, _ in after[begins:-1]])
    return (area, after[:begins]) if area else ("", after)


def office_area(area: str, about: list[str]) -> tuple[str, list[str]]:
    """«Томская областная дума» is the region's, «Минский городской исполком» the city's; the words tell it no more."""
    levels = [table("bodies", "levels")[lemma] for lemma in about if lemma in table("bodies", "levels")]
    rest = [lemma for lemma in about if lemma not in table("bodies", "levels")]
    adjectives = [lemma for lemma in rest if meant(lemma)]
    if area or not adjectives:
        return area, rest
    first = adjectives[0]
    own = [name for name in meant(first) if not levels or _of_level(name, levels[0])]
    chosen = own[0] if own else _by_level(first, levels[0]) if levels else ""
    return (chosen, [lemma for lemma in rest if lemma != first]) if chosen else ("", rest)


def _of_level(name: str, level: str) -> bool:
    kinds = {entry.area.kind for entry in gazetteer().by_name.get(name, ())}
    return level in kinds or (level == "city" and "town" in kinds)


def _by_level(adjective: str, level: str) -> str:
    """«Шадринский районный …» where the table has no such adjective: the region or district named by it."""
    stem = adjective_stem(adjective)
    name = {"region": f"{stem}ая область", "district": f"{stem}ий район"}.get(level, "")
    name = name[:1].upper() + name[1:]
    return name if name in gazetteer().by_name else ""


@lru_cache(maxsize=50_000)
def meant(adjective: str) -> tuple[str, ...]:
    """The areas that an adjective may mean, the widest first."""
    stem = adjective_stem(adjective)
    found = gazetteer().adjectives.get(stem, []) if stem else []
    return tuple(e.area.name for e in sorted(found, key=lambda e: (RANK.get(e.area.kind, 9), e.order)))


def two_sides(word: str) -> list[str]:
    """«российско-сербского» → «российский», «сербский»."""
    parts = word.split("-")
    known = [f"{part.removesuffix('о')}ий" for part in parts[:-1]]
    return [*known, lemma_of(parts[-1])]


@lru_cache(maxsize=50_000)
def is_adjective(lemma: str) -> bool:
    return bool(adjective_stem(lemma)) or str(parses(lemma)[0].tag.POS) == "ADJF"


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """The word's likeliest lemma, «ё» as «е»; an adjective in the masculine."""
    found = parses(word)
    return str(found[0].normal_form).replace("ё", "е") if found else word


def lemmas_of(spelt: str) -> Iterator[str]:
    """The word's lemma; of a short name («минсельхоз», «облисполком») the lemmas of what it stands for."""
    low = key(spelt)
    if abbreviation(spelt) and low not in table("bodies", "short"):
        yield low
        return
    for form in (low, lemma_of(low)):
        if full := table("bodies", "short").get(form):
            yield from (lemma_of(word) for word in full.split())
            return
    if (ending := re.fullmatch(r"(.{3,})(обл|гор|рай)исполком", lemma_of(low))) is not None:
        level = {"обл": "областной", "гор": "городской", "рай": "районный"}[ending[2]]
        yield from (f"{ending[1]}ский", level, "исполком")
        return
    yield lemma_of(low)
