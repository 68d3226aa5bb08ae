"""BodyName: an organisation's name taken apart: what it is, how it is titled, what it does, whose it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.language.affiliations import abbreviation
from svod.language.areas import RANK, gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.lexicon import table, words
from svod.resolve.areas import lies_in
from svod.resolve.names import key
from svod.resolve.romanise import stem

PLACING = frozenset({"в", "во", "по", "на"})

LONGEST = 5
"""Words that the longest name of an area inside a name may have."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """Parts as lemmas in lower case, «ё» as «е». `head` is what it is («завод», «министерство»; "" unknown), `office`
    whether that is a body of an area; `title` its own name («маяк»); `about` the other words; `area` the area in the
    name, `between` those that a joint body's name tells of where they are several, `near` those that an adjective in it
    may mean; `short` the abbreviation that the title is, as written; `unfolded` says that the name is a short one of
    an office, written out («минсельхоз»)."""

    head: str = ""
    office: bool = False
    title: tuple[str, ...] = ()
    about: frozenset[str] = frozenset()
    ordered: tuple[str, ...] = ()
    area: str = ""
    between: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    short: str = ""
    unfolded: bool = False

    @property
    def rare(self) -> bool:
        """Whether the title hardly ever is that of two firms: of several words, or long and no word of the language."""
        return len(self.title) > 1 or (len(self.title) == 1 and len(self.title[0]) >= 6 and _coined(self.title[0]))

    @property
    def canonical(self) -> str:
        """Names with one canonical form are one name, whatever legal form, quotes and case they are written in."""
        area = "–".join(self.between) or self.area
        return "|".join((self.head, " ".join(self.title), " ".join(sorted(self.about)), area))


@lru_cache(maxsize=200_000)
def body_name(name: str) -> BodyName:
    """«ОАО „Псковский завод „Маяк“», «минсельхоз Томской области», «Минский горисполком», «ПЭМЗ»."""
    area, rest = _with_area(list(_spelt(name)))
    lemmas = _one_head([(lemma, _written(spelt, lemma)) for spelt in rest for lemma in _lemmas(spelt)])
    at = _head_at([lemma for lemma, _ in lemmas])
    if at is None:
        return _headless(lemmas, area)
    head = lemmas[at][0]
    office = head in table("bodies", "offices")
    before, after = [lemma for lemma, _ in lemmas[:at]], lemmas[at + 1 :]
    begins = next((i for i, (_, spelt) in enumerate(after) if _titled(spelt) and not office), len(after))
    title = after[begins:]
    near = frozenset(name for lemma in before for name in meant(lemma))
    if office:
        near |= {spelt for spelt in rest if spelt in gazetteer().by_name}  # «генконсульство … в Казани»
        area, before = _office_area(area, before)
    about = [*before, *(lemma for lemma, _ in after[:begins])]
    full = table("bodies", "offices").get(head) or table("bodies", "heads").get(head, "")
    *more, head = full.split() if full else [""]
    between = areas_in(name) if head in words("bodies", "joint") else ()
    if office and head not in words("bodies", "seats"):
        about = [lemma for lemma in about if lemma not in words("bodies", "seats")]
    return BodyName(
        head=head,
        office=office,
        title=tuple(lemma for lemma, _ in title),
        about=_telling([*more, *about]) if len(between) < 2 else _beside_areas([*more, *about], between),
        ordered=tuple(lemma for lemma, _ in lemmas if lemma not in words("bodies", "small")),
        area=area if len(between) < 2 else "",
        between=between if len(between) > 1 else (),
        near=near,
        short=_short([spelt for _, spelt in title]),
        unfolded=office and any(key(spelt).startswith("мин") and len(list(_lemmas(spelt))) > 1 for spelt in rest),
    )


def joint(parts: BodyName) -> bool:
    """Whether it is a council, commission or group that its own words tell from others, whatever areas its pages tell
    of: «… по вопросам туризма», «Российско-Сербский …»."""
    return parts.head in words("bodies", "joint") and (len(parts.about) >= 2 or bool(parts.between or sides(parts)))


@lru_cache(maxsize=50_000)
def is_joint(name: str) -> bool:
    """Whether it is the name of such a body; most names are told from them by how their words begin."""
    begun = any(word.startswith(_beginnings()) for word in re.split(r"\W+", key(name)))
    return begun and joint(body_name(name))


@cache
def _beginnings() -> tuple[str, ...]:
    """How the words begin that such a body is called by, in whatever form, and the short names that hold one."""
    called = words("bodies", "joint")
    short = (name for name, full in table("bodies", "short").items() if called & set(full.split()))
    return tuple(sorted({word[:4] for word in (*called, *short)}))


def sides(parts: BodyName) -> str:
    """The stem of the adjective that names two sides: «российско-сербский»."""
    return next((stem(word) for word in sorted(parts.about) if "-" in word and word.endswith("ский")), "")


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
            found |= dict.fromkeys(name for part in _two_sides(lows[at]) for name in meant(part)[:1])
        at += length if named else 1
    return tuple(sorted(one for one in found if not any(one != other and lies_in(other, one) for other in found)))


def _two_sides(word: str) -> list[str]:
    """«российско-сербского» → «российский», «сербский»."""
    parts = word.split("-")
    known = [f"{part.removesuffix('о')}ий" for part in parts[:-1]]
    return [*known, lemma_of(parts[-1])]


def _beside_areas(about: Sequence[str], between: Sequence[str]) -> frozenset[str]:
    """What a joint body is about, without the words that name its sides, in whatever way."""
    said = {lemma_of(word) for name in between for word in key(name).split()}
    sides_ = {word for word in about if "-" in word and any(meant(part) for part in _two_sides(word))}
    return _telling([word for word in about if word not in said | sides_ and not set(meant(word)) & set(between)])


def _written(spelt: str, lemma: str) -> str:
    """A word as written; what a short name is unfolded into has no capitals: «ЖБИ» is no title."""
    return lemma if abbreviation(spelt) and key(spelt) in table("bodies", "short") else spelt


def _headless(lemmas: Sequence[tuple[str, str]], area: str) -> BodyName:
    """«Маяк», «Гродно Азот», «ПЭМЗ»; «Минский тракторный» has adjectives alone and so no title."""
    own = [(lemma, spelt) for lemma, spelt in lemmas if lemma not in words("bodies", "generic")]
    bare = all(_adjective(lemma) for lemma, _ in own) or not any(_titled(spelt) for _, spelt in own)
    told = tuple(lemma for lemma, _ in own if lemma not in words("bodies", "small"))
    near = frozenset(name for lemma in told for name in meant(lemma))
    if len(told) > 1 and abbreviation(own[-1][1]) and all(_adjective(lemma) for lemma in told[:-1]):
        short = own[-1][1]  # «Томский ГАУ»
        return BodyName(title=told[-1:], about=_telling(told[:-1]), ordered=told, area=area, near=near, short=short)
    if bare:
        return BodyName(about=_telling(told), ordered=told, area=area, near=near)
    return BodyName(title=told, ordered=told, area=area, near=near, short=_short([spelt for _, spelt in own]))


def _spelt(name: str) -> Iterator[str]:
    """The words as written, without quotes and legal forms."""
    bare = re.sub(r"[«»\"“”„`()]", " ", name)
    low = key(bare)
    if phrase := max((p for p in words("bodies", "legal_phrases") if low.startswith(p)), key=len, default=""):
        bare = " ".join(bare.split()[len(phrase.split()) :])
    for word in re.findall(r"№\s*\d+|[\w.]+(?:[-–—‑][\w]+)*", bare):
        said = word.strip(".")
        initial = len(said) == 1 and said.isupper()
        if said and not initial and key(said) not in words("bodies", "legal"):
            yield said


def _with_area(said: Sequence[str]) -> tuple[str, list[str]]:
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
            area, rest = _with_area(said[: at - 1])
            return area, [*rest, best.area.name]
        office = any(lemma in table("bodies", "offices") for word in said[:at] for lemma in _lemmas(word))
        if not office and length == 1 and lows[at] in {key(best.area.name), *map(key, best.also)}:
            continue
        before = [word for word in said[:at] if key(word) not in {"г", "город", "города"}]
        return best.area.name, [*before, *said[at + length :]]
    return "", list(said)


def _lemmas(spelt: str) -> Iterator[str]:
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


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """The word's likeliest lemma, «ё» as «е»; an adjective in the masculine."""
    found = parses(word)
    return str(found[0].normal_form).replace("ё", "е") if found else word


