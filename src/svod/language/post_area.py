"""Areas of posts: which region or country a post belongs to, named in its phrase or told by the rest of the page."""

from collections.abc import Sequence

from svod.language.bearings import bearings
from svod.language.body_areas import BodyAreas, country_of
from svod.language.post_frame import Part, PartKind
from svod.language.post_phrase import Phrase
from svod.language.post_words import PostKind
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Area, Mention, Text

NAMED_BY_KIND = frozenset({"область", "край", "округ"})  # a region so called has the word in its name
BOTH = {"страна", "государство", "регион", "область", "республика", "сторона", "парламент"}
COUNTRY_POSTS = {
    "президент",
    "премьер-министр",
    "премьер",
    "вице-премьер",
    "канцлер",
    "вице-президент",
    "король",
    "эмир",
}
REGION_POSTS = {"губернатор", "вице-губернатор", "аким", "хоким", "раис", "министр", "вали", "госминистр",
                "генерал-губернатор"}  # fmt: skip


MAYORS = frozenset({"мэр", "вице-мэр", "градоначальник", "бургомистр", "аким", "староста"})
TOWN_POSTS = MAYORS - {"аким", "староста"}
LOCAL_HEADS = MAYORS | {"губернатор", "вице-губернатор", "вали", "хоким", "хяким", "префект", "воевода", "каймакам"}
"""Posts whose place may be one that the gazetteer does not know: «губернатор Южного Синая»."""
CITIES = frozenset({"Москва", "Санкт-Петербург", "Севастополь"})
GOVERNORS = frozenset({"губернатор", "вице-губернатор"})
WITHOUT_GOVERNORS = frozenset({"Узбекистан", "Казахстан", "Беларусь"})
"""Where regions are headed by posts of another name, beside which a governor is that of a Russian region."""
PREMIERS = frozenset({"премьер-министр", "премьер", "вице-премьер", "вице-премьер-министр"})
WITH_MINISTERS = frozenset({"Каракалпакстан", "Нахичеванская Автономная Республика", "Республика Сербская", "Аджария"})
"""Regions abroad that have ministers of their own."""


