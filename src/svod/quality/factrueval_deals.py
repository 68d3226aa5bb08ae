"""Deals for factRuEval-2016: who buys from, lends to, fines, invests in or makes a contract with whom.

Not claims of ours: general verbs and nouns of the trade, with the names that hang on them.
"""

from collections.abc import Iterator, Sequence

from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token
from svod.quality.factrueval_facts import Fact
from svod.quality.factrueval_sides import SUBJECTS, Side, Sides

REACH = 12  # words from a noun of a deal to the name of its object
PARTNERS = {"с", "со", "между"}


class Deals:
    """Finds deals between the text's names."""

    def __init__(self, text: Text, names: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.sides = Sides(text, names)

    def found(self) -> Iterator[Fact]:
        """All deals, in text order, each told once."""
        kept: list[Fact] = []
        for fact in self._all():
            if not any(_same(fact, other) for other in kept):
                kept.append(fact)
        yield from kept

    def _all(self) -> Iterator[Fact]:
        for token in self.tokens:
            if token.index in self.sides.at:  # «агентство по привлечению инвестиций»
                continue
            if kind := table("factrueval", "deals").get(token.lemma):
                yield from self._told(token, kind)
            elif token.morph.pos == "NOUN" and (kind := table("factrueval", "deal_nouns").get(token.lemma)):
                yield from self._named(token, kind)
            elif token.morph.pos == "NOUN" and token.lemma in words("factrueval", "contracts"):
                yield from self._contract(token)
            elif token.lemma in words("factrueval", "owing"):
                yield from self._owing(token)

    def _told(self, verb: Token, kind: str) -> Iterator[Fact]:
        """«Банк „Маяк“ купил 40 % акций завода „Луч“», «„Маяк“ был оштрафован комиссией»."""
        doer, undergoer = self.sides.doer(verb), self.sides.undergoer(verb)
        below = self.sides.below(verb, doer.mention.name if doer is not None else "")
        others = [side for side in (undergoer, self.sides.relative(verb), *below) if side is not None]
        if doer is None and undergoer is not None:
            doer = undergoer
        others = [side for side in others if self._may_be_other(side, kind)]
        if verb.lemma in words("factrueval", "with_party"):
            told = any(child.lemma in table("factrueval", "deal_nouns") for child in self.text.children(verb.index))
            others = [side for side in others if side.is_other_party and not told]  # «выделил кредит» is a loan
        yield from self._between(doer, others, kind)

    def _may_be_other(self, side: Side, kind: str) -> bool:
        """An area only says where goods are bought, a person is fined or a party, but is not bought."""
        if side.mention.kind is NameKind.PERSON:
            return side.is_other_party or side.token.rel == "obl:agent" or kind in words("factrueval", "of_persons")
        if side.mention.kind is NameKind.AREA and kind in words("factrueval", "goods_deals"):
            return side.is_other_party or side.is_direction or side.token.rel == "obl:agent"
        return True

    def _between(self, doer: Side | None, others: Sequence[Side], kind: str) -> Iterator[Fact]:
        """With the party named in «у» or the dative, else with the organisation, before any area."""
        others = [side for side in others if doer is not None and side.mention.name != doer.mention.name]
        parties = (
            [side for side in others if side.is_other_party] or [side for side in others if side.is_body] or others
        )
        if doer is not None and parties:
            for one in self.sides.listed(parties[0].mention):
                yield from self._deal(kind, doer.mention, one)

    def _named(self, noun: Token, kind: str) -> Iterator[Fact]:
        """«покупка „Луча“ „Маяком“», «подписал договор о покупке „Луча“», «наложил на „Луч“ штраф»."""
        if noun.lemma in words("factrueval", "mutual"):
            yield from self._mutual(noun, kind)
            return
        own = [side for side in self.sides.below(noun) if self._may_be_side(side, kind)]
        own.sort(key=lambda side: (side.token.rel != "obl:agent" or side.case != "Ins", side.case != "Gen"))
        if len(own) > 1:
            yield from self._between(own[0], own[1:], kind)
            return
        verb = self.sides.verb_above(noun)
        if verb is None:
            return
        if noun.rel in SUBJECTS:  # «покупка „Луча“ обойдётся „Маяку“», «инвестиции „Маяка“ в „Луч“ выросли»
            others = [side for side in self.sides.below(verb) if side.is_other_party or side.is_direction]
            yield from self._between(own[0] if own else None, others, kind)
        elif (actor := self.sides.subject(verb)) is not None:
            objects = self._objects(noun, verb, actor, kind)
            yield from self._between(actor, objects, kind) if objects else self._together(verb, actor, kind)

    def _may_be_side(self, side: Side, kind: str) -> bool:
        genitive = side.case == "Gen" and not side.preposition
        return self._may_be_other(side, kind) or (genitive and kind not in words("factrueval", "goods_deals"))

    def _objects(self, noun: Token, verb: Token, actor: Side, kind: str) -> list[Side]:
        """What the actor's deal may be with: organisations after the noun or below the verb, else areas."""
        last = min(noun.index + REACH, self.text.sentence_of(noun.index).last)
        after = [s for s in self.sides.after(noun.index + 1, last) if not self.sides.is_subject_of_another(s, verb)]
        inside = [s for s in self.sides.below(verb) if s.token.index > verb.index]
        others = [s for s in (*after, *inside) if s.mention is not actor.mention]
        bodies = [s for s in others if s.is_body]
        lent = actor.mention.kind is not NameKind.PERSON and kind not in words("factrueval", "goods_deals")
        return bodies or [s for s in others if s.mention.kind is NameKind.AREA and lent]  # states lend to states

    def _together(self, verb: Token, actor: Side, kind: str) -> Iterator[Fact]:
        """«„Маяк“ и „Луч“ подписали договор о поставке»: the subjects' own deal."""
        listed = self.sides.listed(actor.mention, mixed=True)
        if len(listed) == 2 and verb.lemma in words("factrueval", "concluding"):
            yield from self._deal(kind, *listed)

    def _mutual(self, noun: Token, kind: str) -> Iterator[Fact]:
        """«слияние „Маяка“ и „Луча“», «„Маяк“ и „Луч“ объявили о слиянии»."""
        last = min(noun.index + REACH, self.text.sentence_of(noun.index).last)
        for side in self.sides.after(noun.index + 1, last):
            listed = self.sides.listed(side.mention)
            if side.is_body and len(listed) > 1:
                yield from self._deal(kind, *listed[:2])
                return
        verb = self.sides.verb_above(noun)
        if verb is not None and (actor := self.sides.subject(verb)) is not None:
            yield from self._together(verb, actor, kind)

    def _contract(self, noun: Token) -> Iterator[Fact]:
        """«контракт между „Маяком“ и „Лучом“», «Тамм подписал с „Лучом“ контракт на поставку»."""
        last = min(noun.index + REACH, self.text.sentence_of(noun.index).last)
        kinds = (table("factrueval", "deal_nouns").get(t.lemma) for t in self.tokens[noun.index + 1 : last + 1])
        kind = next((one for one in kinds if one), "")
        verb = self.sides.verb_above(noun)
        below = [*self.sides.below(noun), *(self.sides.below(verb) if verb is not None else ())]
        for side in below:
            if side.preposition not in PARTNERS:
                continue
            listed = self.sides.listed(side.mention, mixed=side.preposition == "между")
            if side.preposition == "между":
                yield from self._deal(kind, *listed[:2])
            elif verb is not None and (doer := self.sides.doer(verb)) is not None:
                for one in listed:
                    yield from self._deal(kind, doer.mention, one)
            return
        if verb is not None and (doer := self.sides.doer(verb)) is not None:
            yield from self._together(verb, doer, kind)

    def _owing(self, word: Token) -> Iterator[Fact]:
        """«„Маяк“ должен „Лучу“ миллион», but not «должен приехать»."""
        if not word.morph.short or any(child.morph.form == "Inf" for child in self.text.children(word.index)):
            return
        kind = table("factrueval", "deal_nouns")["долг"]
        others = [side for side in self.sides.below(word) if not side.preposition and side.case == "Dat"]
        yield from self._between(self.sides.subject(word), others, kind)

    def _deal(self, kind: str, *sides: Mention) -> Iterator[Fact]:
        """A deal of two; none where both are called the same."""
        names = [self.sides.called(side) for side in sides]
        if len(set(names)) > 1:
            rows = [*(("Participant", name) for name in names), *([("Type", kind)] if kind else [])]
            yield Fact("Deal", tuple(rows))


def _same(one: Fact, other: Fact) -> bool:
    """The same sides by shorter or fuller names: «комиссия ЕС» and «ЕС»."""
    ours, theirs = one.arguments[:2], other.arguments[:2]
    return any(
        all(name in call or call in name for (_, name), (_, call) in zip(ours, order, strict=True))
        for order in (theirs, theirs[::-1])
    )