def _one_head(lemmas: list[tuple[str, str]]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for lemma, spelt in lemmas:
        joined = table("bodies", "one_head").get(f"{out[-1][0]} {lemma}") if out else None
        if joined:
            out[-1] = (joined, spelt)
        else:
            out.append((lemma, spelt))
    return out


def _head_at(lemmas: Sequence[str]) -> int | None:
    """The first noun that says what it is; «группа» and «палата» only where no other does."""
    for group in ("offices", "heads"):
        known = table("bodies", group)
        found = [at for at, lemma in enumerate(lemmas) if lemma in known]
        if group == "offices" and found and (found[0] > 0 and lemmas[0] in table("bodies", "heads")):
            continue
        if found:
            return found[0]
    return None


def _titled(spelt: str) -> bool:
    """Whether a word is part of a title: it has a capital or a figure, and is no mere number («школа № 5»)."""
    return spelt != spelt.lower() or (any(sign.isdigit() for sign in spelt) and not spelt.startswith("№"))


@lru_cache(maxsize=50_000)
def _coined(word: str) -> bool:
    """«Курсельмаш», not «Электрон»."""
    return not any(parse.is_known for parse in parses(word))


@lru_cache(maxsize=50_000)
def _adjective(lemma: str) -> bool:
    return bool(adjective_stem(lemma)) or str(parses(lemma)[0].tag.POS) == "ADJF"


def _short(title: Sequence[str]) -> str:
    return title[0] if len(title) == 1 and abbreviation(title[0]) else ""


def _telling(lemmas: Sequence[str]) -> frozenset[str]:
    dull = words("bodies", "small") | words("bodies", "plain") | words("bodies", "generic")
    return frozenset(lemma for lemma in lemmas if lemma not in dull)


@lru_cache(maxsize=50_000)
def meant(adjective: str) -> tuple[str, ...]:
    """The areas that an adjective may mean, the widest first."""
    stem = adjective_stem(adjective)
    found = gazetteer().adjectives.get(stem, []) if stem else []
    return tuple(e.area.name for e in sorted(found, key=lambda e: (RANK.get(e.area.kind, 9), e.order)))


def _office_area(area: str, about: list[str]) -> tuple[str, list[str]]:
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
