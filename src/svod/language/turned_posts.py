"""Turned posts: posts named beside their holder that a verb takes away («от должности освобождён министр X»)."""

from collections.abc import Iterator
from dataclasses import replace

from svod.language.post_subjects import ahead, denied
from svod.language.told_posts import since
from svod.lexicon import words
from svod.model.claim import Phase
from svod.model.text import Post, Text, Token

JOINED = frozenset({"conj", "appos", "flat:name", "flat"})
STEPS = 8  # up a list of dismissed persons
PATIENTS = frozenset({"obj", "nsubj:pass"})
LEAVING = frozenset({"лишиться", "покинуть", "оставить", "уйти", "подать", "сложить"})
"""Verbs whose subject loses the post."""


def turned(text: Text) -> Text:
    """The text with the phase of those posts whose holders lose them in the same clause."""
    return replace(text, posts=tuple(_posts(text)))


def _posts(text: Text) -> Iterator[Post]:
    for post in text.posts:
        if post.person is None or post.phase is not Phase.HOLDS:
            yield post
            continue
        verb = _verb(text, _top(text, post))
        taken = verb is not None and not denied(text, verb)
        yield replace(post, phase=Phase.DISMISSED, when=since(text, verb, Phase.DISMISSED)) if taken and verb else post


def _top(text: Text, post: Post) -> Token:
    """The head of the post's phrase, or of the list that it stands in."""
    inside = range(post.first, post.last + 1)
    token = next((text.tokens[i] for i in inside if text.tokens[i].head not in inside), text.tokens[post.first])
    for _ in range(STEPS):
        if token.rel not in JOINED or token.head == token.index:
            return token
        token = text.tokens[token.head]
    return token


def _verb(text: Text, top: Token) -> Token | None:
    """The verb by which the phrase loses a post; None where it tells something else."""
    verb = text.tokens[top.head]
    if verb.morph.pos != "VERB" or ahead(text, verb) or verb.morph.form == "Inf" or verb is top:
        return None
    if verb.lemma in words("posts", "firing"):
        return verb if top.rel in PATIENTS else None
    if verb.lemma not in words("posts", "relieving"):
        return None
    patient = top.rel == "nsubj" if verb.lemma in LEAVING else top.rel in PATIENTS
    return verb if patient and _from_post(text, verb) else None


def _from_post(text: Text, verb: Token) -> bool:
    """«от занимаемой должности», «своего поста», «в отставку»: of the person's own post, which no words name."""
    nouns = words("posts", "service") | {"отставка"}
    return any(
        child.lemma in nouns and not any(below.rel == "nmod" for below in text.children(child.index))
        for child in text.children(verb.index, "obl", "obj", "iobj", "nmod")
    )
