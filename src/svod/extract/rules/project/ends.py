"""Ends: the two places that a route, an exchange or a joint work is between."""

from svod.extract.clause import Clause
from svod.extract.parties import both, parties
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

Names = tuple[str, ...]


def between(text: Text, thing: Token, clause: Clause) -> Names:
    """«рейс Курск – Минск», «между Курском и Минском», «из Курска в Минск»: the two ends; empty when there are none."""
    route = thing.lemma in words("project", "routes") | words("project", "links")
    return (
        (dashed(text, thing, clause) if route else ())
        or said_between(text, clause)
        or (from_to(text, thing, clause) if route else ())
    )


def dashed(text: Text, thing: Token, clause: Clause) -> Names:
    """«автобус Псков – Тарту»."""
    for at in range(thing.index + 1, min(thing.index + 8, clause.last)):
        one = text.mention_at(at)
        token, after = text.tokens[at], text.tokens[min(at + 1, clause.last)]
        if one is None and token.text[:1].isupper() and after.text in "–—-" and at + 2 <= clause.last:
            beyond = text.tokens[at + 2]
            return (token.text, beyond.text) if beyond.text[:1].isupper() and thing.index + 1 == at else ()
        if one is None or not place(one) or one.last + 2 > clause.last:
            continue
        two = text.mention_at(one.last + 2)
        if two is not None and place(two) and text.tokens[one.last + 1].text in "–—-":
            return (one.name, two.name)
        return ()
    return ()


def said_between(text: Text, clause: Clause) -> Names:
    """«между Тверью и Минском»."""
    for at in range(clause.first, clause.last):
        if text.tokens[at].lemma == "между":
            ends = [m.name for m in mentions(text, at + 1, min(at + 9, clause.last)) if place(m)]
            if len(ends) >= 2:
                return tuple(ends[:2])
            return _two_of_them(text, at, clause.last)
    return ()


def _two_of_them(text: Text, at: int, last: int) -> Names:
    """«между (нашими) городами», «между двумя странами»: the page's two sides, or the chief town of each."""
    for token in text.tokens[at + 1 : min(at + 4, last + 1)]:
        if token.morph.pos == "NOUN" and token.morph.number == "Plur":
            if token.lemma in words("project", "towns"):
                return tuple(town for side in both(text) if (town := _town(text, side)))
            return both(text) if token.lemma in words("project", "lands") else ()
    return ()


def _town(text: Text, side: str) -> str | None:
    """The town of a side that the page names most."""
    towns = [m for m in text.mentions if m.area and m.area.kind in {"city", "town"}]
    named = [m.name for m in towns if m.area and side in {m.area.region, m.area.country}]
    return max(named, key=named.count, default=None)


def from_to(text: Text, thing: Token, clause: Clause) -> Names:
    """«рейс из Твери в Минск»: right after the thing; «из Твери откроют рейс в Минск»."""
    start = _out_of(text, thing, clause)
    for at in range(thing.index + 1, min(thing.index + 9, clause.last)):
        token = text.tokens[at]
        if token.morph.pos != "ADP":
            continue
        mention = next((text.mention_at(i) for i in (at + 1, at + 2) if i <= clause.last and text.mention_at(i)), None)
        if mention is None or not place(mention):
            return ()
        if token.lemma in {"из", "с", "от"}:
            start = parties(text, text.tokens[mention.last])[:1] or (mention.name,)
        elif token.lemma in {"в", "до", "на"} and start:
            return (*start, mention.name)
    return ()


def _out_of(text: Text, thing: Token, clause: Clause) -> Names:
    """«Из Твери»: the end that opens the clause of a line."""
    opening = text.tokens[clause.first]
    mention = text.mention_at(clause.first + 1) if opening.lemma == "из" and clause.first + 1 < thing.index else None
    return (mention.name,) if mention is not None and place(mention) else ()


def mentions(text: Text, first: int, last: int) -> list[Mention]:
    """The mentions between two tokens, each once."""
    found: list[Mention] = []
    for index in range(first, last + 1):
        mention = text.mention_at(index)
        if mention is not None and (not found or found[-1] is not mention):
            found.append(mention)
    return found


def place(mention: Mention) -> bool:
    """Whether the mention names an area or place by its noun."""
    return mention.kind in {NameKind.AREA, NameKind.PLACE} and not mention.adjective and not mention.lent
