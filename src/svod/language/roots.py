"""Roots: words that the parser left outside their sentence's tree, hung on the verb they plainly belong to.

slovnet often makes a tree of its own of a long post after its verb («прибыл Чрезвычайный и Полномочный Посол …»).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.model.text import Token

NAMES = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def rehung(tokens: Sequence[Token]) -> list[Token]:
    """One sentence's tokens with stray roots hung up."""
    found = list(tokens)
    for repair in (_adjective_on_top, _clause_on_top, _stray_subject, _stray_argument):
        for token in list(found):
            for changed in repair(found, token):
                found[changed.index - found[0].index] = changed
    return found


def _verb_root(found: list[Token], token: Token) -> Token | None:
    """The last verb before the token that heads the tree there, when the token itself is a root."""
    if token.head != token.index or token.morph.pos not in NAMES:
        return None
    before = found[: token.index - found[0].index]
    return next((t for t in reversed(before) if t.morph.pos == "VERB" and t.head == t.index), None)


def _adjective_on_top(found: list[Token], token: Token) -> Iterator[Token]:
    """«с Чрезвычайным и Полномочным Послом»: the noun is joined to its own adjective, so the two change places."""
    if token.morph.pos != "ADJ":
        return
    first = found[0].index
    noun = next(
        (
            t
            for t in found[token.index - first + 1 : token.index - first + 6]
            if t.rel == "conj" and t.head == token.index and t.morph.pos in NAMES and t.morph.case == token.morph.case
        ),
        None,
    )
    if noun is None:
        return
    between = found[token.index - first + 1 : noun.index - first]
    if any(t.morph.pos not in {"ADJ", "CCONJ", "PUNCT"} for t in between):
        return
    top = token.head == token.index
    yield replace(noun, head=noun.index if top else token.head, rel=token.rel)
    yield replace(token, head=noun.index, rel="amod")
    for child in found:
        if child.head == token.index and child.index not in {token.index, noun.index} and child not in between:
            yield replace(child, head=noun.index)


def _clause_on_top(found: list[Token], token: Token) -> Iterator[Token]:
    """«В форуме, который проходит в Омске, участвует делегация»: the clause of «который» holds the noun before it."""
    before = found[: token.index - found[0].index]
    noun = next((t for t in reversed(before) if t.morph.pos != "PUNCT"), None)
    verb = found[token.head - found[0].index]
    clause = token.lemma == "который" and token.rel in SUBJECTS and verb.index > token.index
    if noun is None or not clause or verb.head != verb.index or noun.head != verb.index:
        return
    main = next((t for t in found[verb.index - found[0].index :] if t.index > verb.index and t.head == t.index), None)
    closed = main is not None and any(
        t.text == "," for t in found[verb.index - found[0].index : main.index - found[0].index]
    )
    if main is None or not closed or main.morph.pos != "VERB" or noun.morph.pos not in NAMES:
        return
    yield replace(noun, head=main.index)
    yield replace(verb, head=noun.index, rel="acl:relcl")
    for child in found:
        if child.head == verb.index and child.index < noun.index and child.morph.pos != "PUNCT":
            yield replace(child, head=main.index)


def _stray_subject(found: list[Token], token: Token) -> Iterator[Token]:
    """«В переговорах участвовали … Посол Даурен Абаев»: a nominative after a verb that lacks its subject."""
    verb = _verb_root(found, token)
    if verb is None or token.morph.case != "Nom" or verb.morph.form == "Inf":
        return
    between = found[verb.index - found[0].index + 1 : token.index - found[0].index]
    if any(t.head == verb.index and t.rel in SUBJECTS for t in found) or any(t.text in ":;—–" for t in between):
        return
    if verb.morph.number in {"", "Plur", token.morph.number} and verb.morph.person not in {"1", "2"}:
        yield replace(token, head=verb.index, rel="nsubj")


def _stray_argument(found: list[Token], token: Token) -> Iterator[Token]:
    """«пообщался с Чрезвычайным и Полномочным Послом»: a noun with its preposition right after the verb."""
    verb = _verb_root(found, token)
    if verb is None or token.morph.case in {"", "Nom"}:
        return
    case = next((t for t in found if t.head == token.index and t.rel == "case" and t.index < token.index), None)
    if case is not None and case.index <= verb.index + 3:
        yield replace(token, head=verb.index, rel="obl")
