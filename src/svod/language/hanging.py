"""Hanging: names of holders hung on their posts in the tree, where the parser hung them on another noun far off.

slovnet hangs «Ли Бо» of «мэр Иван Петров принял вице-губернатора провинции Хубэй Ли Бо» on «мэр» now and then, and the
meeting's guest would be its host.
"""

from collections.abc import Iterator
from dataclasses import replace

from svod.model.claim import NameKind
from svod.model.text import Mention, Post, Text, Token

NOUNS = frozenset({"NOUN", "PROPN"})
LOOSE = frozenset({"appos", "nmod", "flat:name", "flat", "conj", "parataxis", "root"})
"""Relations in which a name says nothing of its own in the clause."""


def hung(text: Text) -> Text:
    """The text with each name under the post right before it, and each post under the one it goes on from."""
    tokens = list(text.tokens)
    persons = {m.first: m for m in text.mentions if m.kind is NameKind.PERSON and not m.nominal}
    for changed in (*_posts(text), *_names(text, persons)):
        if not _would_circle(tokens, changed):
            tokens[changed.index] = changed
    return replace(text, tokens=tuple(tokens)) if tokens != list(text.tokens) else text


def _names(text: Text, persons: dict[int, Mention]) -> Iterator[Token]:
    """«вице-губернатора провинции Хубэй | Ли Бо»: the name belongs to the post's first noun."""
    for post in text.posts:
        mention = persons.get(post.last + 1)
        top = _top(text, post)
        if mention is None or top is None or mention.name != post.person:
            continue
        name = text.tokens[mention.first]
        inside = range(mention.first, mention.last + 1)
        if name.head == top.index or top.head in inside or not _loose(name):
            continue
        yield replace(name, head=top.index, rel="appos")
        for token in text.tokens[mention.first + 1 : mention.last + 1]:
            if token.head not in inside:
                yield replace(token, head=name.index, rel="flat:name")


def _posts(text: Text) -> Iterator[Token]:
    """«премьер, | председатель комиссии Иван Петров»: the second post of a person goes on from the first."""
    for one, other in zip(text.posts, text.posts[1:], strict=False):
        first, second = _top(text, one), _top(text, other)
        beside = other.first - one.last == 2 and text.tokens[one.last + 1].text in {",", "–", "—"}
        if not beside or first is None or second is None or one.person is None or one.person != other.person:
            continue
        if second.rel in LOOSE and not one.first <= second.head <= one.last and first.morph.case == second.morph.case:
            yield replace(second, head=first.index, rel="appos")


def _loose(name: Token) -> bool:
    """Whether a name is no argument of a verb; «встретился со спикером Иваном Петровым»: no subject."""
    return name.rel in LOOSE or (name.rel.startswith("nsubj") and name.morph.case not in {"Nom", ""})


def _top(text: Text, post: Post) -> Token | None:
    return next((t for t in text.tokens[post.first : post.last + 1] if t.morph.pos in NOUNS), None)


def _would_circle(tokens: list[Token], changed: Token) -> bool:
    """Whether the new head hangs on the token itself."""
    at, steps = tokens[changed.head], 0
    while at.head != at.index and steps < len(tokens):
        if at.index == changed.index:
            return True
        at, steps = tokens[at.head], steps + 1
    return at.index == changed.index
