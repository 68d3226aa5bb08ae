"""Ownership for factRuEval-2016: who owns or founded what. Not claims of ours: nouns and verbs beside the names."""

from collections.abc import Iterator, Sequence

from svod.language.referents import organisation_meant
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token
from svod.quality.factrueval_facts import Fact
from svod.quality.factrueval_sides import Side, Sides

NEAR = 5  # words between an owner's noun and its property
DASHES = {"—", "–", "-"}
DAUGHTER, DAUGHTERLY = "дочка", "дочерний"
POSSESSIVE = {"его", "ее", "их"}


class Owners:
    """Finds ownership between the text's names."""

    def __init__(self, text: Text, names: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.sides = Sides(text, names)
        self.names = self.sides.names

    def found(self) -> Iterator[Fact]:
        """All ownership, in text order, each told once."""
        kept: list[tuple[str, str]] = []
        for owner, owned in self._all():
            pair = (self.sides.called(owner), self.sides.called(owned))
            told = any(pair[0] in one and (pair[1] in two or two in pair[1]) for one, two in kept)
            if pair[0] != pair[1] and owned.kind is NameKind.ORGANISATION and not told:
                kept.append(pair)
                yield Fact("Ownership", (("Owner", pair[0]), ("Property", pair[1])))

    def _all(self) -> Iterator[tuple[Mention, Mention]]:
        for token in self.tokens:
            if token.morph.pos == "NOUN" and token.lemma in words("factrueval", "owners"):
                yield from self._owner(token)
            elif token.morph.pos == "NOUN" and self._is_daughter(token):
                yield from self._daughter(token)
            elif token.lemma in words("factrueval", "parts"):
                yield from self._share(token)
            elif token.lemma in words("factrueval", "owning"):
                yield from self._owning(token)

    def _owner(self, noun: Token) -> Iterator[tuple[Mention, Mention]]:
        """«владелец клуба „Луч“ Юхан Тамм», «Юхан Тамм, совладелец „Луча“», «её основатель Юхан Тамм»."""
        if (owned := self._possessed(noun)) is not None:
            owner = next((m for m in self.names if m.first == noun.index + 1 and m.kind is NameKind.PERSON), None)
            if owner is not None:
                yield owner, owned
            return
        if (meant := self._meant(noun)) is not None:
            yield from meant
            return
        owned = next(
            (m for m in self.names if 0 < m.first - noun.index <= NEAR and m.kind is not NameKind.PERSON), None
        )
        if owned is None or owned.kind is not NameKind.ORGANISATION or not self._alike(noun.index, owned.first):
            return
        listed = self.sides.listed(owned)
        for owner in self._owners_of(noun, listed[-1]):
            for one in listed:
                yield owner, one

    def _meant(self, noun: Token) -> list[tuple[Mention, Mention]] | None:
        """«создатель сети Юхан Тамм», where «сеть» is one named before; None where nothing is meant so."""
        thing = next((t for t in self.text.children(noun.index, "nmod") if t.morph.case == "Gen"), None)
        bare = thing is not None and noun.index < thing.index <= noun.index + NEAR and thing.index not in self.sides.at
        meant = organisation_meant(self.text, thing.index) if thing is not None and bare else None
        owned = self.sides.at.get(meant.first) if meant is not None else None
        owner = self.sides.at.get(thing.index + 1) if thing is not None else None
        named = owned is not None and owner is not None and owner.kind is NameKind.PERSON
        return [(owner, owned)] if named and owner is not None and owned is not None else None

    def _owners_of(self, noun: Token, owned: Mention) -> list[Mention]:
        """Right after the property, before the noun, or after the property over a comma with nouns of his own."""
        at = owned.last + 1
        after = next((m for m in self.names if m.first == at and m.kind is NameKind.PERSON), None)
        before = next((m for m in self.names if m.last + 4 >= noun.index > m.last and m is not owned), None)
        if after is None and before is not None and self._appositive(before, noun):
            return [before]
        if after is None and at < len(self.tokens) and self.tokens[at].text in {",", *DASHES}:
            at += 1
            while at not in self.sides.at and at < len(self.tokens) and self._describes(at, noun):
                at += 1
            after = next((m for m in self.names if m.first == at and self._may_own(m, owned)), None)
        return self.sides.listed(after) if after is not None else []

    def _describes(self, index: int, noun: Token) -> bool:
        """«…, миллиардер | Юхан Тамм», «— крупный | банк „Луч“»: in the case of the owner's noun."""
        token = self.tokens[index]
        alike = token.morph.case == noun.morph.case and token.morph.number == noun.morph.number == "Sing"
        return token.morph.pos in {"ADJ", "NOUN"} and alike

    def _may_own(self, mention: Mention, owned: Mention) -> bool:
        """An organisation owns only over a dash: «акционер „Луча“ — банк „Маяк“»."""
        dashed = self.tokens[owned.last + 1].text in DASHES
        return mention.kind is NameKind.PERSON or (dashed and mention.kind is NameKind.ORGANISATION)

    def _possessed(self, noun: Token) -> Mention | None:
        """«её основатель»: of the body last named in the sentence, else of that which the one before tells of."""
        if not noun.index or self.tokens[noun.index - 1].text.lower().replace("ё", "е") not in POSSESSIVE:
            return None
        here = self.text.sentence_of(noun.index)
        bodies = [m for m in self.names if here.first <= m.first and m.last < noun.index]
        if not bodies and here.index:
            before = self.text.sentences[here.index - 1]
            root = next((t for t in self.tokens[before.first : before.last + 1] if t.rel == "root"), None)
            subject = self.sides.subject(root) if root is not None else None
            bodies = [subject.mention] if subject is not None and subject.mention.first >= before.first else []
        bodies = [m for m in bodies if m.kind is NameKind.ORGANISATION]
        return bodies[-1] if bodies else None

    def _is_daughter(self, noun: Token) -> bool:
        """«дочка», «дочерняя компания»."""
        return noun.lemma == DAUGHTER or any(t.lemma == DAUGHTERLY for t in self.text.children(noun.index, "amod"))

    def _daughter(self, noun: Token) -> Iterator[tuple[Mention, Mention]]:
        """«„Луч“, дочерняя компания „Маяка“», «дочка „Маяка“ | „Луч“»."""
        bodies = [m for m in self.names if m.kind is NameKind.ORGANISATION]
        owner = next((m for m in bodies if 0 < m.first - noun.index <= 2 and self._alike(noun.index, m.first)), None)
        if owner is None:
            return
        for one in bodies:
            between = [
                t for t in self.tokens[one.last + 1 : noun.index] if t.lemma not in {DAUGHTERLY, "быть", "являться"}
            ]
            before = (
                one.last < noun.index
                and noun.index - one.last <= 4
                and all(t.text in {",", "«", *DASHES} for t in between)
            )
            if before or one.first == owner.last + 1:
                yield owner, one
                return

    def _owning(self, verb: Token) -> Iterator[tuple[Mention, Mention]]:
        """«„Маяк“ владеет 10 % „Луча“», «„Луч“ принадлежит Тамму», «„Луч“, основанный Таммом»."""
        belongs = verb.lemma in words("factrueval", "belonging")
        doer, undergoer = self.sides.doer(verb), self.sides.undergoer(verb)
        if belongs and doer is None:
            doer = self._share_of(verb)
        others = [s for s in (*self.sides.below(verb), self.sides.relative(verb)) if s is not None]
        others = [s for s in others if s.mention.kind is not NameKind.AREA and _is_complement(s, belongs)]
        first = undergoer or next((s for s in others if doer is not None and s.mention is not doer.mention), None)
        if doer is None or first is None:
            return
        for one in self.sides.listed(first.mention):
            yield (one, doer.mention) if belongs else (doer.mention, one)

    def _share_of(self, verb: Token) -> Side | None:
        """«25 % акций „Луча“ принадлежит …»: what the subject is a part of."""
        for child in self.text.children(verb.index, "nsubj"):
            if found := self.sides.below(child):
                return found[0]
        return None

    def _share(self, noun: Token) -> Iterator[tuple[Mention, Mention]]:
        """«доля банка „Маяк“ в „Луче“ составляет 10 %»."""
        owner = self.sides.at.get(noun.index + 1)
        owned = self.sides.at.get(owner.last + 2) if owner is not None else None
        if owner is not None and owned is not None and self.tokens[owner.last + 1].text == "в":
            yield owner, owned

    def _alike(self, first: int, last: int) -> bool:
        return self.text.sentence_of(first) is self.text.sentence_of(last) and not any(
            t.morph.pos in {"VERB", "PUNCT"} and t.text not in {"«", '"'} for t in self.tokens[first + 1 : last]
        )

    def _appositive(self, owner: Mention, noun: Token) -> bool:
        """«Юхан Тамм, совладелец», «Юхан Тамм — режиссёр, один из создателей»."""
        between = [t.text for t in self.tokens[owner.last + 1 : noun.index]]
        return owner.kind is NameKind.PERSON and between[:1] in ([","], ["—"], ["–"], ["-"]) and len(between) == 1


def _is_complement(side: Side, belongs: bool) -> bool:
    """«принадлежит | банку», «владеет | банком», «контролирует | банк»."""
    return (side.case in {"Dat", ""}) if belongs else side.case != "Nom" and not side.preposition
