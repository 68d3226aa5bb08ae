"""Inference: what a post leaves unsaid — its area from its neighbours and the page, its body's full name."""

from collections.abc import Sequence
from dataclasses import replace

from svod.language.holding import Holding
from svod.language.morph import inflected
from svod.language.post_area import GOVERNORS, MAYORS, TOWN_POSTS, PostAreas
from svod.language.post_frame import PartKind
from svod.language.post_words import PostKind
from svod.language.referents import called_before
from svod.lexicon import table, words
from svod.model.claim import NameKind, Phase
from svod.model.text import Mention, Post, Text

STATE = frozenset({"президент", "премьер-министр", "премьер", "король", "вице-премьер"})
TOWNS = frozenset({"city", "town", "village", "district"})
REACH = 14  # words between a delegation and its head
LIST_MARKS = frozenset({",", "и", ";", "а", "также"})
ORDERS = frozenset({"поручить", "дать", "поставить", "попросить"})


class Inference:
    """Fills the posts of one text; the surest evidence first."""

    def __init__(self, text: Text, areas: PostAreas, holdings: Sequence[Holding]) -> None:
        self._text = text
        self._areas = areas
        self._holdings = [h for h in holdings if h.holders]
        self._stated = {
            (name, h.slots.role, h.slots.organisation): h.slots.area
            for h in self._holdings
            for name in h.holders
            if h.slots.area
        }
        self._ends = {m.last: m for m in text.mentions if m.kind is NameKind.PERSON and not m.nominal}
        self._given: dict[int, str | None] = {}  # by the first token of a phrase

    def posts(self, holding: Holding) -> list[Post]:
        """The posts of a phrase: one a holder, or one without a holder for a phrase that nobody is tied to."""
        phrase, slots = holding.phrase, holding.slots
        first, last = self._text.tokens[phrase.first], self._text.tokens[phrase.last]
        organisation, body_area = self.body(slots.organisation, phrase.first)
        if organisation is None and slots.bare and (led := self._led_body(holding)):
            organisation, body_area = led.name, self._areas.bodies.body_area(led)
        area = self._of_the_led(holding) or slots.area or self._with_side(holding) or body_area
        bare = Post(first.start, last.end, phrase.first, phrase.last, slots.role, organisation, area, holding.phase)
        if not holding.holders:
            return [bare]
        two = len(holding.holders) == 2 and area is None and phrase.inner.word in STATE
        pair = self._areas.pair() if two else self._areas.listed(phrase, len(holding.holders))
        found = []
        for at, person in enumerate(holding.holders):
            own = pair[at] if pair else area or self.area(holding, person) or self._own_side(holding, person)
            self._given.setdefault(phrase.first, own)
            body = self._body_of_each(holding, at) if pair and organisation else None
            found.append(replace(bare, person=person, area=own, organisation=body or organisation))
        return found

    def _of_the_led(self, holding: Holding) -> str | None:
        """«делегация Хубэя во главе с руководителем | региона»: of Hubei, whatever region the page is at home in."""
        inside = (self._text.mention_at(at) for at in range(holding.phrase.outer, holding.phrase.last + 1))
        meant = any(m is not None and m.nominal and m.area is not None for m in inside)
        return self._delegation(holding) if meant else None

    def _body_of_each(self, holding: Holding, at: int) -> str | None:
        """«спикеры парламентов Сербии и Армении А и Б»: the parliament of the holder's own land."""
        parts = holding.phrase.parts
        bodies = [self._text.tokens[part.last] for part in parts if part.kind is PartKind.NOUN]
        lands = [self._text.tokens[part.last] for part in parts if part.kind is PartKind.AREA]
        if len(bodies) != 1 or len(parts) != len(lands) + 1 or bodies[0].morph.number != "Plur":
            return None
        return f"{inflected(bodies[0].text, bodies[0].morph, 'nomn', 'sing')} {lands[at].text}"

    def _with_side(self, holding: Holding) -> str | None:
        """«сопредседатель совета | с сербской стороны»."""
        at = holding.phrase.last + 1
        said = [token.lemma for token in self._text.tokens[at : at + 3]]
        area = self._areas.area_at(at + 1) if said[:1] in (["с"], ["со"]) and said[2:] == ["сторона"] else None
        return area.name if area is not None else None

    def _own_side(self, holding: Holding, person: str) -> str | None:
        """Of a post that one of each side has, the area of the person's other post."""
        if holding.phrase.inner.word not in words("posts", "joint"):
            return None
        return next((area for (name, *_), area in self._stated.items() if name == person), None)

    def area(self, holding: Holding, person: str) -> str | None:
        """The area of a post that names none."""
        word, slots = holding.phrase.inner.word, holding.slots
        known = self._stated.get((person, slots.role, slots.organisation))
        if known is not None or holding.phase is Phase.FORMER or not (slots.bare or slots.local):
            return known
        if slots.role == "государственный секретарь":
            return self._areas.union()
        led = self._delegation(holding) or self._of_side(holding)
        if led is not None:
            return led
        beside = self._sibling(holding) or self._neighbour(holding) or self._giver(holding)
        governs = "правительств" in slots.role or "министров" in slots.role
        kinds = (PostKind.AREA, PostKind.MINISTER)
        if beside is not None and (slots.local or governs or holding.phrase.inner.kind in kinds):
            return beside
        if holding.phrase.inner.kind is PostKind.DIPLOMAT:
            return self._fellow_diplomat(holding) or self._consul(holding)
        if slots.role in words("posts", "of_state_alone"):
            return self._areas.bodies.home_country() if slots.role.startswith("министр") else None
        if slots.local:
            return self._areas.own_region() or self._areas.own_state(slots.organisation or "")
        if word in TOWN_POSTS and (self._of_several(holding) or self._abroad(holding) or self._of_seat(holding)):
            return None
        served = {"замгубернатора": "губернатор", "замминистра": "министр"}.get(word, word)
        area = self._areas.inferred("министр" if governs else served)
        return area if area is not None and self._told_by_then(area, served, holding.phrase.last) else None

    def _of_several(self, holding: Holding) -> bool:
        """Two mayors without their towns: which of them the page is at home with, the words do not tell."""
        alike = [h for h in self._holdings if h.phrase.inner.word == holding.phrase.inner.word and h.slots.bare]
        return len({name for one in alike for name in one.holders}) > 1 or bool(self._after_delegation(holding))

    def _of_seat(self, holding: Holding) -> bool:
        """«мэр областного центра»: of which town, the words do not tell."""
        return any(self._text.tokens[part.last].lemma == "центр" for part in holding.phrase.parts)

    def _abroad(self, holding: Holding) -> bool:
        """«сербского города Новый Дол мэра Милана Йовича»: what was named last is another country."""
        first = self._text.sentence_of(holding.phrase.first).first
        before = (self._areas.area_at(at) for at in range(holding.phrase.first - 1, first - 1, -1))
        last = next((area for area in before if area is not None), None)
        home = self._areas.bodies.home_country()
        return last is not None and (last.country or last.name) != home

    def _told_by_then(self, area: str, word: str, index: int) -> bool:
        """Whether a reader who comes to the post knows of the area: it has been named before.

        A governor's or a mayor's is the Russian area that the page names, wherever; a minister may be of the state.
        """
        known = [m for m in self._text.mentions if m.area is not None and not m.lent]
        told = [m for m in known if m.area and area in {m.area.name, m.area.region, m.area.country}]
        russian = any(m.area and m.area.country == "Россия" for m in told)
        return any(m.first <= index for m in told) or (russian and word in GOVERNORS | TOWN_POSTS)

    def body(self, organisation: str | None, index: int) -> tuple[str | None, str | None]:
        """«комитета» alone is the committee named before: its full name, and its area."""
        if organisation is None or " " in organisation or organisation.isupper():
            return organisation, None
        if meant := called_before(self._text, organisation, index):
            return meant.name, None
        word = organisation.lower()
        fuller = [m for m in self._text.mentions if m.kind is NameKind.ORGANISATION and self._holds(m, word)]
        before = [m for m in fuller if m.last < index]
        if not fuller:
            return organisation, None
        mention = before[-1] if before else fuller[0]
        return mention.name, self._areas.bodies.body_area(mention)

    def _holds(self, mention: Mention, word: str) -> bool:
        words_of = mention.name.lower().split()
        return len(words_of) > 1 and word in words_of[:4]

    def _sibling(self, holding: Holding) -> str | None:
        other = holding.sibling
        while other is not None and other is not holding:
            if other.slots.area is not None:
                return other.slots.area
            other = other.sibling if other.sibling is not holding else None
        return None

    def _neighbour(self, holding: Holding) -> str | None:
        """In a list the posts of one side follow each other: «заместитель мэра Тулы А, начальник управления Б»."""
        at = holding.phrase.first - 1
        while at >= 0 and self._text.tokens[at].text.lower() in LIST_MARKS:
            at -= 1
        mention = self._ends.get(at)
        if mention is None or holding.phrase.inner.word in table("posts", "post_country"):
            return None
        for other in self._holdings:
            if other.phrase.last < mention.first and mention.name in other.holders:
                close = mention.first - other.phrase.last < 16
                same = self._text.sentence_of(other.phrase.first) == self._text.sentence_of(holding.phrase.first)
                regional = other.phrase.inner.kind in (PostKind.AREA, PostKind.MINISTER) or other.slots.local
                area = self._given.get(other.phrase.first) or other.slots.area
                if close and same and regional and not self._areas.too_wide(area, holding.phrase.inner.word):
                    return area
        return None

    def _delegation(self, holding: Holding) -> str | None:
        """«делегация Гифу во главе с губернатором А»: he heads those of his own area."""
        governs = "правительств" in holding.slots.role or holding.phrase.inner.word in STATE
        kinds = {"region", "country"} if governs else {"region"}
        if holding.phrase.inner.kind is PostKind.DIPLOMAT:
            kinds = {"country"}
        if holding.phrase.inner.word in MAYORS:
            kinds |= TOWNS
        areas = (self._areas.area_at(index) for index in self._after_delegation(holding))
        return next((area.name for area in areas if area is not None and area.kind in kinds), None)

    def _led_body(self, holding: Holding) -> Mention | None:
        """«делегация палаты во главе с председателем А»: he heads the body whose people he leads."""
        if holding.phrase.inner.kind is not PostKind.ORG:
            return None
        mentions = (self._text.mention_at(i) for i in self._after_delegation(holding)[:2])
        return next((m for m in mentions if m is not None and m.kind is NameKind.ORGANISATION), None)

    def _after_delegation(self, holding: Holding) -> range:
        """The first words after «делегация» where the post follows «во главе с», «под руководством»."""
        at = holding.phrase.first
        before = [token.text.lower() for token in self._text.tokens[max(0, at - 3) : at]]
        if before not in (["во", "главе", "с"], ["во", "главе", "со"]) and before[1:] != ["под", "руководством"]:
            return range(0)
        lowest = max(self._text.sentence_of(at).first, at - REACH)
        noun = next((t for t in reversed(self._text.tokens[lowest:at]) if t.lemma == "делегация"), None)
        return range(noun.index + 1, min(noun.index + 6, at)) if noun is not None else range(0)

    def _of_side(self, holding: Holding) -> str | None:
        """«со стороны Сербии присутствовал министр А», «с казахстанской стороны — аким Б»: of the side named last."""
        at, word = holding.phrase.first, holding.phrase.inner.word
        governs = "правительств" in holding.slots.role or "министров" in holding.slots.role
        if not governs and holding.phrase.inner.kind not in (PostKind.AREA, PostKind.MINISTER):
            return None
        before = self._text.tokens[self._text.sentence_of(at).first : at]
        sides = [t for t in before if t.lemma == "сторона" and t.morph.case == "Gen"]
        if any(t.lemma in words("posts", "representing") for t in before):  # «делегацию Сербии возглавит министр А»
            sides += [t for t in before if t.lemma in {"сторона", "делегация"} and t.morph.case == "Acc"]
        if not sides:
            return None
        near = (sides[-1].index - 1, sides[-1].index + 1)
        area = next((area for i in near if (area := self._areas.area_at(i)) is not None), None)
        return area.name if area is not None and not self._areas.too_wide(area.name, word) else None

    def _giver(self, holding: Holding) -> str | None:
        """«А. Петров поручил министру культуры …»: a minister of the one who gives the task."""
        head = self._text.tokens[holding.phrase.outer]
        verb = self._text.tokens[head.head]
        if head.morph.case != "Dat" or verb.lemma not in ORDERS:
            return None
        for subject in self._text.children(verb.index, "nsubj"):
            mention = self._text.mention_at(subject.index)
            name = mention.name if mention is not None and mention.kind is NameKind.PERSON else None
            area = next((h.slots.area for h in self._holdings if name in h.holders and h.slots.area), None)
            if area is not None:
                return area
        return None

    def _fellow_diplomat(self, holding: Holding) -> str | None:
        """«посол Сербии А и генеральный консул в Казани Б»: of the same country."""
        sentence = self._text.sentence_of(holding.phrase.first)
        for other in reversed(self._holdings):
            before = sentence.first <= other.phrase.first < holding.phrase.first
            if before and other.phrase.inner.kind is PostKind.DIPLOMAT:
                return other.slots.area
        return None

    def _consul(self, holding: Holding) -> str | None:
        """«С мэром встретился генеральный консул А»: of the consulate named last before, else of the one foreign
        country that a Russian page tells of; never «консул в Шанхае А», who may be ours."""
        phrase, tokens = holding.phrase, self._text.tokens
        placed = any(token.morph.pos == "ADP" for token in tokens[phrase.first : phrase.last + 2])
        if "консул" not in holding.slots.role or placed:
            return None
        house = next((t.index for t in reversed(tokens[: phrase.first]) if t.lemma.endswith("консульство")), None)
        near = (self._areas.area_at(at) for at in (house - 1, house + 1)) if house else ()
        named = next((area.name for area in near if area is not None and area.kind == "country"), None)
        return named or self._areas.only_abroad()
