"""Personas of organisations: what pages say under one name, parted where it cannot be one body's."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from svod.lexicon import table, words
from svod.model.claim import Office
from svod.model.entry import Filed, Relation, Tie
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.areas import unrelated
from svod.resolve.bodynames import BodyName, body_name, joint, sides
from svod.resolve.groups import told_apart
from svod.resolve.names import key
from svod.resolve.romanise import skeleton, stem

NOWHERE = "?"
"""Before the page of an office that the page ties to no area: it is compared with those of its page alone."""


@dataclass(slots=True)
class Body:
    """All spellings of one name with the claims that use them of one body. `areas` are those that pages tie it to,
    each with its pages; `home` tells namesakes apart, `alone` says that there is none among those it is compared with;
    `ties` are what pages say of it."""

    canonical: str
    told: dict[str, Filed] = field(default_factory=dict)
    spelt: Counter[str] = field(default_factory=Counter)
    areas: dict[str, set[str]] = field(default_factory=dict)
    ties: set[Tie] = field(default_factory=set)
    home: str = ""
    alone: bool = True

    @property
    def name(self) -> str:
        """The most usual spelling; of these the longest, that has no abbreviations."""
        return min(self.spelt, key=lambda spelt: (-self.spelt[spelt], -len(spelt), spelt))

    @property
    def parts(self) -> BodyName:
        """The name taken apart."""
        return body_name(self.name)

    @property
    def anchors(self) -> set[str]:
        """What judgements may call it by: its spellings where they are one body's, and each with each claim."""
        own = {f"organisation:{key(spelt)}" for spelt in self.spelt}
        told = {f"{anchor}@{claim}" for anchor in own for claim in self.told}
        return own | told if self.alone else told

    @property
    def pages(self) -> set[str]:
        """The pages that tell of it."""
        return {one.page for one in self.told.values()}

    @property
    def ties_to_names(self) -> bool:
        """Whether pages tie it to another name: a whole, a brand, what it was called."""
        return any(tie.relation is not Relation.AREA for tie in self.ties)

    def others(self, relation: Relation) -> set[str]:
        """The names that pages tie it to so."""
        return {tie.other for tie in self.ties if tie.relation is relation}


def organisation_blocks(one: Filed) -> dict[str, str]:
    """The block of each organisation that a claim names; «подрядчик», «ведомства» name none."""
    return {
        name: organisation_block(name, _home(one, name) or f"{NOWHERE}{one.page}")
        for name in one.organisations
        if not _nameless(name)
    }


def _home(one: Filed, name: str) -> str:
    return next((tie.other for tie in one.ties if tie.name == name and tie.relation is Relation.AREA), "")


@lru_cache(maxsize=50_000)
def _nameless(name: str) -> bool:
    """Whether a word or two say what somebody is and not who: nothing has a capital, and it is no office."""
    parts = body_name(name)
    return name == name.lower() and not (parts.office or parts.area or len(name.split()) > 2)


@lru_cache(maxsize=200_000)
def organisation_block(name: str, home: str = "") -> str:
    """Offices are compared with those of their rank in their area (`home`, when the name has none); joint bodies and
    firms with those whose name may have the same letters: «ПЭМЗ», «Псковский электромеханический завод»; long titles
    with those that begin alike."""
    parts = body_name(name)
    if parts.office and not joint(parts):
        return f"{parts.area or home}/{table('bodies', 'ranks').get(parts.head, parts.head)}"
    if parts.office:
        # hundreds of bodies are «по сотрудничеству»: where the name has two areas, these tell them apart
        about = sides(parts) or stem(max(sorted(parts.about), key=len, default=""))
        return f"{parts.head}/{'–'.join(parts.between) or about}"
    first = skeleton(parts.title[0] if parts.title and not parts.short else next(iter(parts.ordered), key(name)))
    if parts.title and not parts.short and len(first) > 6:
        return stem(parts.title[0])
    last = skeleton(parts.title[0])[-1:] if parts.title else _last_letter(parts)
    return f"{first[:1]}…{last}"


def _last_letter(parts: BodyName) -> str:
    """The letter that an abbreviation of the name ends with; «Псковский лифтовый» is most likely a завод."""
    told = [word for word in parts.ordered if word not in words("bodies", "small")]
    return skeleton(told[-1] if told and parts.head else "завод")[:1]


