"""Areas of bodies: which region or country a public body belongs to, by its name or by the page."""

from collections.abc import Iterator, Sequence

from svod.language.areas import gazetteer
from svod.language.bearings import bearings
from svod.language.post_frame import Part, PartKind
from svod.language.post_phrase import Phrase
from svod.lexicon import words
from svod.model.text import Area, Mention, Text


class BodyAreas:
    """The areas of the public bodies of one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._bearings = bearings(text)
        self.mentions: dict[int, Mention] = {}  # of areas, by token
        for mention in text.mentions:
            if mention.area is not None and not mention.lent:
                for index in range(mention.first, mention.last + 1):
                    self.mentions.setdefault(index, mention)

    def at(self, index: int) -> Area | None:
        """The area that the token names, also inside an organisation's name."""
        mention = self.mentions.get(index)
        return mention.area if mention else None

    def body_area(self, mention: Mention) -> str | None:
        """The area of an organisation's mention: named in it, or Russia for a federal body; none of one of two."""
        part = Part(PartKind.ORG, mention.first, mention.last)
        return None if self._of_two([part]) else self.body([part])

    def body(self, parts: Sequence[Part]) -> str | None:
        """The area of a public body that is named apart from any post; None for companies."""
        if not self.is_public(parts):
            return None
        if self._is_of_state(parts):
            return self.inside(parts) or self.home_country()
        return self.inside(parts) or ("Россия" if self._is_russian(parts) else None)

    def of_post(self, phrase: Phrase, parts: Sequence[Part]) -> str | None:
        """The area of a body in the phrase of a post: «департамента экономики», «Госдумы», «облисполкома».

        Public bodies have their area, companies none.
        """
        if not self.is_public(parts):
            return None
        main = [p for p in parts if p.kind not in (PartKind.ABOUT, PartKind.PLACE)]
        if self._of_two(main):
            return None
        named = self._district(main) or self.inside(main) or self.adjective(phrase)
        if named is not None:
            return named
        for part in parts:
            if part.kind is PartKind.FROM and self.at(part.last):
                return self.inside([part])
        if self._is_russian(parts):
            return "Россия"
        if self._is_of_state(parts):
            return self.home_country()
        return next((a for lemma in self._lemmas(parts) if (a := self._by_prefix(lemma)) is not None), None)

    def is_local(self, parts: Sequence[Part]) -> bool:
        """Whether the page's own area may be meant: no abroad, no federal body, no company."""
        if not self.is_public(parts) or self._is_foreign(parts):
            return False
        local = words("posts", "local_bodies") | words("posts", "place_adjectives")  # «регионального парламента»
        return any(lemma in local for lemma in self._lemmas(parts))

    def home_country(self) -> str | None:
        """The country of the page's home: «администрация президента», «МИД» are of that state."""
        home = self._bearings.home
        return country_of(home) if home is not None else None

    def inside(self, parts: Sequence[Part]) -> str | None:
        """The first area named in the parts; a union or a part of the world only for want of others."""
        found = [area for index in _tokens(parts) if (area := self.at(index)) is not None]
        return next((area.name for area in found if area.kind != "union"), found[0].name if found else None)

    def adjective(self, phrase: Phrase) -> str | None:
        """«белорусский министр»: the area of an adjective before the post."""
        for index in range(phrase.first, phrase.heads[-1][0]):
            mention = self.mentions.get(index)
            if mention is not None and mention.adjective and mention.area is not None:
                return mention.area.name
        return None

    def of_mission(self, parts: Sequence[Part]) -> bool:
        """«советник посольства Сербии»: of the country whose mission it is."""
        return bool(set(self._lemmas(parts)) & {"посольство", "консульство", "генконсульство", "торгпредство"})

    def _district(self, parts: Sequence[Part]) -> str | None:
        """«Шумилинский райисполком», «Шумилинского районного совета»: of the district, not of its town."""
        lemmas = self._lemmas(parts)
        if not {"районный", "райисполком", "райсовет"} & set(lemmas):
            return None
        known = {"райисполком", "исполнительный"} & set(lemmas)  # of Belarus, whose districts all have one
        named = (i for i in _tokens(parts) if known or ((m := self.mentions.get(i)) and m.adjective))
        tokens = (self._text.tokens[i] for i in named)
        adjective = next((t.lemma for t in tokens if t.lemma.endswith(("ский", "цкий")) and t.text[0].isupper()), None)
        return f"{adjective.capitalize()} район" if adjective else None

    def _of_two(self, parts: Sequence[Part]) -> bool:
        """«Сербско-Турецкий деловой совет»: of both; its «сербская часть» is of one."""
        areas: dict[int, set[str]] = {}
        for mention in self._text.mentions:
            if mention.area is not None and mention.adjective:
                areas.setdefault(mention.first, set()).add(mention.area.name)
        return any(len(areas.get(i, ())) > 1 for i in _tokens(parts)) and not {"часть", "сторона"} & set(
            self._lemmas(parts)
        )

    def _lemmas(self, parts: Sequence[Part]) -> list[str]:
        return [self._text.tokens[i].lemma for i in _tokens(parts)]

    def is_public(self, parts: Sequence[Part]) -> bool:
        """Whether the parts name a public body, no company."""
        quoted = any(self._text.tokens[i].text in '«„"“' for i in _tokens(parts))
        return not quoted and any(_public(lemma) for lemma in self._lemmas(parts))

    def _is_russian(self, parts: Sequence[Part]) -> bool:
        lemmas = " ".join(self._lemmas(parts))
        return any(body in lemmas for body in words("posts", "russian_bodies"))

    def _is_of_state(self, parts: Sequence[Part]) -> bool:
        lemmas = " ".join(self._lemmas(parts))
        return any(body in lemmas for body in words("posts", "state_bodies"))

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

    def _is_foreign(self, parts: Sequence[Part]) -> bool:
        """«Гулбенской Думы»: of a place that nobody knows here, not of the page's own area."""
        tokens = [self._text.tokens[i] for i in _tokens(parts)]
        unknown = (
            t for t in tokens if t.text[0].isupper() and t.text.lower().endswith(("ской", "ского", "цкой", "цкого"))
        )
        return any(self.at(t.index) is None for t in unknown)


def _public(lemma: str) -> bool:
    return lemma in words("posts", "public_bodies") or (
        lemma.startswith("мин") and lemma.endswith(("торг", "хоз", "фин"))
    )


def _tokens(parts: Sequence[Part]) -> Iterator[int]:
    for part in parts:
        yield from range(part.first, part.last + 1)


def country_of(area: Area) -> str:
    """The country that an area lies in; a country itself."""
    return area.country or area.name
