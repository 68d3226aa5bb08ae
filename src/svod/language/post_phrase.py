"""Post phrases: where a post begins and ends in the text, with its adjectives and the posts below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from svod.language.post_frame import Frame, Part
from svod.language.post_parts import parts
from svod.language.post_words import Head, PostKind, after, can_be, head_at
from svod.lexicon import words
from svod.model.text import Sentence, Text, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post phrase: `first`..`last` with its adjectives; `heads` are (token, head), the outer post first."""

    first: int
    last: int
    heads: tuple[tuple[int, Head], ...]
    parts: tuple[Part, ...]

    @property
    def outer(self) -> int:
        """The token that carries the phrase's case and number."""
        return self.heads[0][0]

    @property
    def inner(self) -> Head:
        """The post that the parts belong to: «министра» in «заместитель министра культуры»."""
        return self.heads[-1][1]


def phrases(text: Text) -> Iterator[Phrase]:
    """All post phrases in text order; none lies in another."""
    taken = -1
    for sentence in text.sentences:
        for index in range(sentence.first, sentence.last + 1):
            if index <= taken:
                continue
            head = head_at(text, index)
            if head is not None:
                phrase = _phrase(text, sentence, index, head)
                taken = phrase.last
                yield phrase


def _phrase(text: Text, sentence: Sentence, index: int, head: Head) -> Phrase:
    heads = [(index, head)]
    first, at = _modifiers(text, sentence, index), index
    while _serves_a_post(heads[-1][1]):
        below = _post_below(text, sentence, after(text, at))
        if below is None:
            break
        heads.append(below)
        at = below[0]
    found = tuple(parts(Frame(text, sentence, at, heads[-1][1], head)))
    return Phrase(first, found[-1].last if found else after(text, at) - 1, tuple(heads), found)


def _serves_a_post(head: Head) -> bool:
    """A deputy, or whoever speaks for the holder of another post: «представитель Президента Сербии»."""
    return (head.kind is PostKind.DEPUTY and not head.ready) or head.word in words("posts", "envoys")


def _post_below(text: Text, sentence: Sentence, at: int) -> tuple[int, Head] | None:
    """The post in the genitive that a deputy serves: «заместитель [первого] министра»."""
    while at <= sentence.last and text.tokens[at].morph.pos == "ADJ" and _qualifies(text, at):
        at += 1
    head = head_at(text, at) if at <= sentence.last else None
    if head is None or not (can_be(text.tokens[at], "Gen", "gent") or head.ready):
        return None
    return at, head


def _qualifies(text: Text, at: int) -> bool:
    """«заместитель первого министра», «пресс-секретарь чеченского президента»."""
    mention = text.mention_at(at)
    return text.tokens[at].lemma in _adjectives() or (mention is not None and mention.adjective)


def _modifiers(text: Text, sentence: Sentence, index: int) -> int:
    """Back over the adjectives of the post: «первый», «Чрезвычайный и Полномочный», «белорусский»."""
    at = index
    while at > sentence.first:
        token, after = text.tokens[at - 1], text.tokens[at]
        joins = token.lemma == "и" and after.lemma == "полномочный"
        if not joins and not modifies(text, token, text.tokens[index]):
            break
        at -= 1
    return at


def modifies(text: Text, token: Token, head: Token) -> bool:
    """Whether an adjective before the head belongs to the post: of the lexicon, or of an area («башкирский»)."""
    if token.morph.pos not in {"ADJ", "PROPN", "DET", "VERB", "NOUN"}:
        return False
    cases = {token.morph.case, head.morph.case} - {""}
    if token.morph.pos == "ADJ" and len(cases) > 1 and cases != {"Gen", "Acc"}:
        return False
    mention = text.mention_at(token.index)
    of_area = mention is not None and mention.adjective and token.morph.pos == "ADJ"
    return of_area or token.lemma in _adjectives() or token.lemma in {"чрезвычайный", "полномочный"}


def _adjectives() -> frozenset[str]:
    return words("posts", "adjectives")
