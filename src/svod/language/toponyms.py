"""Toponyms: the areas that a text names, by noun, adjective or people; and unknown ones by their pattern."""

from collections import Counter
from collections.abc import Iterable, Iterator

from svod.language.areas import Entry, Gazetteer, gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.language.spans import Clues
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Area, Mention

LONGEST = 8  # words of a name
DEFAULTS = {"РК": "Казахстан", "РБ": "Беларусь", "РФ": "Россия", "ЕС": "Евросоюз"}
ENDS = {"m": "ий", "f": "ая", "n": "ое"}
PEOPLE_ENDS = ("цы", "цам", "цами", "цах", "ане", "янам", "анам", "яне")
"""Ends that no surname in the singular has: «омичи» may be any, «казанцев» is Казанцев too."""
_WORD_CLASSES = {"ADJ", "PROPN", "NOUN", "X", "DET", "VERB", "ADV"}


class Toponyms:
    """One pass over a text: `found` are the mentions, in text order."""

    def __init__(self, clues: Clues) -> None:
        self.clues = clues
        self.book: Gazetteer = gazetteer()
        self.types = table("areas", "types")
        self.votes: Counter[str] = Counter()
        self.taken: set[int] = set()

    def found(self) -> list[Mention]:
        """All areas of the text; capitalised names first, since they tell what an adjective or a short name means."""
        named: list[tuple[int, int, list[Entry]]] = []
        index, size = 0, len(self.clues.lows)
        patterned: list[Mention] = []
        while index < size:
            step = 1
            if self._may_start(index):
                if joint := self._joint(index):
                    patterned += joint
                    step = joint[-1].last - index + 1
                else:
                    length, entries = self._named(index)
                    if not entries:
                        length, entries = self.book.state(self.clues.text.tokens, index)
                    if entries:
                        named.append((index, index + length - 1, entries))
                        step = length
                    elif own := self._by_pattern(index):
                        patterned.append(own)
                        step = own.last - index + 1
            index += step
        self._vote([entries for *_, entries in named], patterned)
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
        if length == 1 and entries and self._type_after(index)[0]:
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

    def _choose(self, entries: list[Entry]) -> Entry:
        def weight(entry: Entry) -> tuple[int, int, int]:
            area = entry.area
            fit = (
                3 * bool(self.votes[area.region]) + 2 * bool(self.votes[area.country]) + 4 * bool(self.votes[area.name])
            )
            seat = {"country": 2, "region": 1}.get(entry.seat, 0)
            return fit + seat + (area.kind in {"country", "region"}), min(self.votes[area.region], 9), -entry.order

        return max(entries, key=weight)

    def _vote(self, named: Iterable[list[Entry]], patterned: Iterable[Mention]) -> None:
        for entries in named:
            if len(entries) == 1:
                area = entries[0].area
                self.votes.update({name for name in (area.name, area.region, area.country) if name})
        for mention in patterned:
            if mention.area:
                self.votes.update({name for name in (mention.name, mention.area.country) if name})

    def _mention(self, first: int, last: int, entries: list[Entry]) -> Mention:
        area = self._choose(entries).area
        start = self._with_type_before(first, area)
        return self._made(start, last, area)

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

    def _made(self, first: int, last: int, area: Area, *, adjective: bool = False, nominal: bool = False) -> Mention:
        tokens = self.clues.text.tokens
        return Mention(
            tokens[first].start, tokens[last].end, first, last, NameKind.AREA, area.name, area,
            adjective=adjective, nominal=nominal,
        )  # fmt: skip

    # patterns

    def _type_after(self, index: int) -> tuple[int, str]:
        """The type noun that an adjective at `index` agrees with, over «муниципальный»: (its index, its lemma)."""
        tokens = self.clues.text.tokens
        if not adjective_stem(tokens[index].text):
            return 0, ""
        at = index + 1
        while at < len(tokens) and at - index < 3 and tokens[at].lemma in words("areas", "between"):
            at += 1
        if at < len(tokens) and tokens[at].lemma in self.types and self.clues.same_sentence(index, at):
            return at, tokens[at].lemma
        return 0, ""

    def _by_pattern(self, index: int) -> Mention | None:
        """«Шадринского муниципального округа», «провинции Нгеан», «Хэнаньский уезд»: not in the gazetteer."""
        at, noun = self._type_after(index)
        if at and noun not in {"город"}:
            stem = adjective_stem(self.clues.text.tokens[index].text)
            if self._nominative_adjective(stem, noun).lower() in words("areas", "not_names"):
                return None
            return self._made(index, at, self._area_of(index, at, stem, noun))
        return None

    def _area_of(self, index: int, at: int, stem: str, noun: str) -> Area:
        """The gazetteer's area of that name, else a new one of the type noun's kind."""
        middle = [self._agreeing(self.clues.text.tokens[i].lemma, noun) for i in range(index + 1, at)]
        name = " ".join([self._nominative_adjective(stem, noun, self.clues.text.tokens[index].text), *middle, noun])
        entries = self.book.by_name.get(name) or self.book.by_name.get(name.replace("е", "ё", 1))
        if entries:
            return self._choose(entries).area
        kind = "district" if noun == "округ" and middle != ["автономный"] else self.types[noun]
        return Area(name, kind)

    def _nominative_adjective(self, stem: str, noun: str, model: str = "") -> str:
        gender = "f" if noun[-1] in "аья" else "n" if noun[-1] in "ое" else "m"
        written = model[: len(stem)] if model else stem  # «ё» and inner capitals as written
        return written + ENDS[gender]

    def _agreeing(self, lemma: str, noun: str) -> str:
        gender = "f" if noun[-1] in "аья" else "n" if noun[-1] in "ое" else "m"
        return lemma if gender == "m" else lemma[:-2] + {"f": "ая", "n": "ое"}[gender]

    def _joint(self, index: int) -> list[Mention]:
        """«Минской, Гродненской и Витебской областей»: one mention for each; the last takes the noun."""
        tokens = self.clues.text.tokens
        if not adjective_stem(tokens[index].text):
            return []
        parts, at = [index], index + 1
        while at + 1 < len(tokens) and tokens[at].text in {",", "и", "или"}:
            if not (adjective_stem(tokens[at + 1].text) and tokens[at + 1].text[0].isupper()):
                break
            parts.append(at + 1)
            at += 2
        if len(parts) < 2 or at >= len(tokens) or tokens[at].lemma not in self.types:
            return []
        noun = tokens[at].lemma
        made = []
        for part in parts:
            area = self._area_of(part, part + 1, adjective_stem(tokens[part].text), noun)
            made.append(self._made(part, at if part == parts[-1] else part, area))
        return made

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
            backed = [entry for entry in entries if self.votes[entry.area.name]]
            if not backed and len(token.text) == 2:
                backed = [entry for entry in entries if entry.area.name == DEFAULTS.get(token.text)]
            elif not backed:
                backed = entries
            if backed:
                self.taken.add(index)
                area = max(backed, key=lambda e: (self.votes[e.area.name], -e.order)).area
                yield self._made(index, index, area)

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
        return self._made(index, index + 3, entries[0].area)

    def _adjectives(self) -> Iterator[Mention]:
        for index, token in enumerate(self.clues.text.tokens):
            if index in self.taken or index in self.clues.title_at or token.morph.pos not in _WORD_CLASSES:
                continue
            if self._of_money(index):
                continue
            for entry in self._adjective_of(index):
                self.taken.add(index)
                yield self._made(index, index, entry.area, adjective=True)

    def _adjective_of(self, index: int) -> list[Entry]:
        """The areas of an adjective: two for «российско-белорусский»."""
        token = self.clues.text.tokens[index]
        stem = adjective_stem(token.text)
        if not stem or self.clues.type_at(index) == "PER":
            return []
        if stem in self.book.adjectives:
            entries = self.book.adjectives[stem]
            return [self._choose_adjective(index, entries)] if entries else []
        if "-" not in stem:
            return []
        parts = [part if at == stem.count("-") else part[:-1] for at, part in enumerate(stem.split("-"))]
        known = [self.book.adjectives.get(part) for part in parts]
        return [self._choose_adjective(index, entries) for entries in known if entries] if all(known) else []

    def _choose_adjective(self, index: int, entries: list[Entry]) -> Entry:
        """The region («кировские товары»), a capital's own adjective («минские коллеги»), the town by «аэропорт»."""
        head = self.clues.text.tokens[self.clues.text.tokens[index].head]
        towns = [entry for entry in entries if entry.area.kind in {"city", "town"}]
        after = self.clues.token(index + 1)
        of_town = after is not None and after.lemma == "городской"  # «Брянская городская администрация»
        if towns and (of_town or head.lemma in words("areas", "town_nouns")):
            return self._choose(towns)
        regions = [entry for entry in entries if entry not in towns]
        capitals = [entry for entry in towns if entry.seat == "country"]
        return self._choose(capitals if capitals and not self._of_region(index) else regions or towns)

    def _of_region(self, index: int) -> bool:
        """«Минский областной совет», «Минский облисполком»: a capital's adjective that means the region around it."""
        following = self.clues.lows[index + 1] if index + 1 < len(self.clues.lows) else ""
        return following.startswith(("област", "обл"))

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
            yield self._made(index, index, self._choose(self.book.people[low]).area, nominal=True)
