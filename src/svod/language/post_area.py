"""Areas of posts: which region or country a post belongs to, named in its phrase or told by the rest of the page."""

from collections.abc import Iterator, Sequence

from svod.language.areas import gazetteer
from svod.language.bearings import bearings
from svod.language.post_parts import Part, PartKind
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
        self._at: dict[int, Mention] = {}
        for mention in text.mentions:
            if mention.area is not None and not mention.lent:
                for index in range(mention.first, mention.last + 1):
                    self._at.setdefault(index, mention)

    def area_at(self, index: int) -> Area | None:
        """The area that the token names, also inside an organisation's name."""
        mention = self._at.get(index)
        return mention.area if mention else None

    def stated(self, phrase: Phrase, parts: Sequence[Part], organisation: str | None, kind: PostKind) -> str | None:
        """The area by the words of the phrase: «… Омской области», «белорусский …», «… области» (the page's own)."""
        if organisation is not None:
            return self._of_body(phrase, parts)
        for part in parts:
            if part.kind is PartKind.AREA or (part.kind is PartKind.FROM and self.area_at(part.first + 1)):
                area = self.area_at(part.last) or self.area_at(part.first)
                if area is not None:
                    return self._checked(part, area, phrase.inner.word)
                place = self._text.mention_at(part.last)
                if place is not None and place.kind is NameKind.PLACE and phrase.inner.word in LOCAL_HEADS:
                    return place.name
            if part.kind in (PartKind.OWN, PartKind.FROM):
                return self.own(self._text.tokens[part.last].lemma, phrase.inner.word)
        adjective = self._adjective(phrase)
        if adjective is not None:
            return adjective
        if any(part.kind in (PartKind.NOUN, PartKind.ORG) for part in parts):
            inside = self._inside(parts)
            if inside is not None and (kind is not PostKind.DIPLOMAT or self._of_mission(parts)):
                return inside
        if self._placed(phrase):
            return self.own("область", phrase.inner.word)
        return None

    def _checked(self, part: Part, area: Area, post: str) -> str | None:
        """«акима области»: not of a Russian region, whatever «области» means elsewhere on the page."""
        mention = self._at.get(part.last)
        country = table("posts", "post_country").get(post)
        noun = self._text.tokens[part.last].lemma
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

    def body_area(self, mention: Mention) -> str | None:
        """The area of an organisation's mention: named in it, or Russia for a federal body."""
        part = Part(PartKind.ORG, mention.first, mention.last)
        return self.body([part])

    def body(self, parts: Sequence[Part]) -> str | None:
        """The area of a public body that is named apart from any post; None for companies."""
        if not self._is_public(parts):
            return None
        if self._is_of_state(parts):
            return self._inside(parts) or self.home_country()
        return self._inside(parts) or ("Россия" if self._is_russian(parts) else None)

    def own(self, noun: str, post: str = "") -> str | None:
        """«области», «региона», «республики», «страны» without a name: the page's own, by the noun and the post."""
        country = table("posts", "post_country").get(post)
        known = self._known()
        if noun in words("posts", "own_country"):
            return next((_country(area) for area in reversed(known[:2])), None)
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
        if word in COUNTRY_POSTS:
            abroad = home if home is not None and home.kind == "country" else partner or home
            if word in PREMIERS and home is not None and _is_republic(home):
                return None  # its own premier or the partner's
            return _country(abroad) if abroad and self._bearings.leads(abroad) else None
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
        names = [_country(area) for area in (home, partner) if area is not None]
        return tuple(names) if len(set(names)) == 2 else ()

    def _adjective(self, phrase: Phrase) -> str | None:
        for index in range(phrase.first, phrase.heads[-1][0]):
            mention = self._at.get(index)
            if mention is not None and mention.adjective and mention.area is not None:
                return mention.area.name
        return None

    def _placed(self, phrase: Phrase) -> bool:
        """«областной министр», «районный глава» of the page's own area."""
        lemmas = {self._text.tokens[i].lemma for i in range(phrase.first, phrase.outer)}
        return bool(lemmas & {"областной", "краевой", "региональный", "республиканский"})

    def _inside(self, parts: Sequence[Part]) -> str | None:
        """The first area named in the parts; a union or a part of the world only for want of others."""
        found = [area for index in _tokens(parts) if (area := self.area_at(index)) is not None]
        return next((area.name for area in found if area.kind != "union"), found[0].name if found else None)

    def _district(self, parts: Sequence[Part]) -> str | None:
        """«Шумилинский райисполком», «Шумилинского районного совета»: of the district, not of its town."""
        lemmas = self._lemmas(parts)
        if not {"районный", "райисполком", "райсовет"} & set(lemmas):
            return None
        named = (self._text.tokens[i].lemma for i in _tokens(parts) if (m := self._at.get(i)) and m.adjective)
        adjective = next((lemma for lemma in named if lemma.endswith(("ский", "цкий"))), None)
        return f"{adjective.capitalize()} район" if adjective else None

    def _of_mission(self, parts: Sequence[Part]) -> bool:
        """«советник посольства Сербии»: of the country whose mission it is."""
        return bool(set(self._lemmas(parts)) & {"посольство", "консульство", "генконсульство", "торгпредство"})

    def _of_body(self, phrase: Phrase, parts: Sequence[Part]) -> str | None:
        """Public bodies have their area, companies none: «департамента экономики», «Госдумы», «облисполкома»."""
        if not self._is_public(parts):
            return None
        main = [p for p in parts if p.kind not in (PartKind.ABOUT, PartKind.PLACE)]
        named = self._district(main) or self._inside(main) or self._adjective(phrase)
        if named is not None:
            return named
        for part in parts:
            if part.kind is PartKind.FROM and self.area_at(part.last):
                return self._inside([part])
        if self._is_russian(parts):
            return "Россия"
        if self._is_of_state(parts):
            return self.home_country()
        by_prefix = next((a for lemma in self._lemmas(parts) if (a := self._by_prefix(lemma)) is not None), None)
        if by_prefix is not None:
            return by_prefix
        own = next((self._text.tokens[p.last].lemma for p in parts if p.kind is PartKind.OWN), None)
        return self.own(own, phrase.inner.word) if own is not None else None

    def _lemmas(self, parts: Sequence[Part]) -> list[str]:
        return [self._text.tokens[i].lemma for i in _tokens(parts)]

    def _is_public(self, parts: Sequence[Part]) -> bool:
        quoted = any(self._text.tokens[i].text in '«„"“' for i in _tokens(parts))
        return not quoted and any(_public(lemma) for lemma in self._lemmas(parts))

    def _is_russian(self, parts: Sequence[Part]) -> bool:
        lemmas = " ".join(self._lemmas(parts))
        return any(body in lemmas for body in words("posts", "russian_bodies"))

    def _is_of_state(self, parts: Sequence[Part]) -> bool:
        lemmas = " ".join(self._lemmas(parts))
        return any(body in lemmas for body in words("posts", "state_bodies"))

    def home_country(self) -> str | None:
        """The country of the page's home: «администрация президента», «МИД» are of that state."""
        home = self._bearings.home
        return _country(home) if home is not None else None

    def _by_prefix(self, lemma: str) -> str | None:
        """«Гомельоблисполком», «Брестоблисполком»: the region by the first letters, of the page or of Belarus."""
        if not lemma.endswith("облисполком") or len(lemma) < 14:
            return None
        start = lemma[:3]
        belarusian = [
            e.area for entries in gazetteer().by_name.values() for e in entries if e.area.country == "Беларусь"
        ]
        regions = (*self._bearings.regions, *(area for area in belarusian if area.kind == "region"))
        return next((area.name for area in regions if area.name.lower().startswith(start)), None)

    def is_local(self, parts: Sequence[Part]) -> bool:
        """Whether the page's own area may be meant: no abroad, no federal body, no company."""
        if not self._is_public(parts) or self._is_foreign(parts):
            return False
        return any(lemma in words("posts", "local_bodies") for lemma in self._lemmas(parts))

    def _is_foreign(self, parts: Sequence[Part]) -> bool:
        """«Гулбенской Думы»: of a place that nobody knows here, not of the page's own area."""
        tokens = [self._text.tokens[i] for i in _tokens(parts)]
        unknown = (
            t for t in tokens if t.text[0].isupper() and t.text.lower().endswith(("ской", "ского", "цкой", "цкого"))
        )
        return any(self.area_at(t.index) is None for t in unknown)


def _public(lemma: str) -> bool:
    return lemma in words("posts", "public_bodies") or (
        lemma.startswith("мин") and lemma.endswith(("торг", "хоз", "фин"))
    )


def _tokens(parts: Sequence[Part]) -> Iterator[int]:
    for part in parts:
        yield from range(part.first, part.last + 1)


def _beside(area: Area, home: Area | None) -> bool:
    return home is not None and home.kind == area.kind and home.country == area.country


def _is_republic(area: Area) -> bool:
    """«Татарстан», «Республика Алтай»: a region of Russia that has a government like a state's."""
    plain = not any(noun in area.name.lower() for noun in (*NAMED_BY_KIND, "город"))
    return area.kind == "region" and area.country == "Россия" and plain and area.name not in CITIES


def _country(area: Area) -> str:
    return area.country or area.name


def is_person(mention: Mention | None) -> bool:
    """Whether the mention names a person."""
    return mention is not None and mention.kind is NameKind.PERSON