def bodies(blocks: Collection[str], told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Body]:
    """All personas of some blocks, sorted by name and home."""
    found: dict[str, list[tuple[str, Filed]]] = {}
    for one in sorted(told, key=lambda one: one.id):
        for name, block in organisation_blocks(one).items():
            if block in blocks:
                found.setdefault(body_name(name).canonical, []).append((name, one))
    parted = [body for canonical in sorted(found) for body in _split(canonical, found[canonical])]
    parted = [part for body in parted for part in _parted(body, verdicts)]
    return sorted(parted, key=lambda body: (body.canonical, body.home))


def _parted(body: Body, verdicts: Verdicts) -> list[Body]:
    """The body, or as many as a person told apart: that of most claims keeps the name, what nobody judged goes with its
    page, else stays by itself."""
    spelt = [(name, one) for one in body.told.values() for name in one.organisations if name in body.spelt]
    parts = told_apart({f"organisation:{key(name)}@{one.id}": one for name, one in spelt}, verdicts)
    if not parts:
        return [body]
    homes = [body.home, *(f"{body.home}@{min(one.id for one in part)}" for part in parts[1:])]
    of_claim = {one.id: home for home, part in zip(homes, parts, strict=True) for one in part}
    of_page = {one.page: home for home, part in zip(homes, parts, strict=True) for one in part}
    groups: dict[str, list[tuple[str, Filed]]] = {}
    for name, one in spelt:
        home = of_claim.get(one.id, of_page.get(one.page))
        groups.setdefault(f"{body.home}?" if home is None else home, []).append((name, one))
    pages = {page: area for area, its in body.areas.items() for page in its}
    return [_body(body.canonical, groups[home], pages, home, alone=home == body.home) for home in sorted(groups)]


def _split(canonical: str, told: list[tuple[str, Filed]]) -> list[Body]:
    """One persona, or as many as there are areas of which none lies in another. A rare title is one firm's, wherever
    it is told of; an office is of the area in its name, else of its page's."""
    parts = body_name(told[0][0])
    pages: dict[str, str] = {}  # the area that each page ties the name to
    for name, one in told:
        if home := _home(one, name):
            pages.setdefault(one.page, home)
    if parts.area or joint(parts) or (parts.rare and not parts.office):
        return [_body(canonical, told, pages, "")]
    if parts.office:
        homes = {one.page: pages.get(one.page) or f"{NOWHERE}{one.page}" for _, one in told}
    else:
        homes = _firm_homes(pages, {one.page for _, one in told})
    groups: dict[str, list[tuple[str, Filed]]] = {}
    for name, one in told:
        groups.setdefault(homes[one.page], []).append((name, one))
    return [_body(canonical, groups[home], pages, home, alone=len(groups) == 1) for home in sorted(groups)]


def _firm_homes(pages: dict[str, str], all_: set[str]) -> dict[str, str]:
    """The home of each page: none where all areas may be one firm's, else the group of areas that the page's is in."""
    groups = list(_homes(set(pages.values())))
    if len(groups) <= 1:
        return dict.fromkeys(all_, "")
    return {page: next((min(group) for group in groups if pages.get(page) in group), NOWHERE) for page in all_}


def _homes(areas: set[str]) -> Iterator[set[str]]:
    """The areas, those together of which one lies in the other: «Томск», «Томская область»."""
    groups: list[set[str]] = []
    for area in sorted(areas):
        touching = [group for group in groups if any(not unrelated(area, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append({area}.union(*touching))
    yield from sorted(groups, key=min)


def _body(
    canonical: str, told: list[tuple[str, Filed]], pages: dict[str, str], home: str, *, alone: bool = True
) -> Body:
    body = Body(canonical, home=home, alone=alone)
    own = {name for name, _ in told}
    for name, one in told:
        body.told[one.id] = one
        body.spelt[name] += 1
        body.ties.update(tie for tie in one.ties if tie.name in own and tie.relation is not Relation.AREA)
        if one.page in pages:
            body.areas.setdefault(pages[one.page], set()).add(one.page)
        office = one.claim
        if isinstance(office, Office) and office.organisation == name and office.area:
            body.areas.setdefault(office.area, set()).add(one.page)
    if area := body.parts.area:
        body.areas = {area: {one.page for one in body.told.values()}}
    return body
