"""Deals and ownership for factRuEval-2016: who buys, lends, fines or invests, and who owns what.

Not claims of ours: general verbs and nouns of the trade, with the names that hang on them.
"""

from collections.abc import Iterator, Sequence

from svod.language.referents import organisation_meant
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token
from svod.quality.factrueval_facts import Fact

SIDES = {NameKind.ORGANISATION, NameKind.PERSON, NameKind.AREA}
REACH = 12  # words from a noun of a deal to the name of its object
NEAR = 5  # words between an owner's noun and its property
SUBJECTS = {"nsubj", "nsubj:pass"}
OBJECTS = {"obj", "iobj", "obl", "nmod"}


class Deals:
    """Finds deals and ownership between the text's names."""

    def __init__(self, text: Text, names: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.names = [m for m in names if m.kind in SIDES]
        self.at: dict[int, Mention] = {}
        for mention in self.names:
            for index in range(mention.first, mention.last + 1):
                self.at.setdefault(index, mention)
        self.full = {m.first: m.name for m in text.mentions if m.kind is NameKind.PERSON}

    def found(self) -> Iterator[Fact]:
        """All deals and all ownership, in text order, each told once."""
        kept: list[Fact] = []
        for fact in self._all():
            names = [value for _, value in fact.arguments]
            if len(set(names)) == len(names) and not any(_same(fact, other) for other in kept):
                kept.append(fact)
        yield from kept

    def _all(self) -> Iterator[Fact]:
        for token in self.tokens:
            if kind := table("factrueval", "deals").get(token.lemma):
                yield from self._told(token, kind)
            elif token.morph.pos == "NOUN" and (kind := table("factrueval", "deal_nouns").get(token.lemma)):
                yield from self._named(token, kind)
            elif token.morph.pos == "NOUN" and token.lemma in words("factrueval", "owners"):
                yield from self._owner(token)
            elif token.lemma in words("factrueval", "parts"):
                yield from self._share(token)
            elif token.lemma in words("factrueval", "owning"):
                yield from self._owning(token)

    def _told(self, verb: Token, kind: str) -> Iterator[Fact]:
        """«Банк „Маяк“ купил 40 % акций завода „Луч“», «комиссия оштрафовала „Маяк“»."""
        actor = self._subject(verb)
        below = self._below(verb, OBJECTS, actor.name if actor is not None else "")
        others = [m for m in below if m is not actor and (m.first > verb.index or m.last < self._first(verb))]
        others = [m for m in others if m.kind is not NameKind.PERSON or kind.startswith("налож")]
        others = [m for m in others if actor is None or m.name != actor.name]
        if actor is not None and others:
            for one in self._listed(self._bought(others, kind)):
                yield self._deal(kind, [actor, one])

    def _first(self, verb: Token) -> int:
        """The first token of the verb's sentence: a name from before it is meant by a noun of the sentence."""
        return self.text.sentence_of(verb.index).first

    def _bought(self, others: Sequence[Mention], kind: str) -> Mention:
        """An organisation before an area: the area only says where."""
        bodies = [m for m in others if m.kind is NameKind.ORGANISATION]
        return (bodies or list(others))[0]

    def _named(self, noun: Token, kind: str) -> Iterator[Fact]:
        """«подписал соглашение о покупке доли в „Луче“», «наложил на „Луч“ штраф»: the sides of the sentence."""
        sentence = self.text.sentence_of(noun.index)
        verb = self._verb_above(noun)
        actor = self._subject(verb) if verb is not None else None
        after = [m for m in self.names if noun.index < m.first <= min(noun.index + REACH, sentence.last)]
        if noun.lemma in words("factrueval", "mutual"):
            sides = [m for m in after if m.kind is NameKind.ORGANISATION][:2]
            if len(sides) > 1 and sides[1].first - sides[0].last == 2:
                yield self._deal(kind, sides)
            return
        if actor is None or verb is None:
            return
        after = [m for m in after if not self._subject_of_another(m, verb)]
        inside = [m for m in self._below(verb, OBJECTS) if m is not actor and m not in after and m.first > verb.index]
        others = [m for m in (*inside, *after) if m is not actor and m.kind is not NameKind.PERSON]
        bodies = [m for m in (*after, *inside) if m in others and m.kind is NameKind.ORGANISATION]
        if not bodies and actor.kind is not NameKind.PERSON and kind not in words("factrueval", "goods_deals"):
            bodies = others  # states lend to states
        for one in self._listed(bodies[0]) if bodies else ():
            yield self._deal(kind, [actor, one])

    def _subject_of_another(self, mention: Mention, verb: Token) -> bool:
        """«…, сообщает „Маяк“»: who tells of a deal is no side of it."""
        inside = range(mention.first, mention.last + 1)
        top = next((self.tokens[i] for i in inside if self.tokens[i].head not in inside), self.tokens[mention.first])
        return top.rel in SUBJECTS and top.head != verb.index

    def _owner(self, noun: Token) -> Iterator[Fact]:
        """«владелец клуба „Луч“ Юхан Тамм», «Юхан Тамм, совладелец „Луча“»."""
        after = next(
            (m for m in self.names if 0 < m.first - noun.index <= NEAR and m.kind is not NameKind.PERSON), None
        )
        if after is None or after.kind is not NameKind.ORGANISATION or not self._alike(noun.index, after.first):
            return
        owner = next((m for m in self.names if m.first == after.last + 1 and m.kind is NameKind.PERSON), None)
        if owner is None:
            owner = next((m for m in self.names if m.last + 2 >= noun.index > m.last and m is not after), None)
            if owner is not None and not self._appositive(owner, noun):
                owner = None
        if owner is not None:
            yield self._owns(owner, after)

    def _owning(self, verb: Token) -> Iterator[Fact]:
        """«„Маяк“ владеет 10 % „Луча“», «„Луч“ принадлежит Юхану Тамму», «„Луч“, принадлежащий „Маяку“»."""
        below = [m for m in self._below(verb, OBJECTS) if m.kind is not NameKind.AREA]
        subject = self._subject(verb)
        if verb.morph.form == "Part":
            comma = self.tokens[verb.index - 1].text == ","
            up = (self.at.get(verb.index - 2) if comma else None) or self.at.get(verb.head)
            subject = up if up is not None else subject
        others = [m for m in below if m is not subject and m.first > verb.index]
        if subject is None or not others:
            return
        listed = self._listed(others[0])
        pairs = [(one, subject) if verb.lemma == "принадлежать" else (subject, one) for one in listed]
        for owner, owned in pairs:
            if owned.kind is NameKind.ORGANISATION:
                yield self._owns(owner, owned)

    def _listed(self, first: Mention) -> list[Mention]:
        """«Тамму, Каску и Саару»: a name with those of its kind that follow over commas and «и»."""
        found = [first]
        for mention in self.names:
            follows = mention.first == found[-1].last + 2 and self.tokens[found[-1].last + 1].text in {",", "и"}
            if follows and mention.kind is first.kind:
                found.append(mention)
        return found

    def _share(self, noun: Token) -> Iterator[Fact]:
        """«доля банка „Маяк“ в „Луче“ составляет 10 %»."""
        owner = self.at.get(noun.index + 1)
        owned = self.at.get(owner.last + 2) if owner is not None else None
        if owner is None or owned is None or self.tokens[owner.last + 1].text != "в":
            return
        if owned.kind is NameKind.ORGANISATION and owned is not owner:
            yield self._owns(owner, owned)

    def _alike(self, first: int, last: int) -> bool:
        return self.text.sentence_of(first) is self.text.sentence_of(last) and not any(
            t.morph.pos in {"VERB", "PUNCT"} and t.text not in {"«", '"'} for t in self.tokens[first + 1 : last]
        )

    def _appositive(self, owner: Mention, noun: Token) -> bool:
        between = [t.text for t in self.tokens[owner.last + 1 : noun.index]]
        return between in ([","], ["—"], ["–"], ["-"], [","]) and owner.kind is NameKind.PERSON

    def _subject(self, verb: Token) -> Mention | None:
        """The verb's own subject, or that of the verb it is joined to."""
        for _ in range(3):
            for child in self.text.children(verb.index, *SUBJECTS):
                if found := self._name_of(child) or self._meant(child):
                    return found
            if verb.rel not in {"conj", "xcomp", "advcl", "ccomp"} or verb.head == verb.index:
                return self._opening(verb)
            verb = self.tokens[verb.head]
        return None

    def _opening(self, verb: Token) -> Mention | None:
        """«Банк „Луч“ (по слухам, богатейший) купил …»: the body that opens the sentence, where no subject is seen."""
        mention = self.at.get(self.text.sentence_of(verb.index).first)
        if mention is None or mention.kind is not NameKind.ORGANISATION or mention.last >= verb.index:
            return None
        named = any(t.morph.case == "Nom" for t in self.tokens[mention.first : mention.last + 1])
        return mention if named and verb.morph.form == "Fin" and verb.rel == "root" else None

    def _name_of(self, token: Token) -> Mention | None:
        """The name at a token or right on it: «фонд | DST», «компания „Луч“»."""
        if token.index in self.at:
            return self.at[token.index]
        for child in self.text.children(token.index, "appos", "flat:name", "flat", "nmod", "flat:foreign"):
            if child.index in self.at and self.at[child.index].kind is not NameKind.AREA:
                return self.at[child.index]
        return None

    def _meant(self, token: Token, apart: str = "") -> Mention | None:
        """«компания», «сеть»: one named before."""
        meant = organisation_meant(self.text, token.index, apart) if token.morph.pos == "NOUN" else None
        return self.at.get(meant.first) if meant is not None else None

    def _below(self, verb: Token, rels: set[str], apart: str = "") -> list[Mention]:
        """Names among what hangs on a verb, down through «40 % акций завода»."""
        found: list[Mention] = []
        todo = [child for child in self.text.children(verb.index) if child.rel in rels]
        for _ in range(4):
            below: list[Token] = []
            for token in todo:
                mention = self._name_of(token) or self._meant(token, apart)
                if mention is not None and mention not in found:
                    found.append(mention)
                elif mention is None:
                    below += [child for child in self.text.children(token.index) if child.rel in {*rels, "appos"}]
            todo = below
        return sorted(found, key=lambda m: m.first)

    def _verb_above(self, noun: Token) -> Token | None:
        for _ in range(6):
            if noun.head == noun.index:
                return noun if noun.morph.pos == "VERB" else None
            noun = self.tokens[noun.head]
            if noun.morph.pos == "VERB":
                return noun
        return None

    def _deal(self, kind: str, sides: Sequence[Mention]) -> Fact:
        return Fact("Deal", (*(("Participant", self._called(side)) for side in sides), ("Type", kind)))

    def _owns(self, owner: Mention, owned: Mention) -> Fact:
        return Fact("Ownership", (("Owner", self._called(owner)), ("Property", self._called(owned))))

    def _called(self, mention: Mention) -> str:
        return self.full.get(mention.first, mention.name)


def _same(one: Fact, other: Fact) -> bool:
    """The same sides by shorter or fuller names: «комиссия ЕС» and «ЕС»."""
    if one.tag != other.tag or len(one.arguments) != len(other.arguments):
        return False
    pairs = zip(one.arguments, other.arguments, strict=True)
    return all(ours in theirs or theirs in ours for (_, ours), (_, theirs) in pairs)
