"""Complements: what belongs to an organisation's head on its right: «комитет | коммерции Ляонина»."""

from collections.abc import Mapping

from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.text import Mention, Token

LONGEST = 40  # tokens to the right of a head
STEPS = 8  # up the tree from a word to its head


class Complements:
    """Finds how far a head reaches; persons and areas are known by their tokens."""

    def __init__(self, clues: Clues, persons: Mapping[int, Mention], areas: Mapping[int, Mention]) -> None:
        self.clues = clues
        self.text = clues.text
        self.tokens = clues.text.tokens
        self.persons = persons
        self.areas = areas

    def last(self, head: Token, *, named: bool) -> int:
        """The last token of a head's complements; a firm has them only where it is `named` by a capital before it."""
        body = head.lemma in words("organisations", "bodies")
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
            if not (body or named) or not (self._belongs(token, head) or self._follows(at, head)):
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
