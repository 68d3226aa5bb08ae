"""Colleagues: «губернатор Омской области А и его томский коллега Б»: the same post in another area."""

from collections.abc import Iterator
from dataclasses import replace

from svod.language.post_area import is_person
from svod.language.post_words import starting
from svod.lexicon import words
from svod.model.text import Mention, Post, Text, Token


def colleagues(text: Text) -> Iterator[Post]:
    """The posts of those who are called somebody's colleague beside a post of an area."""
    held = {post.person for post in text.posts}
    for token in text.tokens:
        if token.lemma not in words("posts", "colleagues"):
            continue
        area = _adjective(text, token) or _from(text, token)
        person = _named(text, area.last + 1 if area and area.first > token.index else token.index + 1)
        before = _post_before(text, token)
        if area is None or person is None or before is None or person.name in held or before.area == area.name:
            continue
        first = min(token.index, area.first)
        last = max(token.index, area.last)
        yield replace(
            before,
            start=text.tokens[first].start,
            end=text.tokens[last].end,
            first=first,
            last=last,
            person=person.name,
            area=area.name,
            when=None,
        )


def _adjective(text: Text, token: Token) -> Mention | None:
    """«томский коллега»."""
    mention = text.mention_at(token.index - 1) if token.index else None
    return mention if mention is not None and mention.adjective and mention.area is not None else None


def _from(text: Text, token: Token) -> Mention | None:
    """«коллега из Томской области»."""
    if token.index + 2 >= len(text.tokens) or text.tokens[token.index + 1].lemma not in {"из", "с"}:
        return None
    return next((m for m in starting(text, token.index + 2) if m.area is not None and not m.adjective), None)


def _named(text: Text, index: int) -> Mention | None:
    mention = text.mention_at(index) if index < len(text.tokens) else None
    return mention if mention is not None and is_person(mention) and mention.first == index else None


def _post_before(text: Text, token: Token) -> Post | None:
    """The last post of an area that a person of the sentence holds."""
    first = text.sentence_of(token.index).first
    near = [p for p in text.posts if first <= p.first < token.index and p.person and p.area and not p.organisation]
    return near[-1] if near else None
