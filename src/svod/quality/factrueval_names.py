"""Names as factRuEval-2016 counts them: ours with its conventions, where those differ.

It counts mass media, unions of states, the Internet and «власти Перу» as organisations, a direction as part of a place,
and a foreign spelling in brackets as a mention of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.language.quotes import titles
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token
from svod.quality.factrueval_spans import before_bracket, joined, widened

LATIN = re.compile(r"[A-Za-zÀ-ɏ.'’\-]+")
LONGEST = 7  # tokens of a foreign spelling in brackets


def public_names(text: Text) -> list[Mention]:
    """The text's names in text order; adjectives and nominal mentions are none."""
    named = [m for m in text.mentions if not (m.adjective or m.nominal)]
    found = [changed for m in named if (changed := _by_convention(text, before_bracket(text, m))) is not None]
    found = _without_things(text, found)
    found += _standing(text, found)
    found = _plus(found, _media(text))
    found = _plus(found, _collectives(text, found))
    found = joined(text, [widened(text, m, found) for m in found])
    found = _plus(found, _spelled(text, found))
    found += _again(text, found)
    found += _geographic(text, found)
    return sorted(found, key=lambda m: (m.first, -m.last))


def _plus(found: Sequence[Mention], more: Iterator[Mention]) -> list[Mention]:
    """New mentions take the place of those that share words with them without standing inside."""
    new = list(more)
    spans = {(m.first, m.last) for m in new}
    kept = [
        m
        for m in found
        if (m.first, m.last) not in spans
        and not any(m.kind == n.kind and m.first <= n.last and n.first <= m.last for n in new)
    ]
    return [*kept, *new]


def _made(text: Text, first: int, last: int, kind: NameKind) -> Mention:
    start, end = text.tokens[first].start, text.tokens[last].end
    return Mention(start, end, first, last, kind, text.text[start:end])


def _low(token: Token) -> str:
    return token.text.lower().replace("ё", "е")


def _by_convention(text: Text, mention: Mention) -> Mention | None:
    """The mention with the kind that the evaluation gives it; None for what it takes for no name."""
    tokens = text.tokens[mention.first : mention.last + 1]
    plain = {" ".join(t.lemma for t in tokens), " ".join(_low(t) for t in tokens)}
    plain |= {mention.area.name.lower()} if mention.area is not None else set()
    if plain & words("factrueval", "no_name"):
        return None
    if plain & words("factrueval", "as_place"):
        return replace(mention, kind=NameKind.PLACE)
    if plain & words("factrueval", "as_organisation") or (mention.area is not None and mention.area.kind == "union"):
        return replace(mention, kind=NameKind.ORGANISATION)
    if mention.kind is NameKind.ORGANISATION and tokens[0].lemma in words("factrueval", "place_nouns"):
        return replace(mention, kind=NameKind.PLACE)
    before = text.tokens[mention.first - 1] if mention.first else None
    if mention.kind is NameKind.PERSON and before is not None and before.lemma in words("factrueval", "firms"):
        fixed = len(tokens) == 1 and tokens[0].text == mention.name and before.morph.case not in {"Nom", ""}
        return replace(mention, kind=NameKind.ORGANISATION) if fixed else mention
    return mention


def _without_things(text: Text, found: Sequence[Mention]) -> list[Mention]:
    """«шаттл „Маяк“», «фильм „Луч“» and then «Маяк» alone: no organisations."""
    named = [*((m.first, m.last) for m in found if m.kind is NameKind.ORGANISATION), *titles(text)]
    after = (pair for pair in named if pair[0] and text.tokens[pair[0] - 1].lemma in words("factrueval", "things"))
    things = {_lemmas(text, *pair) for pair in after}
    return [m for m in found if m.kind is not NameKind.ORGANISATION or _lemmas(text, m.first, m.last) not in things]


def _lemmas(text: Text, first: int, last: int) -> tuple[str, ...]:
    return tuple(t.lemma for t in text.tokens[first : last + 1] if t.morph.pos != "PUNCT")


