"""Patterns over the syntax tree that several rules share: who does what to whom, phrases, citations."""

from collections.abc import Iterator

from svod.language.morph import nominative
from svod.model.claim import Citation
from svod.model.text import Sentence, Text, Token

SUBJECT = ("nsubj", "nsubj:pass")
LEAVES_PHRASE = {"acl:relcl", "parataxis", "punct", "cc", "appos"}


def cite(text: Text, sentence: Sentence) -> Citation:
    """The whole sentence as a citation."""
    return Citation.of(text.text, sentence.start, sentence.end)


def subject(text: Text, verb: Token) -> Token | None:
    """The subject of a verb; that of the verb it is joined to or hangs on («приехал и подписал») when it has none."""
    seen = set()
    while verb.index not in seen:
        seen.add(verb.index)
        own = next(text.children(verb.index, *SUBJECT), None)
        if own is not None:
            return own
        if verb.rel not in {"conj", "xcomp"}:
            return None
        verb = text.tokens[verb.head]
    return None


def joined_with(text: Text, token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it: «А, Б и В»."""
    yield token
    for other in text.children(token.index, "conj", "nmod"):
        if other.rel == "conj" or _joined_by_and(text, token, other):
            yield from joined_with(text, other)


def _joined_by_and(text: Text, token: Token, other: Token) -> bool:
    """«Ивана Петрова и посла Сербии», «посла» hung on «Ивана» as its own noun: an «и» of the same case joins them."""
    joint = any(child.lemma == "и" and child.index < other.index for child in text.children(other.index, "cc"))
    return joint and token.index < other.index and token.morph.case == other.morph.case


def preposition(text: Text, token: Token) -> str:
    """The lemma of the preposition that governs a noun; "" for none."""
    case = next(text.children(token.index, "case"), None)
    return case.lemma if case else ""


def phrase(text: Text, head: Token, *, leave: frozenset[str] = frozenset(LEAVES_PHRASE)) -> tuple[Token, ...]:
    """The noun phrase of `head` as one run of tokens: without its preposition, relative clauses and appositions."""
    keep, todo = {head.index}, [head.index]
    while todo:
        for child in text.children(todo.pop()):
            if child.rel in leave and child.rel not in {"cc", "punct"}:
                continue
            if child.rel == "case" and child.head == head.index:
                continue
            keep.add(child.index)
            todo.append(child.index)
    tokens = [text.tokens[i] for i in sorted(keep)]
    run = [head]
    for token in reversed([t for t in tokens if t.index < head.index]):
        if token.index != run[0].index - 1:
            break
        run.insert(0, token)
    for token in (t for t in tokens if t.index > head.index):
        if token.index != run[-1].index + 1:
            break
        run.append(token)
    while run and (run[-1].morph.pos == "PART" or (run[-1].morph.pos == "PUNCT" and run[-1].text not in '»”"')):
        run.pop()  # «правительство же» is the government
    return tuple(run)


def noun_phrase(text: Text, head: Token) -> str:
    """The noun phrase of `head` in the nominative."""
    return nominative(phrase(text, head), head.index)
