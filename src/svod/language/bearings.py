"""Bearings: how much a page speaks of each area, and so which region is at home in it and who is its partner.

Every area mention counts for its region and its country, more in the title and in the first paragraph; the post of a
governor or a president counts for the area it belongs to.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from weakref import WeakKeyDictionary

from svod.language.areas import gazetteer
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Area, Mention, Post, Text

TITLE, OPENING, ELSEWHERE = 3.0, 2.0, 1.0
INSIDE = 0.6  # what a town or district adds to its region and country
POST_OF_AREA = 2.0  # «губернатор Кировской области»
LEADING = 0.4  # the share of its kind with which an area stands for the whole page
WATERS = frozenset({"остров", "озеро", "река", "пролив", "залив", "полуостров"})
RUSSIAN = 1.5  # pages of the Russian press mostly tell of a Russian region


class Bearings:
    """Weights of the text's areas, and what follows from them."""

    def __init__(self, text: Text) -> None:
        # not the text itself: the cache is keyed by it weakly
        self._areas: dict[str, Area] = {}
        self._weights: defaultdict[str, float] = defaultdict(float)
        self._named: defaultdict[str, float] = defaultdict(float)
        self._post_side: dict[str, str] = {}
        self._place_votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._weigh(text)
        self._place(text)

    @cached_property
    def home(self) -> Area | None:
        """The heaviest region, a Russian one before others; with no region at all the heaviest country."""
        regions = [area for area in self._areas.values() if area.kind == "region"]
        best = max(regions, key=self._home_weight, default=None)
        if best is None:
            countries = [area for area in self._areas.values() if area.kind == "country"]
            best = max(countries, key=self._home_weight, default=None)
        return best

    @cached_property
    def regions(self) -> tuple[Area, ...]:
        """All regions of the page, the heaviest first."""
        found = [area for area in self._areas.values() if area.kind == "region"]
        return tuple(sorted(found, key=self._home_weight, reverse=True))

    @cached_property
    def countries(self) -> tuple[Area, ...]:
        """All countries of the page."""
        return tuple(area for area in self._areas.values() if area.kind == "country")

    @cached_property
    def town(self) -> Area | None:
        """The town that the page is about: named early and more than all others together."""
        towns = [area for area in self._areas.values() if area.kind in {"city", "town"}]
        best = max(towns, key=lambda area: self._named[area.name], default=None)
        others = sum(self._named[area.name] for area in towns if area != best)
        early = best is not None and self._named[best.name] >= TITLE
        return best if best is not None and early and self._named[best.name] > others else None

    def leads(self, area: Area) -> bool:
        """Whether the page is about this area rather than others of its kind and side; in doubt nothing is inferred."""
        home = self.home
        side = [
            other
            for other in self._areas.values()
            if other.kind == area.kind and (home is None or area == home or other.name not in (home.name, home.country))
        ]
        if area.kind == "region":
            side = [other for other in side if other.country == area.country]
        seat = gazetteer().seat_of(area.name, "region") if area.kind == "region" else None
        named = self._named[area.name] > 0 or (seat is not None and self._named[seat.area.name] > 0)
        return named and self._weights[area.name] >= LEADING * sum(self._weights[other.name] for other in side)

    @cached_property
    def unions(self) -> tuple[Area, ...]:
        """Unions of states that the page names, the heaviest first."""
        found = [area for area in self._areas.values() if area.kind == "union"]
        return tuple(sorted(found, key=lambda area: self._weights[area.name], reverse=True))

    @cached_property
    def partner(self) -> Area | None:
        """The heaviest area of another country; a region of it that is named more than it; else another region."""
        home = self.home
        if home is None:
            return None
        abroad = [a for a in self._areas.values() if a.kind == "country" and a.name not in (home.name, home.country)]
        country = max(abroad, key=lambda area: self._weights[area.name], default=None)
        regions = [a for a in self._areas.values() if a.kind == "region" and a.name != home.name]
        region = max(regions, key=lambda area: self._weights[area.name], default=None)
        if country is None:
            return region
        inside = [a for a in regions if a.country == country.name]
        closest = max(inside, key=lambda area: self._weights[area.name], default=None)
        if closest is not None and self._weights[closest.name] > self._named[country.name]:
            return closest
        if region is not None and self._weights[region.name] > 2 * self._weights[country.name]:
            return region
        return country

    def side(self, name: str) -> str | None:
        """The area that a person (by post), an organisation (by place or adjective) or a town belongs to."""
        if name in self._areas:
            return whole(self._areas[name])
        if name in self._post_side:
            return self._post_side[name]
        votes = self._place_votes.get(name)
        return votes.most_common(1)[0][0] if votes else None

    def _home_weight(self, area: Area) -> float:
        russian = area.country == "Россия" or area.name == "Россия"
        return self._weights[area.name] * (RUSSIAN if russian else 1.0)

    def _weigh(self, text: Text) -> None:
        opening = next((s.paragraph for s in text.sentences if s.kind is not ParagraphKind.TITLE), 0)
        firsts = [sentence.first for sentence in text.sentences]
        inside_names = _inside_names(text)
        for mention in text.mentions:
            area = mention.area
            if area is None or mention.lent or mention.first in inside_names:
                continue
            sentence = text.sentences[bisect_right(firsts, mention.first) - 1]
            title = sentence.kind is ParagraphKind.TITLE
            self._add(area, TITLE if title else OPENING if sentence.paragraph == opening else ELSEWHERE)
        for post in text.posts:
            if post.area in self._areas and _of_area(post):
                self._weights[post.area] += POST_OF_AREA

    def _add(self, area: Area, weight: float) -> None:
        self._areas.setdefault(area.name, area)
        self._weights[area.name] += weight
        self._named[area.name] += weight
        for name, kind in ((area.region, "region"), (area.country, "country")):
            if name and name != area.name:
                country = area.country if kind == "region" else ""
                self._areas.setdefault(name, Area(name, kind, country))
                self._weights[name] += weight * INSIDE

    def _place(self, text: Text) -> None:
        for post in text.posts:
            if post.person and post.area and post.person not in self._post_side:
                known = self._areas.get(post.area)
                self._post_side[post.person] = whole(known) if known else post.area
        areas = [m for m in text.mentions if m.area is not None and not m.lent]
        starts = [m.first for m in areas]
        for mention in text.mentions:
            if mention.kind is NameKind.ORGANISATION:
                self._vote(mention, areas, starts)
        for post in text.posts:
            if post.person and post.organisation and post.person not in self._post_side:
                side = self.side(post.organisation)
                if side:
                    self._post_side[post.person] = side

    def _vote(self, mention: Mention, areas: list[Mention], starts: list[int]) -> None:
        """An area in the name weighs most, an adjective right before it next («белорусский холдинг …»)."""
        near = bisect_right(starts, mention.first - 4)
        for other in areas[near : near + 12]:
            if other.first > mention.last + 3:
                break
            if mention.first <= other.first <= mention.last:
                weight = 3
            elif other.adjective and mention.first - 3 <= other.last < mention.first:
                weight = 2
            elif not other.adjective and mention.last < other.first <= mention.last + 2:
                weight = 1
            else:
                continue
            if other.area is not None:
                self._place_votes[mention.name][whole(other.area)] += weight


def whole(area: Area) -> str:
    """The region of a town or district, its country when no region is known; a region or country itself."""
    if area.kind in {"city", "town", "district"}:
        return area.region or area.country or area.name
    return area.name


def _of_area(post: Post) -> bool:
    """Whether the post is that of the area's head: governor, president, аким."""
    return post.organisation is None and post.role.lower() in words("posts", "area_heads")


def _inside_names(text: Text) -> set[int]:
    """Tokens of names of organisations and islands: «Минский тракторный завод» says little about who the page is about.

    «остров Большой Уссурийский» says nothing of Уссурийск.
    """
    return {
        index
        for mention in text.mentions
        if mention.kind is NameKind.ORGANISATION
        or any(token.lemma in WATERS for token in text.tokens[mention.first : mention.first + 1])
        for index in range(mention.first, mention.last + 1)
    }


_KNOWN: WeakKeyDictionary[Text, Bearings] = WeakKeyDictionary()


def bearings(text: Text) -> Bearings:
    """The text's bearings, weighed once."""
    known = _KNOWN.get(text)
    if known is None:
        known = _KNOWN[text] = Bearings(text)
    return known
