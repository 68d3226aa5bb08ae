"""Sides: who does a deal or owns something, and what or whom it concerns, by the syntax around a verb or a noun."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svod.language.referents import organisation_meant
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

KINDS = {NameKind.ORGANISATION, NameKind.PERSON, NameKind.AREA}
SUBJECTS = {"nsubj", "nsubj:pass"}
BELOW = {"obj", "iobj", "obl", "obl:agent", "nmod"}
NAMING = {"appos", "flat:name", "flat", "nmod", "flat:foreign"}
RELATIVE = "который"
DEEP = 4  # steps down through «40 % акций завода»


@dataclass(frozen=True, slots=True)
class Side:
    """A name as a side: `token` is the word that stands for it, which may be a noun that means one named before."""

    mention: Mention
    token: Token
    case: str
    preposition: str

    @property
    def is_body(self) -> bool:
        """Whether it is an organisation."""
        return self.mention.kind is NameKind.ORGANISATION

    @property
    def is_other_party(self) -> bool:
        """«Полюсу», «у Полюса»: to whom or from whom."""
        return (self.case == "Dat" and not self.preposition) or (self.case == "Gen" and self.preposition == "у")

    @property
    def is_direction(self) -> bool:
        """«в Перу», «из Перу»: where something goes or comes from."""
        return (self.case, self.preposition) in {("Acc", "в"), ("Gen", "из"), ("Gen", "от")}


class Sides:
    """Finds sides among the text's names."""

    def __init__(self, text: Text, names: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.names = [m for m in names if m.kind in KINDS]
        self.at: dict[int, Mention] = {}
        for mention in self.names:
            for index in range(mention.first, mention.last + 1):
                self.at.setdefault(index, mention)
        self._full = {m.first: m.name for m in text.mentions if m.kind is NameKind.PERSON}

    def called(self, mention: Mention) -> str:
        """The name as an answer gives it: persons as fully as the text allows, areas as it writes them."""
        if mention.kind is NameKind.AREA:
            return self.text.text[mention.start : mention.end]
        return self._full.get(mention.first, mention.name)

    def doer(self, verb: Token) -> Side | None:
        """«Банк купил», «куплен банком», «банк, купивший», «банк, который купил»: who does it."""
        if verb.morph.voice == "Pass":
            agents = [side for side in self.below(verb) if side.token.rel == "obl:agent" and side.case == "Ins"]
            return next(iter(agents), None)
        return self._above(verb, verb) if verb.morph.form == "Part" else self.subject(verb)

    def undergoer(self, verb: Token) -> Side | None:
        """«Завод был куплен», «купленный завод»: what a passive verb is about."""
        if verb.morph.voice != "Pass":
            return None
        return self._above(verb, verb) if verb.rel in {"acl", "amod"} else self.subject(verb)

    def subject(self, verb: Token) -> Side | None:
        """The verb's own subject, or that of the verb it is joined to; for «который» the name before it."""
        for _ in range(3):
            for child in self.text.children(verb.index, *SUBJECTS):
                found = self._above(verb, child) if child.lemma == RELATIVE else self._side(child)
                if found is not None:
                    return found
            if verb.rel not in {"conj", "xcomp", "advcl", "ccomp"} or verb.head == verb.index:
                return self._opening(verb)
            verb = self.tokens[verb.head]
        return None

    def relative(self, verb: Token) -> Side | None:
        """«Тамм, которому принадлежит завод»: the name before, with the case of «который»."""
        for child in self.text.children(verb.index):
            if child.lemma == RELATIVE and child.rel not in SUBJECTS and (found := self._above(verb, child)):
                return Side(found.mention, found.token, child.morph.case, self._preposition(child))
        return None

    def below(self, head: Token, apart: str = "") -> list[Side]:
        """Names among what hangs on a verb or noun, down through «40 % акций завода»."""
        found: list[Side] = []
        todo = [child for child in self.text.children(head.index) if child.rel in BELOW]
        for _ in range(DEEP):
            deeper: list[Token] = []
            for token in todo:
                side = self._side(token, apart)
                if side is not None and all(side.mention is not other.mention for other in found):
                    found.append(side)
                elif side is None:
                    deeper += [child for child in self.text.children(token.index) if child.rel in BELOW | {"appos"}]
            todo = deeper
        return sorted(found, key=lambda side: side.token.index)

    def after(self, first: int, last: int) -> Iterator[Side]:
        """Names that begin between two tokens."""
        for mention in self.names:
            if first <= mention.first <= last:
                yield self._at(mention, self.tokens[mention.first])

    def listed(self, first: Mention, mixed: bool = False) -> list[Mention]:
        """«Тамму, Каску и Саару»: a name with those that follow over commas and «и», of its kind unless `mixed`."""
        found = [first]
        for mention in self.names:
            follows = mention.first == found[-1].last + 2 and self.tokens[found[-1].last + 1].text in {",", "и"}
            if follows and (mixed or mention.kind is first.kind):
                found.append(mention)
        return found

    def verb_above(self, noun: Token) -> Token | None:
        """The verb that a noun hangs on, directly or through others."""
        for _ in range(6):
            if noun.head == noun.index:
                break
            noun = self.tokens[noun.head]
            if noun.morph.pos == "VERB":
                break
        return noun if noun.morph.pos == "VERB" else None

    def is_subject_of_another(self, side: Side, verb: Token) -> bool:
        """«…, сообщает „Маяк“»: who tells of a deal is no side of it."""
        top = self._top(side.mention)
        return top.rel in SUBJECTS and top.head != verb.index

    def _above(self, verb: Token, first: Token) -> Side | None:
        """The name that a participle or relative clause tells of: before its comma, else where the tree hangs it."""
        after_comma = first.index > 1 and self.tokens[first.index - 1].text == ","
        before = self.at.get(first.index - 2) if after_comma else None
        if before is not None:
            return self._at(before, self._top(before))
        return self._side(self.tokens[verb.head]) if verb.head != verb.index else None

    def _opening(self, verb: Token) -> Side | None:
        """«Банк „Луч“ (по слухам, богатейший) купил …»: the body that opens the sentence, where no subject is seen."""
        mention = self.at.get(self.text.sentence_of(verb.index).first)
        if mention is None or mention.kind is not NameKind.ORGANISATION or mention.last >= verb.index:
            return None
        named = self._top(mention).morph.case == "Nom"
        alone = named and verb.morph.form == "Fin" and verb.rel == "root"
        return self._at(mention, self.tokens[mention.first]) if alone else None

    def _side(self, token: Token, apart: str = "") -> Side | None:
        """The name at a token, right on it («фонд | DST»), or meant by it: «компания», «сеть»."""
        mention = self.at.get(token.index) or self._named_by(token)
        if mention is None and token.morph.pos == "NOUN":
            meant = organisation_meant(self.text, token.index, apart)
            mention = self.at.get(meant.first) if meant is not None else None
        return self._at(mention, token) if mention is not None else None

    def _named_by(self, token: Token) -> Mention | None:
        for child in self.text.children(token.index, *NAMING):
            if child.index in self.at and self.at[child.index].kind is not NameKind.AREA:
                return self.at[child.index]
        return None

    def _at(self, mention: Mention, token: Token) -> Side:
        return Side(mention, token, token.morph.case, self._preposition(token))

    def _preposition(self, token: Token) -> str:
        return next((child.text.lower() for child in self.text.children(token.index, "case")), "")

    def _top(self, mention: Mention) -> Token:
        inside = range(mention.first, mention.last + 1)
        return next((self.tokens[i] for i in inside if self.tokens[i].head not in inside), self.tokens[mention.first])
