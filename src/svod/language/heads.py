"""Heads: organisations by their head noun, with the adjectives before it and the complements after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svod.language.declension import adjective_stem
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

LONGEST = 40  # tokens to the right of a head
STEPS = 8  # up the tree from a word to its head


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
        last = self._right(head, first)
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

    def _right(self, head: Token, first: int) -> int:
        """The last token of the head's complements."""
        body = head.lemma in words("organisations", "bodies")
        capital = self._capital_inside(first)
        last, at = head.index, head.index + 1
        end = min(self.text.sentence_of(head.index).last, head.index + LONGEST)
        while at <= end:
            token = self.tokens[at]
            if token.text in {"имени", "им"} and at + 1 <= end:
                return self._after_lent(at)
            if self._next_organisation(token, head):
                break
            if at in self.persons or token.text in "().:;—–!?" or token.morph.form in {"Fin", "Part", "Conv"}:
                break
            if token.morph.pos == "ADP" and not self._takes(head, token, at):
                break
            if not (body or capital) or not (self._belongs(token, head) or self._follows(at, head)):
                break
            if token.morph.pos in {"NOUN", "PROPN", "ADJ", "X", "NUM"}:
                if token.morph.case not in {"Gen", "Dat", "Loc", "Ins", ""} and at not in self.areas:
                    break
                last = at
            elif token.morph.pos not in {"ADP", "CCONJ", "PUNCT", "DET"}:
                break
            at += 1
        return self._trimmed(head.index, last)

    def _next_organisation(self, token: Token, head: Token) -> bool:
        """«акимат СКО и | Центр обслуживания»: another head of the same case begins another name."""
        if self.tokens[token.index - 1].text not in {",", "и"} or token.morph.number == "Plur":
            return False
        heads = words("organisations", "bodies") | words("organisations", "firms")
        return token.lemma in heads and token.morph.case == head.morph.case

    def _trimmed(self, head: int, last: int) -> int:
        """A complement does not end in the middle of an area or on adjectives of what follows it."""
        while last > head and self.tokens[last].morph.pos in {"ADJ", "DET"} and self.tokens[last].head > last:
            last -= 1
        area = self.areas.get(last)
        if area and not area.adjective and area.first > head:
            last = max(last, area.last)
        return last

    def _after_lent(self, at: int) -> int:
        """«университет имени А. С. Пушкина», «… имени Абая Кунанбаева»."""
        at += 2 if self.clues.lows[at + 1] == "." else 1
        person = self.persons.get(at)
        if person:
            return person.last
        last = at
        while (
            last + 1 < len(self.tokens)
            and last + 1 not in self.persons
            and (
                self.tokens[last + 1].text[0].isupper()
                or (self.tokens[last + 1].text == "." and len(self.tokens[last].text) == 1)
            )
        ):
            last += 1
        return last

    def _takes(self, head: Token, preposition: Token, at: int) -> bool:
        lemma = preposition.lemma
        if lemma == "по":
            return head.lemma in words("organisations", "with_po")
        if lemma in {"в", "во"}:
            return head.lemma in words("organisations", "with_v") and at + 1 in self.areas
        if lemma == "при":
            return at + 1 < len(self.tokens) and self.clues.lows[at + 1].startswith(
                ("президент", "правительств", "губернатор")
            )
        return lemma == "с" and head.lemma in {"совет", "группа", "комиссия"} and at - head.index > 1

    def _belongs(self, token: Token, head: Token) -> bool:
        """Whether the word hangs on the head; a preposition, comma or «и» by the word it hangs on."""
        at = token.index
        for _ in range(STEPS):
            up = self.tokens[at].head
            if up == head.index:
                return self.tokens[at].rel not in {"appos", "parataxis", "acl:relcl", "conj", "nsubj", "acl", "obl"}
            if (
                up == at
                or self.tokens[at].rel in {"parataxis", "acl:relcl", "acl", "nsubj", "appos"}
                or up < head.index
            ):
                return False
            at = up
        return False

    def _follows(self, at: int, head: Token) -> bool:
        """What belongs by its place, wherever the parser hangs it: «посольство Сербии | в Беларуси»."""
        lows = self.clues.lows
        if head.lemma in words("organisations", "with_v"):
            return lows[at] in {"в", "во"} or (
                lows[at - 1] in {"в", "во"} or (at in self.areas and at - 1 in self.areas)
            )
        if head.lemma in words("organisations", "bodies"):
            area = self.areas.get(at)  # «комитет коммерции | Ляонина»
            genitive = area is not None and not area.adjective and self._oblique(area)
            if self._enumerated(at, head) or (genitive and self.tokens[at - 1].text not in {",", "и"}):
                return True
        if head.lemma not in words("organisations", "with_po"):
            return False
        return self._after_po(at, head) or self._with_sides(at, head)

    def _enumerated(self, at: int, head: Token) -> bool:
        """«министерство промышленности, новых технологий и ресурсов»: genitives in a list that ends in «и»."""
        tokens, end = self.tokens, self.text.sentence_of(head.index).last
        joined, index = False, head.index + 1
        while index <= min(end, head.index + LONGEST):
            token = tokens[index]
            genitive = token.morph.case == "Gen" and token.morph.pos in {"NOUN", "ADJ", "PROPN"}
            if (
                (not genitive and token.text not in {",", "и"})
                or index in self.persons
                or token.lemma in words("organisations", "guests")
            ):
                break
            joined = joined or token.text == "и"
            index += 1
        while tokens[index - 1].text in {",", "и"}:
            index -= 1
        return joined and at < index

    def _oblique(self, area: Mention) -> bool:
        """Whether an area stands in the genitive, by the tagger or by its form («Ляонина»)."""
        token = self.tokens[area.last]
        return token.morph.case in {"Gen", ""} or self.clues.lows[area.first] != area.name.lower().replace("ё", "е")

    def _after_po(self, at: int, head: Token) -> bool:
        """«группа по сотрудничеству Псковской области и Республики Сербия»: all cases of the phrase after «по»."""
        since = next((i for i in range(at, head.index, -1) if self.clues.lows[i] == "по"), 0)
        if (
            not since
            or (since > head.index + 2 and since - 1 not in self.areas)
            or (since == at > head.index + 1 and at - 1 not in self.areas)
        ):
            return False
        token, following = self.tokens[at], self.clues.token(at + 1)
        if token.text in {",", "и"}:
            like = following is not None and (at + 1 in self.areas or following.morph.case in {"Gen", "Dat"})
            return like and at + 1 not in self.persons and (at - 1 > since)
        return at == since or at in self.areas or token.morph.case in {"Gen", "Dat"}

    def _with_sides(self, at: int, head: Token) -> bool:
        """«совет по сотрудничеству области с областями, министерствами …»."""
        lows = self.clues.lows
        since = next((i for i in range(at, head.index, -1) if lows[i] == "с"), 0)
        if not since or not any(low.startswith(("сотрудничеств", "взаимодейств")) for low in lows[head.index : since]):
            return False
        return self.tokens[at].text in {",", "и", "с"} or self.tokens[at].morph.case in {"Ins", "Gen"}

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
