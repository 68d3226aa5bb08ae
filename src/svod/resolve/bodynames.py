"""BodyName: an organisation's name taken apart: what it is, how it is titled, what it does, whose it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.language.affiliations import abbreviation
from svod.language.areas import gazetteer
from svod.language.morph import parses
from svod.lexicon import table, words
from svod.resolve.nameareas import (
    areas_in,
    is_adjective,
    lemma_of,
    lemmas_of,
    meant,
    office_area,
    two_sides,
    whole_area,
    with_area,
)
from svod.resolve.names import key
from svod.resolve.romanise import stem


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
    area, rest = with_area(list(_spelt(name)))
    lemmas = _one_head([(lemma, _written(spelt, lemma)) for spelt in rest for lemma in lemmas_of(spelt)])
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
        area, before = office_area(area, before)
        if not area:
            area, after = whole_area(after)
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
        unfolded=office and any(key(spelt).startswith("мин") and len(list(lemmas_of(spelt))) > 1 for spelt in rest),
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


def _beside_areas(about: Sequence[str], between: Sequence[str]) -> frozenset[str]:
    """What a joint body is about, without the words that name its sides, in whatever way."""
    said = {lemma_of(word) for name in between for word in key(name).split()}
    sides_ = {word for word in about if "-" in word and any(meant(part) for part in two_sides(word))}
    return _telling([word for word in about if word not in said | sides_ and not set(meant(word)) & set(between)])


def _written(spelt: str, lemma: str) -> str:
    """A word as written; what a short name is unfolded into has no capitals: «ЖБИ» is no title."""
    return lemma if abbreviation(spelt) and key(spelt) in table("bodies", "short") else spelt


def _headless(lemmas: Sequence[tuple[str, str]], area: str) -> BodyName:
    """«Маяк», «Гродно Азот», «ПЭМЗ»; «Минский тракторный» has adjectives alone and so no title."""
    own = [(lemma, spelt) for lemma, spelt in lemmas if lemma not in words("bodies", "generic")]
    bare = all(is_adjective(lemma) for lemma, _ in own) or not any(_titled(spelt) for _, spelt in own)
    told = tuple(lemma for lemma, _ in own if lemma not in words("bodies", "small"))
    near = frozenset(name for lemma in told for name in meant(lemma))
    if len(told) > 1 and abbreviation(own[-1][1]) and all(is_adjective(lemma) for lemma in told[:-1]):
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


def _short(title: Sequence[str]) -> str:
    return title[0] if len(title) == 1 and abbreviation(title[0]) else ""


def _telling(lemmas: Sequence[str]) -> frozenset[str]:
    dull = words("bodies", "small") | words("bodies", "plain") | words("bodies", "generic")
    return frozenset(lemma for lemma in lemmas if lemma not in dull)