def _again(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """A name of one word that is found elsewhere and missed here: an organisation, a surname."""
    covered = {i for m in found for i in range(m.first, m.last + 1)}
    known: dict[str, NameKind] = {}
    for mention in found:
        single = mention.first == mention.last and mention.kind is NameKind.ORGANISATION
        if single or (mention.kind is NameKind.PERSON and mention.last > mention.first):
            known.setdefault(text.tokens[mention.last].lemma, mention.kind)
    for token in text.tokens:
        kind = known.get(token.lemma)
        if kind is not None and token.index not in covered and token.text[0].isupper() and len(token.text) > 2:
            yield _made(text, token.index, token.index, kind)


def _geographic(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """«Старый город», «Курильские острова», «Уральский федеральный округ»: a capital adjective and a noun of places."""
    covered = {i for m in found for i in range(m.first, m.last + 1)}
    for noun in text.tokens:
        if noun.lemma not in words("factrueval", "geography") or noun.index in covered:
            continue
        first = noun.index
        while first and text.tokens[first - 1].morph.pos == "ADJ" and first - 1 not in covered:
            first -= 1
        while first < noun.index and not text.tokens[first].text[0].isupper():
            first += 1
        if first < noun.index and (first != text.sentence_of(first).first or noun.text[0].isupper()):
            yield _made(text, first, noun.index, NameKind.PLACE)


def _standing(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """«Интернет», «Кремль»: what is a name of its own by its capital letter alone."""
    covered = {i for m in found for i in range(m.first, m.last + 1)}
    for token in text.tokens:
        own = token.lemma in words("factrueval", "as_organisation") and token.text[0].isupper()
        if own and token.index not in covered:
            yield _made(text, token.index, token.index, NameKind.ORGANISATION)


def _media(text: Text) -> Iterator[Mention]:
    """«газета „Маяк“» with its noun, and then «Маяка» in quotes without it."""
    pairs = titles(text)
    known: set[tuple[str, ...]] = set()
    for first, last in pairs:
        lemmas = tuple(t.lemma for t in text.tokens[first + 1 : last])
        if first and text.tokens[first - 1].lemma in words("factrueval", "media"):
            known.add(lemmas)
            yield _made(text, first - 1, last, NameKind.ORGANISATION)
        elif lemmas in known:
            yield _made(text, first, last, NameKind.ORGANISATION)


def _collectives(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """«власти Перу», «пресс-служба губернатора»: the noun with the area or organisation in the genitive after it."""
    at = {m.first: m for m in found if m.kind is not NameKind.PERSON}
    covered = {i for m in found if m.kind is NameKind.ORGANISATION for i in range(m.first, m.last + 1)}
    for token in text.tokens:
        own = at.get(token.index + 1)
        if own is None or token.index in covered or token.lemma not in words("factrueval", "collectives"):
            continue
        case = text.tokens[own.last].morph.case
        if case not in {"Gen", ""} and text.tokens[own.first].head != token.index:
            continue
        yield _made(text, token.index, own.last, NameKind.ORGANISATION)
        while token.morph.number == "Plur" and own is not None:  # «власти Перу, Чили и Эквадора»
            own = at.get(own.last + 2) if text.tokens[own.last + 1].text in {",", "и"} else None
            if own is not None and own.kind is NameKind.AREA and text.tokens[own.last].morph.case in {"Gen", ""}:
                yield _made(text, own.first, own.last, NameKind.ORGANISATION)


def _spelled(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """«Юхан Тамм (Juhan Tamm)»: what stands in Latin letters in brackets after a name is the same kind of name."""
    for mention in found:
        at = mention.last + 1
        if at + 2 >= len(text.tokens) or text.tokens[at].text != "(":
            continue
        end = at + 1
        while end < len(text.tokens) and end - at <= LONGEST and LATIN.fullmatch(text.tokens[end].text):
            end += 1
        capital = any(letter.isupper() for letter in text.tokens[at + 1].text)
        if end > at + 1 and capital and end < len(text.tokens) and text.tokens[end].text == ")":
            yield _made(text, at + 1, end - 1, mention.kind)
