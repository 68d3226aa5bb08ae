"""Toponyms: the areas that a text names, by noun, adjective or people; and unknown ones by their pattern."""

from collections.abc import Iterator

from svod.language.areas import Entry, Gazetteer, gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.language.namesakes import Namesakes
from svod.language.spans import Clues
from svod.language.typed_areas import TypedAreas
from svod.lexicon import table, words
from svod.model.text import Area, Mention

LONGEST = 8  # words of a name
DEFAULTS = {"РК": "Казахстан", "РБ": "Беларусь", "РФ": "Россия", "ЕС": "Евросоюз"}
PEOPLE_ENDS = ("цы", "цам", "цами", "цах", "ане", "янам", "анам", "яне")
"""Ends that no surname in the singular has: «омичи» may be any, «казанцев» is Казанцев too."""
_WORD_CLASSES = {"ADJ", "PROPN", "NOUN", "X", "DET", "VERB", "ADV"}


class Toponyms:
    """One pass over a text: `found` are the mentions, in text order."""

    def __init__(self, clues: Clues) -> None:
        self.clues = clues
        self.book: Gazetteer = gazetteer()
        self.types = table("areas", "types")
        self.namesakes = Namesakes(clues)
        self.typed = TypedAreas(clues, self.namesakes)
        self.taken: set[int] = set()

    def found(self) -> list[Mention]:
        """All areas of the text; capitalised names first, since they tell what an adjective or a short name means."""
        named: list[tuple[int, int, list[Entry]]] = []
        index, size = 0, len(self.clues.lows)
        patterned: list[Mention] = []
        while index < size:
            step = 1
            if self._may_start(index):
                if joint := self.typed.joint(index):
                    patterned += joint
                    step = joint[-1].last - index + 1
                else:
                    length, entries = self._named(index)
                    if not entries:
                        length, entries = self.book.state(self.clues.text.tokens, index)
                    if entries:
                        named.append((index, index + length - 1, entries))
                        step = length
                    elif own := self.typed.by_pattern(index):
                        patterned.append(own)
                        step = own.last - index + 1
            index += step
        self.namesakes.vote([entries for *_, entries in named], patterned)
        mentions = patterned + [self._mention(*name) for name in named]
        self.taken = {i for m in mentions for i in range(m.first, m.last + 1)}
        mentions += self._short()
        mentions += self._adjectives()
        mentions += self._people()
        return sorted(mentions, key=lambda m: (m.first, -m.last))

    # names

    def _may_start(self, index: int) -> bool:
        token = self.clues.text.tokens[index]
        if not token.text[0].isupper() or not token.text[0].isalpha():
            return False
        return index not in self.clues.title_at or self.clues.type_at(index) == "LOC"

    def _named(self, index: int) -> tuple[int, list[Entry]]:
        last = self.clues.text.sentence_of(index).last
        length, entries = self.book.called(self.clues.lows[index : min(index + LONGEST, last + 1)])
        if length == 1:
            entries = [entry for entry in entries if self._plausible(index, entry)]
        if length == 1 and entries and self.typed.type_after(index)[0]:
            return 0, []
        return (length, entries) if entries else (0, [])

    def _plausible(self, index: int, entry: Entry) -> bool:
        """Whether a one-word name means the place: not a person («Владимир»), a surname or a common word («Мир»)."""
        kind = self.clues.type_at(index)
        token = self.clues.text.tokens[index]
        if kind == "PER":
            span = self.clues.span_at[index]
            if span.last == index and span.first >= index - 1 and self._ruled(index, entry):
                return True
            return not entry.care and span.first == span.last and entry.area.kind != "town"
        if len(token.text) > 1 and token.text.isupper() and len(token.text) < 5:
            return False
        if kind == "" and self._common_start(index):
            return False
        if not entry.care:
            return kind != "ORG" or token.morph.pos in {"PROPN", "NOUN"}
        if self._after_town_word(index):
            return True
        before = self.clues.lows[index - 1] if index else ""
        first = self.clues.text.sentence_of(index).first == index
        return (
            kind == "LOC"
            and (not first)
            and (entry.seat != "" or before in {"в", "во", "из", "под", "до", "у"} or kind == "LOC")
        )

    def _ruled(self, index: int, entry: Entry) -> bool:
        """«хоким Бухары»: a form of the area's name that is no nominative, right after a post in the nominative."""
        post = self.clues.token(index - 1) if index else None
        if post is None or post.lemma not in words("posts", "area_heads") or post.morph.case != "Nom":
            return False
        return self.clues.lows[index] != entry.area.name.lower().replace("ё", "е")

    def _common_start(self, index: int) -> bool:
        """A common word with the capital of its sentence: «Обе страны»."""
        if self.clues.text.sentence_of(index).first != index:
            return False
        likeliest = parses(self.clues.lows[index])[0]
        return likeliest.is_known and "Geox" not in likeliest.tag

    def _after_town_word(self, index: int) -> bool:
        lows = self.clues.lows
        if index and lows[index - 1] == "." and index > 1 and lows[index - 2] in {"г", "гор"}:
            return True
        return bool(index) and self.clues.text.tokens[index - 1].lemma in {"город", "райцентр", "г"}

    def _mention(self, first: int, last: int, entries: list[Entry]) -> Mention:
        area = self.namesakes.choose(entries).area
        start = self._with_type_before(first, area)
        return self.clues.area(start, last, area)

    def _with_type_before(self, first: int, area: Area) -> int:
        """«города Минска», «г. Минск», «провинции Хэйлунцзян»: the type word belongs to the span."""
        tokens, lows = self.clues.text.tokens, self.clues.lows
        if first > 1 and lows[first - 1] == "." and lows[first - 2] in {"г", "гор"} and area.kind in {"city", "town"}:
            return first - 2
        if not first or not self.clues.same_sentence(first, first - 1):
            return first
        kind = self.types.get(tokens[first - 1].lemma)
        fits = kind is not None and (kind == area.kind or {kind, area.kind} <= {"city", "town", "region"})
        singular = tokens[first - 1].morph.number != "Plur"
        return first - 1 if fits and singular else first

    # short names, adjectives, people

    def _short(self) -> Iterator[Mention]:
        """«РФ», «СКО», «ЯНАО»; a two-letter name must be backed by the page, save the commonest."""
        for index, token in enumerate(self.clues.text.tokens):
            if index in self.taken or self.clues.title_at.get(index) or not token.text.isupper():
                continue
            if self._of_money(index):
                continue
            if bracketed := self._bracketed(index):
                yield bracketed
                continue
            if token.text not in self.book.short:
                continue
            entries = self.book.short[token.text]
            backed = [entry for entry in entries if self.namesakes.votes[entry.area.name]]
            if not backed and len(token.text) == 2:
                backed = [entry for entry in entries if entry.area.name == DEFAULTS.get(token.text)]
            elif not backed:
                backed = entries
            if backed:
                self.taken.add(index)
                area = max(backed, key=lambda e: (self.namesakes.votes[e.area.name], -e.order)).area
                yield self.clues.area(index, index, area)

    def _of_money(self, index: int) -> bool:
        """«миллионов долларов США», «белорусских рублей»: the name of a currency, no land."""
        tokens, lows = self.clues.text.tokens, self.clues.lows
        dotted = index > 1 and lows[index - 1] == "." and tokens[index - 2].lemma == "долл"  # no sentence's end
        before = tokens[max(0, index - 1)].lemma
        after = tokens[index + 1].lemma if index + 1 < len(lows) else ""
        return dotted or before in {"доллар", "долл"} or (len(after) > 2 and after in table("amounts", "currencies"))

    def _bracketed(self, index: int) -> Mention | None:
        """«РС (Я)»: letters with letters in brackets."""
        tokens = self.clues.text.tokens[index : index + 4]
        if len(tokens) < 4 or (tokens[1].text, tokens[3].text) != ("(", ")"):
            return None
        entries = self.book.short.get(f"{tokens[0].text} ({tokens[2].text})")
        if not entries:
            return None
        self.taken.update(range(index, index + 4))
        return self.clues.area(index, index + 3, entries[0].area)

    def _adjectives(self) -> Iterator[Mention]:
        for index, token in enumerate(self.clues.text.tokens):
            if index in self.taken or index in self.clues.title_at or token.morph.pos not in _WORD_CLASSES:
                continue
            if self._of_money(index):
                continue
            for entry in self._adjective_of(index):
                self.taken.add(index)
                yield self.clues.area(index, index, entry.area, adjective=True)

    def _adjective_of(self, index: int) -> list[Entry]:
        """The areas of an adjective: two for «российско-белорусский»."""
        token = self.clues.text.tokens[index]
        stem = adjective_stem(token.text)
        if not stem or self.clues.type_at(index) == "PER":
            return []
        if stem in self.book.adjectives:
            entries = self.book.adjectives[stem]
            return [self.namesakes.of_adjective(index, entries)] if entries else []
        if "-" not in stem:
            return []
        parts = [part if at == stem.count("-") else part[:-1] for at, part in enumerate(stem.split("-"))]
        known = [self.book.adjectives.get(part) for part in parts]
        return [self.namesakes.of_adjective(index, entries) for entries in known if entries] if all(known) else []

    def _person(self, index: int) -> bool:
        return self.clues.type_at(index) == "PER"

    def _people(self) -> Iterator[Mention]:
        """«рязанцы», «минчан»."""
        for index, low in enumerate(self.clues.lows):
            if index in self.taken or low not in self.book.people or index in self.clues.title_at:
                continue
            token = self.clues.text.tokens[index]
            if token.morph.pos not in {"NOUN", "PROPN"} or (self._person(index) and not low.endswith(PEOPLE_ENDS)):
                continue
            self.taken.add(index)
            yield self.clues.area(index, index, self.namesakes.choose(self.book.people[low]).area, nominal=True)
