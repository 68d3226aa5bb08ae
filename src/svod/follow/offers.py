"""Offers and needs: what one side can give and the other asks for, matched by product, with score and reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svod.follow.products import Product, alike, products
from svod.language.areas import gazetteer
from svod.model.claim import Project, ProjectStage
from svod.model.entry import Entry, Step
from svod.model.score import Reason, Score
from svod.resolve.areas import lies_in

WEIGHTS: dict[str, float] = {
    "product": 0.7,  # «зерносушилки» — «зерносушилки»; «медикаменты» — «лекарства»
    "product-broader": 0.55,  # «станки» — «токарные станки»
    "product-class": 0.5,  # «сельхозтехника» — «зерносушилки»
    "offered": 0.1,  # offered outright, and not merely made
    "addressed": 0.15,  # offered to this very side, or asked of it
    "long-ago": -0.2,  # told more than three years before the day asked
}
"""Points of each feature; the sum, held between 0 and 1, is the score."""

LONG_AGO = timedelta(days=3 * 365)

OFFERING = (ProjectStage.CAPABILITY.value, ProjectStage.OFFERED.value)
ASKING = (ProjectStage.REQUESTED.value,)
OPEN = (*OFFERING, *ASKING)
"""Stages of what is not yet spoken of between the two."""

UNDER_WAY = tuple(
    s.value for s in (ProjectStage.AGREED, ProjectStage.PLANNED, ProjectStage.PILOT, ProjectStage.RUNNING)
)

Homes = Mapping[str, tuple[str, ...]]
"""Organisations with the areas they belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An offer that meets a need. Both may be one entry, where one page offers what another asks for.

    `giver` and `taker` are the areas of the two sides; `offer_claims` and `need_claims` the citations of each; `given`
    and `wanted` the products that met, with their headings of ТН ВЭД. `already` are projects by which the one side
    gives such a thing to the other.
    """

    offer: Entry
    need: Entry
    giver: str
    taker: str
    offer_claims: tuple[str, ...]
    need_claims: tuple[str, ...]
    given: Product
    wanted: Product
    score: Score
    already: tuple[str, ...] = ()

    @property
    def chapters(self) -> tuple[str, ...]:
        """Chapters of ТН ВЭД that both products may fall under."""
        return tuple(one for one in self.given.chapters if one in self.wanted.chapters) or self.given.chapters


@dataclass(frozen=True, slots=True)
class _Told:
    """One side of a match to come: an entry with those of its steps that offer or ask, its products, its side."""

    entry: Entry
    steps: tuple[Step, ...]
    goods: tuple[Product, ...]
    areas: tuple[str, ...]
    others: tuple[str, ...]


def matches(
    projects: Iterable[Entry], areas: Sequence[str], partners: Sequence[str], homes: Homes, as_of: date
) -> list[Match]:
    """All matches between two sides, each given by its names, both ways; without partners, with anybody else.

    The best first. What was told after `as_of` is not looked at.
    """
    told = sorted({one.id: one for one in projects}.values(), key=lambda entry: entry.id)
    offers = [one for entry in told for one in _told(entry, OFFERING, homes, as_of)]
    needs = [one for entry in told for one in _told(entry, ASKING, homes, as_of)]
    running = [entry for entry in told if entry.stage in UNDER_WAY]
    index = _Index(needs)
    found = [
        match
        for offer in offers
        for need in index.near(offer)
        for sides in _sides(offer, need, areas, partners)
        if (match := _match(offer, need, sides, running, homes, as_of))
    ]
    return sorted(found, key=lambda one: (-one.score.value, one.offer.id, one.need.id))


class _Index:
    """Needs by the nouns and chapters of their products, so that an offer is compared only with what may fit."""

    def __init__(self, needs: Iterable[_Told]) -> None:
        self.by_key: dict[str, dict[str, _Told]] = {}
        for need in needs:
            for key in _keys(need):
                self.by_key.setdefault(key, {})[need.entry.id] = need

    def near(self, offer: _Told) -> list[_Told]:
        found = {name: need for key in _keys(offer) for name, need in self.by_key.get(key, {}).items()}
        return [found[name] for name in sorted(found)]


def _keys(told: _Told) -> set[str]:
    return {key for product in told.goods for key in (product.head, *product.chapters)}


def _told(entry: Entry, stages: Sequence[str], homes: Homes, as_of: date) -> Iterator[_Told]:
    project = entry.gist
    if not isinstance(project, Project) or entry.stage not in OPEN:
        return
    steps = tuple(step for step in entry.history if step.stage in stages and (step.day is None or step.day <= as_of))
    own, other = (project.giver, project.taker) if stages is OFFERING else (project.taker, project.giver)
    if steps and own:
        yield _Told(
            entry, steps, products(project.what), _areas(own, other, entry, homes), (*other, *_at_home(other, homes))
        )


def _areas(own: Sequence[str], other: Sequence[str], entry: Entry, homes: Homes) -> tuple[str, ...]:
    """The areas of one side: its own, those its organisations belong to; else those the other side does not explain."""
    return _at_home(own, homes) or tuple(area for area in entry.areas if area not in _at_home(other, homes))


def _at_home(names: Sequence[str], homes: Homes) -> tuple[str, ...]:
    book = gazetteer().by_name
    return tuple(dict.fromkeys(area for name in names for area in ((name,) if name in book else homes.get(name, ()))))


def _sides(offer: _Told, need: _Told, areas: Sequence[str], partners: Sequence[str]) -> list[tuple[str, str]]:
    """The giver's and the taker's area, when one of the two is this side and the other that side."""
    for own, its in ((areas, partners), (partners, areas)):
        giver, taker = _within(offer.areas, own, its), _within(need.areas, its, own)
        if giver and taker and not (lies_in(giver, taker) or lies_in(taker, giver)):
            return [(giver, taker)]
    return []


def _within(areas: Sequence[str], side: Sequence[str], other: Sequence[str]) -> str | None:
    """The first area that lies in the side; where no side is asked for, the first outside of the other."""
    if side:
        return next((area for area in areas if any(lies_in(area, name) for name in side)), None)
    return next((area for area in areas if not any(lies_in(area, name) for name in other)), None)


def _match(
    offer: _Told, need: _Told, sides: tuple[str, str], running: Sequence[Entry], homes: Homes, as_of: date
) -> Match | None:
    met = [(WEIGHTS[how], how, a, b) for a in offer.goods for b in need.goods if (how := alike(a, b))]
    if not met:
        return None
    _, how, given, wanted = max(met, key=lambda one: one[0])
    said = given.said if given.said == wanted.said else f"{given.said} — {wanted.said}"
    reasons = [Reason(how, WEIGHTS[how], said), *_circumstances(offer, need, sides, as_of)]
    return Match(
        offer=offer.entry,
        need=need.entry,
        giver=sides[0],
        taker=sides[1],
        offer_claims=tuple(step.claim for step in offer.steps),
        need_claims=tuple(step.claim for step in need.steps),
        given=given,
        wanted=wanted,
        score=Score.of(reasons),
        already=tuple(one.id for one in running if _gives(one, sides, wanted, homes)),
    )


def _circumstances(offer: _Told, need: _Told, sides: tuple[str, str], as_of: date) -> Iterator[Reason]:
    if any(step.stage == ProjectStage.OFFERED for step in offer.steps):
        yield Reason("offered", WEIGHTS["offered"])
    if sides[1] in offer.others or sides[0] in need.others or offer.entry.id == need.entry.id:
        yield Reason("addressed", WEIGHTS["addressed"])
    newest = [max((step.day for step in one.steps if step.day), default=None) for one in (offer, need)]
    old = [day for day in newest if day and day < as_of - LONG_AGO]
    if old:
        yield Reason("long-ago", WEIGHTS["long-ago"], str(min(old).year))


def _gives(project: Entry, sides: tuple[str, str], wanted: Product, homes: Homes) -> bool:
    """Whether by a project under way the one side gives the other such a thing."""
    if not isinstance(gist := project.gist, Project):
        return False
    ends = zip(sides, (gist.giver, gist.taker), strict=True)
    if not all(any(lies_in(area, side) for area in _at_home(names, homes)) for side, names in ends):
        return False
    return any(alike(product, wanted) for product in products(gist.what))