class PostAreas:
    """The areas of one text, by token."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._bearings = bearings(text)
        self.bodies = BodyAreas(text)
        self._at = self.bodies.mentions

    def area_at(self, index: int) -> Area | None:
        """The area that the token names, also inside an organisation's name."""
        return self.bodies.at(index)

    def stated(self, phrase: Phrase, parts: Sequence[Part], organisation: str | None, kind: PostKind) -> str | None:
        """The area by the words of the phrase: «… Омской области», «белорусский …», «… области» (the page's own)."""
        if organisation is not None:
            return self.bodies.of_post(phrase, parts) or self._own_body(phrase, parts)
        for part in parts:
            if part.kind is PartKind.AREA or (part.kind is PartKind.FROM and self.area_at(part.first + 1)):
                area = self.area_at(part.last) or self.area_at(part.first)
                if area is not None:
                    return self._checked(part, area, phrase.inner.word)
                place = self._text.mention_at(part.last)
                if place is not None and place.kind is NameKind.PLACE and phrase.inner.word in LOCAL_HEADS:
                    return place.name
            if part.kind in (PartKind.OWN, PartKind.FROM):
                return self._told(self.own(self._text.tokens[part.last].lemma, phrase.inner.word), phrase.first)
        adjective = self.bodies.adjective(phrase)
        if adjective is not None:
            return adjective
        if any(part.kind in (PartKind.NOUN, PartKind.ORG) for part in parts):
            inside = self.bodies.inside(parts)
            if inside is not None and (kind is not PostKind.DIPLOMAT or self.bodies.of_mission(parts)):
                return inside
        if self._placed(phrase):
            return self.own("область", phrase.inner.word)
        return None

    def _told(self, name: str | None, index: int) -> str | None:
        """«представители региона посетят три провинции: А, Б и В»: no land abroad that is named only after it."""
        told = [m for m in self._text.mentions if m.area is not None and m.area.name == name]
        known = any(m.first < index or (m.area is not None and m.area.country == "Россия") for m in told)
        return name if known or not told else None

    def _own_body(self, phrase: Phrase, parts: Sequence[Part]) -> str | None:
        """«министерство области»: of the page's own area."""
        own = next((self._text.tokens[p.last].lemma for p in parts if p.kind is PartKind.OWN), None)
        return self.own(own, phrase.inner.word) if own is not None and self.bodies.is_public(parts) else None

    def _checked(self, part: Part, area: Area, post: str) -> str | None:
        """«акима области»: not of a Russian region, whatever «области» means elsewhere on the page."""
        mention = self._at.get(part.last)
        country = table("posts", "post_country").get(post)
        noun = self._text.tokens[part.last].lemma
        if post in GOVERNORS and area.kind == "country":
            return self.own("регион", post)  # «губернатор данного региона России»
        if mention is not None and mention.nominal and noun in words("posts", "own_country"):
            return self._named_last(part.last) or area.name
        if mention is not None and mention.nominal and noun in NAMED_BY_KIND and noun not in area.name.lower():
            return self.own(noun, post)  # «края» is no province, however near one stands
        if mention is not None and mention.nominal and country is not None and area.country != country:
            return self.own(self._text.tokens[part.last].lemma, post) or area.name
        return area.name

    def _named_last(self, index: int) -> str | None:
        """«в составе делегации России, которую возглавляет президент | страны»: the country named last before."""
        first = self._text.sentence_of(index).first
        before = (self._at.get(at) for at in range(index - 1, first - 1, -1))
        named = (m.area for m in before if m is not None and m.area is not None and not m.nominal and not m.adjective)
        return next((area.name for area in named if area.kind == "country"), None)

    def listed(self, phrase: Phrase, count: int) -> tuple[str, ...]:
        """«главы Псковской и Витебской областей А и Б»: as many areas as holders."""
        areas = [area.name for part in phrase.parts if part.kind is PartKind.AREA and (area := self.area_at(part.last))]
        return tuple(areas) if count > 1 and len(areas) == count else ()

    def too_wide(self, area: str | None, word: str) -> bool:
        """A governor's man belongs to no country."""
        known = next((a for a in self._known() if a.name == area), None)
        return word in REGION_POSTS - {"министр"} and (known is None or known.kind != "region")

    def union(self) -> str | None:
        """The union of states that the page names."""
        return next((area.name for area in self._bearings.unions), None)

    def own(self, noun: str, post: str = "") -> str | None:
        """«области», «региона», «республики», «страны» without a name: the page's own, by the noun and the post."""
        country = table("posts", "post_country").get(post)
        known = self._known()
        if noun in words("posts", "own_country"):
            return next((country_of(area) for area in reversed(known[:2])), None)
        if noun in words("posts", "own_municipality"):
            return None
        regions = [a for a in known if a.kind == "region" and (country is None or a.country == country)]
        if noun == "республика":
            republics = [a for a in regions if _is_republic(a) or "еспублик" in a.name]
            countries = [a for a in known if a.kind == "country" and a.name != "Россия"]
            return next((a.name for a in (*republics, *countries)), None)
        fitting = [a for a in regions if noun in a.name.lower()] if noun in NAMED_BY_KIND else regions
        return next((a.name for a in fitting), None)

    def own_region(self) -> str | None:
        """The region that the page is about: that of a department whose region goes without saying."""
        home = self._bearings.home
        regional = home is not None and home.kind == "region" and self._bearings.leads(home)
        return home.name if home is not None and regional else None

    def own_state(self, organisation: str) -> str | None:
        """The country that the page is about: that of a ministry whose country goes without saying."""
        home, low = self._bearings.home, organisation.lower()
        of_state = low.startswith(("министерство", "государственный комитет", "госкомитет", "национальн"))
        return home.name if of_state and home and home.kind == "country" and self._bearings.leads(home) else None

    def inferred(self, word: str) -> str | None:
        """The area of a post that names none: «губернатор И. Петров» is the page's own, «президент» the country's."""
        home, partner = self._bearings.home, self._bearings.partner
        if word in TOWN_POSTS:
            return self._bearings.town.name if self._bearings.town is not None else None
        if word in COUNTRY_POSTS:
            abroad = home if home is not None and home.kind == "country" else partner or home
            if word in PREMIERS and home is not None and _is_republic(home):
                return None  # its own premier or the partner's
            return country_of(abroad) if abroad and self._bearings.leads(abroad) else None
        if word in REGION_POSTS:
            country = table("posts", "post_country").get(word)
            known = [a for a in self._known() if a.kind == "region"]
            fitting = [a for a in known if country is None or a.country == country]
            if word in GOVERNORS and any(a.country == "Россия" for a in known):
                fitting = [a for a in known if a.country not in WITHOUT_GOVERNORS]
            if word == "министр":  # abroad no region has ministers
                fitting = [a for a in known if a.country == "Россия" or a.name in WITH_MINISTERS]
                fitting = [*self._ministers_country(), *fitting]
            # where even the page's own region does not lead, none of its country does
            return next(
                (a.name for a in fitting if self._bearings.leads(a) and (a == home or not _beside(a, home))), None
            )
        return None

    def _ministers_country(self) -> list[Area]:
        """The country that a page is at home in; none where a region with ministers of its own is."""
        home = self._bearings.home
        if home is None or home.country == "Россия" or home.name in WITH_MINISTERS:
            return []
        if home.kind == "country" or not home.country:
            return [home]
        return [area for area in self._bearings.countries if area.name == home.country]

    def _known(self) -> list[Area]:
        """Home, partner, and then the other regions of the page."""
        sides = [area for area in (self._bearings.home, self._bearings.partner) if area is not None]
        return [*sides, *(area for area in self._bearings.regions if area not in sides)]

    def pair(self) -> tuple[str, ...]:
        """«президенты двух стран»: the page's own country first, then the partner's."""
        home, partner = self._bearings.home, self._bearings.partner
        names = [country_of(area) for area in (home, partner) if area is not None]
        return tuple(names) if len(set(names)) == 2 else ()

    def only_abroad(self) -> str | None:
        """The one foreign country that a page at home in Russia tells of."""
        home = self._bearings.home
        told = {country_of(area) for area in (*self._bearings.countries, *self._bearings.regions)} - {"Россия"}
        return told.pop() if len(told) == 1 and home is not None and home.country == "Россия" else None

    def _placed(self, phrase: Phrase) -> bool:
        """«областной министр», «районный глава» of the page's own area."""
        lemmas = {self._text.tokens[i].lemma for i in range(phrase.first, phrase.outer)}
        return bool(lemmas & {"областной", "краевой", "региональный", "республиканский"})


def _beside(area: Area, home: Area | None) -> bool:
    return home is not None and home.kind == area.kind and home.country == area.country


def _is_republic(area: Area) -> bool:
    """«Татарстан», «Республика Алтай»: a region of Russia that has a government like a state's."""
    plain = not any(noun in area.name.lower() for noun in (*NAMED_BY_KIND, "город"))
    return area.kind == "region" and area.country == "Россия" and plain and area.name not in CITIES


def is_person(mention: Mention | None) -> bool:
    """Whether the mention names a person."""
    return mention is not None and mention.kind is NameKind.PERSON
