"""Personas: what pages say under one spelling of a name, parted where the posts cannot be one person's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from svod.model.claim import Office, Phase
from svod.model.entry import Filed
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.areas import unrelated
from svod.resolve.fullname import full_name
from svod.resolve.groups import told_apart
from svod.resolve.names import key

MOVING = timedelta(days=60)
"""Nobody is told of in one region and, sooner than this, in a post of another."""

PAST = frozenset({Phase.FORMER, Phase.DISMISSED, Phase.CANDIDATE})


@dataclass(slots=True)
class Stay:
    """A post area as the pages tell it for one name: the roles there, and the days of the articles."""

    area: str
    roles: set[str] = field(default_factory=set)
    days: list[date | None] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)

    def overlaps(self, other: "Stay") -> bool:
        """Whether both are told of at one time; undated pages may be of any time."""
        mine, theirs = [d for d in self.days if d], [d for d in other.days if d]
        if not mine or not theirs:
            return True
        return min(mine) <= max(theirs) + MOVING and min(theirs) <= max(mine) + MOVING


@dataclass(slots=True)
class Persona:
    """One spelling of a name with the claims that use it of one person. `home` tells homonyms of one spelling apart."""

    name: str
    told: list[Filed]
    stays: list[Stay] = field(default_factory=list)
    home: str = ""

    @property
    def areas(self) -> frozenset[str]:
        """The areas of the posts; without posts, those of the claims."""
        posts = {stay.area for stay in self.stays}
        return frozenset(posts or {area for one in self.told for area in (*one.areas, *one.wider)})

    @property
    def anchors(self) -> set[str]:
        """What judgements may call this persona by: the name alone where it is one person's, and with each claim."""
        own = f"person:{key(self.name)}"
        return (
            {own, *(f"{own}@{one.id}" for one in self.told)} if not self.home else {f"{own}@{o.id}" for o in self.told}
        )


def personas(by_name: dict[str, list[Filed]], verdicts: Verdicts = NONE) -> list[Persona]:
    """All personas of some spellings, sorted by spelling and home."""
    found = [one for name in sorted(by_name) for one in _parted(name, by_name[name], verdicts)]
    return sorted(found, key=lambda one: (one.name, one.home))


def apart(one: Persona, other: Persona) -> bool:
    """Whether posts of the two cannot be one person's: other areas, at one time."""
    return any(_exclude(x, y) for x in one.stays for y in other.stays)


def _parted(name: str, told: Sequence[Filed], verdicts: Verdicts) -> list[Persona]:
    """The personas of one spelling, where a person told some of its claims from others: those with most claims keep
    the bare name, claims that nobody judged go with their page or area."""
    parts = told_apart({f"person:{key(name)}@{one.id}": one for one in told}, verdicts)
    if not parts:
        return _split(name, told)
    homes = ["", *(f"@{min(one.id for one in part)}" for part in parts[1:])]
    found = [Persona(name, part, _stays(name, part), home) for part, home in zip(parts, homes, strict=True)]
    judged = {one.id for part in parts for one in part}
    _share_out(name, [one for one in told if one.id not in judged], found)
    return [one for one in found if one.told]


def _split(name: str, told: Sequence[Filed]) -> list[Persona]:
    """One persona, or as many as there are areas whose posts exclude each other. A patronymic keeps them together:
    then the posts are a conflict to be shown, not two people."""
    stays = _stays(name, told)
    known = full_name(name)
    if len(known.patronymic) > 1 or not any(_exclude(x, y) for x in stays for y in stays if x is not y):
        return [Persona(name, list(told), stays)]
    groups: list[list[Stay]] = []
    for linked in _linked(stays):
        fits = next((g for g in groups if not any(_exclude(x, y) for x in g for y in linked)), None)
        if fits is None:
            groups.append(list(linked))
        else:
            fits.extend(linked)
    if len(groups) == 1:
        return [Persona(name, list(told), stays)]
    found = [Persona(name, [], group, home=min(stay.area for stay in group)) for group in groups]
    _share_out(name, told, found)
    return [one for one in found if one.told]


def _share_out(name: str, told: Sequence[Filed], found: list[Persona]) -> None:
    """Give each page's claims to the persona of its posts, else to the only one of its areas; else to nobody's."""
    nobody = Persona(name, [], home="?")
    by_page: dict[str, list[Filed]] = {}
    for one in told:
        by_page.setdefault(one.page, []).append(one)
    pages = [{claim.page for claim in one.told}.union(*(stay.pages for stay in one.stays)) for one in found]
    homes = [one.areas for one in found]
    for page, claims in by_page.items():
        owners = [one for one, its in zip(found, pages, strict=True) if page in its]
        if not owners:
            areas = {area for claim in claims for area in claim.areas}
            owners = [one for one, home in zip(found, homes, strict=True) if areas & home]
        (owners[0] if len(owners) == 1 else nobody).told.extend(claims)
    found.append(nobody)


def _stays(name: str, told: Iterable[Filed]) -> list[Stay]:
    by_area: dict[str, Stay] = {}
    for one in told:
        office = one.claim
        if isinstance(office, Office) and office.person == name and office.area and office.phase not in PAST:
            stay = by_area.setdefault(office.area, Stay(office.area))
            stay.roles.add(key(office.role))
            stay.days.append(one.published)
            stay.pages.add(one.page)
    return [by_area[area] for area in sorted(by_area)]


def _linked(stays: Sequence[Stay]) -> Iterator[list[Stay]]:
    """Areas that one page gives to the name together are one person's; those with most pages first."""
    groups: list[list[Stay]] = []
    for stay in stays:
        touching = [group for group in groups if any(stay.pages & other.pages for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([stay, *(other for group in touching for other in group)])
    yield from sorted(groups, key=lambda g: (-sum(len(stay.pages) for stay in g), min(stay.area for stay in g)))


def _exclude(one: Stay, other: Stay) -> bool:
    if one.area == other.area or one.pages & other.pages or not one.overlaps(other):
        return False
    return unrelated(one.area, other.area)
