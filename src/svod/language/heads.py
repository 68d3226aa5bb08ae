"""Heads: organisations by their head noun, with the adjectives before it and its complements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svod.language.complements import Complements
from svod.language.declension import adjective_stem
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation's span and head, token indexes; `head` is -1 for a title without one."""

    first: int
    last: int
    head: int
    sure: int = 0  # a head with its complements wins over a bare title


class Heads:
    """Finds headed organisations; `others` are the persons and areas already found."""

    def __init__(self, clues: Clues, others: Iterable[Mention]) -> None:
        self.clues = clues
        self.text: Text = clues.text
        self.tokens = clues.text.tokens
        known = list(others)
        self.persons = {i: m for m in known if m.kind is NameKind.PERSON for i in range(m.first, m.last + 1)}
        self.areas = {i: m for m in known if m.kind is NameKind.AREA for i in range(m.first, m.last + 1)}
        self.complements = Complements(clues, self.persons, self.areas)

    def by_head(self) -> Iterator[Found]:
        """«Департамент сельского хозяйства Псковской области», «Речицкий текстильный завод»."""
        heads = words("organisations", "bodies") | words("organisations", "firms")
        for token in self.tokens:
            free = token.index not in self.persons and token.index not in self.areas
            if token.lemma in heads and token.morph.pos in {"NOUN", "PROPN"} and free:
                if token.index in self.clues.title_at and not self._inside_long_title(token.index):
                    continue
                if found := self._headed(token):
                    yield found

    def _inside_long_title(self, index: int) -> bool:
        first, last = self.clues.title_at[index]
        return last - first > 10

    def _headed(self, head: Token) -> Found | None:
        first = self.left(head)
        title = self._title_after(head.index)
        if head.morph.number == "Plur":
            return None
        if title:
            first = self.first_named(first, head)
            if first == head.index and head.lemma in words("organisations", "generic"):
                return None  # the title alone is the name
            return Found(first, self.with_area_tail(title[1]), head.index, 3)
        last = self.complements.last(head, named=self._capital_inside(first))
        if not self._is_name(first, head, last):
            return None
        return Found(first, last, head.index, 3 if last > head.index else 2)

    def left(self, head: Token) -> int:
        """The first of the adjectives that stand before the head and agree with it."""
        first = head.index
        sentence = self.text.sentence_of(head.index)
        while first > sentence.first:
            before = self.tokens[first - 1]
            if self._agrees(before, head):
                first -= 1
            elif (
                before.text in {",", "и"} and first - 2 >= sentence.first and self._agrees(self.tokens[first - 2], head)
            ):
                if not self._agrees(self.tokens[first], head):
                    break
                first -= 2
            else:
                break
        while first < head.index and self._left_out(self.tokens[first]):
            first += 1
        return first

    def _agrees(self, token: Token, head: Token) -> bool:
        if token.index in self.persons or token.morph.pos not in {"ADJ", "PROPN", "DET"} or token.morph.form == "Part":
            return False
        if token.morph.pos == "PROPN" and not adjective_stem(token.text):
            return False
        if {token.morph.case, head.morph.case} == {"Nom", "Acc"} and head.morph.gender != "Fem":
            return True  # one form for both
        return token.morph.case == head.morph.case or bool(adjective_stem(token.text) and token.text[0].isupper())

    def _left_out(self, token: Token) -> bool:
        if token.text in {",", "и"}:
            return True
        return token.lemma in words("organisations", "not_part") and not (
            token.text[0].isupper() and self.text.sentence_of(token.index).first != token.index
        )

    def first_named(self, first: int, head: Token) -> int:
        """Before a title only capitalised adjectives stay: «белорусский холдинг „…“» is «холдинг „…“»."""
        while first < head.index and not self._capital_inside(first):
            first += 1
        if head.index - first == 1 and head.lemma in words("organisations", "generic"):
            return head.index  # «Китайская компания „…“»
        return first

    def _capital_inside(self, index: int) -> bool:
        token = self.tokens[index]
        return token.text[0].isupper() and (
            self.text.sentence_of(index).first != index or bool(adjective_stem(token.text))
        )

    def _title_after(self, index: int) -> tuple[int, int] | None:
        """The title right after a head, over a legal form: «завод ОАО „Икс“»."""
        at = index + 1
        while at < len(self.tokens) and self.clues.lows[at] in words("organisations", "legal"):
            at += 1
        pair = self.clues.title_at.get(at)
        return pair if pair and pair[0] == at else None

    def with_area_tail(self, last: int) -> int:
        """«… „Дружба“ Республики Казахстан»: a genitive area right after the title."""
        area = self.areas.get(last + 1)
        tail = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if area and tail and not area.adjective and not area.nominal and tail.morph.case == "Gen":
            return area.last
        return last

    def _is_name(self, first: int, head: Token, last: int) -> bool:
        """Whether a headed phrase names one organisation and is not just «завод» or «новая компания»."""
        complement = last > head.index
        lower = head.text[0].islower()
        if head.lemma in words("organisations", "bodies"):
            if head.lemma not in words("organisations", "joint"):
                return (
                    complement
                    or first < head.index
                    or (not lower and self.text.sentence_of(head.index).first != head.index)
                )
            if head.lemma == "группа":
                return any(self.tokens[i].lemma == "рабочий" for i in range(first, head.index))
            named = any(self._capital_inside(i) for i in range(first, head.index + 1))
            return named or (complement and (first < head.index or last - head.index > 1))
        capital = self._capital_inside(first) and first < head.index
        if capital and self.text.sentence_of(first).first == first and not adjective_stem(self.tokens[first].text):
            capital = False
        slovnet = self.clues.type_at(head.index) == "ORG"
        return (capital and not self._only_area(first, head)) or (slovnet and (complement or first < head.index))

    def _only_area(self, first: int, head: Token) -> bool:
        """«Белорусские заводы», «Минское предприятие» at the start of a sentence: no names."""
        if self.text.sentence_of(first).first != first or head.index - first > 1:
            return False
        plain = {"завод", "холдинг", "банк", "дом", "центр"}
        return head.lemma in words("organisations", "generic") or head.lemma in plain
