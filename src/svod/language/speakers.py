"""Speakers: who says it, from a verb of saying and its arguments."""

from collections.abc import Iterator

from svod.language.nominal import antecedent
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token

SUBJECTS = ("nsubj", "nsubj:pass")
NEAR = 14  # tokens after a verb of saying within which its speaker stands


def says(token: Token) -> bool:
    """Whether the token is a verb of saying in a finite or short form: «сказал», «сообщила», «убеждён»."""
    if token.lemma not in words("speech", "verbs"):
        return False
    return token.morph.form in {"Fin", "Conv"} or token.morph.short or token.morph.pos == "VERB"


def speaker_of(text: Text, verb: Token) -> str | None:
    """The speaker of a verb of saying: its subject, or the name that stands after it («…», — сказал губернатор X)."""
    seen: set[int] = set()
    at = verb
    while at.index not in seen:
        seen.add(at.index)
        for subject in text.children(at.index, *SUBJECTS):
            name = person_in(text, subject)
            if name is not None:
                return name
        if at.rel not in {"conj", "xcomp", "advcl", "parataxis"}:
            break
        up = text.tokens[at.head]
        if at.rel == "parataxis" and not says(up):
            break
        at = up
    return None


def speaker_after(text: Text, verb: Token, last: int) -> str | None:
    """The first person of the words after the verb, up to token `last`: not one that is spoken to («ему», «Ивану»)."""
    for index in range(verb.index + 1, min(verb.index + NEAR, last) + 1):
        mention = text.mention_at(index)
        if mention is None or mention.kind is not NameKind.PERSON:
            if text.tokens[index].lemma in {"он", "она"} and text.tokens[index].morph.case == "Nom":
                return antecedent(text, text.tokens[index])
            continue
        cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
        after = text.tokens[mention.first - 1]
        if after.morph.pos == "ADP" or (cases & {"Dat", "Ins"} and "Nom" not in cases):
            continue
        return mention.name
    return None


def person_in(text: Text, head: Token) -> str | None:
    """The person that a subject names: by mention, by its post, by a name beside it, by a pronoun."""
    for token in _around(text, head):
        mention = text.mention_at(token.index)
        if mention is not None and mention.kind is NameKind.PERSON and not mention.lent:
            return mention.name
        post = next((p for p in text.posts if p.first <= token.index <= p.last and p.person), None)
        if post is not None:
            return post.person
    if head.lemma in {"он", "она"}:
        return antecedent(text, head)
    return None


def _around(text: Text, head: Token) -> Iterator[Token]:
    yield head
    for child in text.children(head.index, "appos", "flat:name", "nmod"):
        if child.rel != "nmod" or child.morph.case == "Nom":
            yield child
