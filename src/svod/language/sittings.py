"""Sittings: what a page says of how a council, commission or group sits: how often, and where in turns."""

from collections.abc import Iterator, Sequence

from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.entry import EACH_SIDE, Relation, Tie
from svod.model.text import Mention, Sentence, Text, Token


def sittings(text: Text) -> tuple[Tie, ...]:
    """«Заседания совета проходят ежегодно, поочерёдно в Томске и Бресте»: a tie for each place and one for the time."""
    return tuple(sorted({tie for sentence in text.sentences for tie in _told(text, sentence)}))


def _told(text: Text, sentence: Sentence) -> Iterator[Tie]:
    tokens = text.tokens[sentence.first : sentence.last + 1]
    lemmas = [token.lemma.replace("ё", "е") for token in tokens]
    if not set(lemmas) & words("affiliations", "sit") or not _present(tokens):
        return
    said = f" {' '.join(lemmas)} "
    turns = any(f" {phrase} " in said for phrase in words("affiliations", "in_turns"))
    often = [months for phrase, months in table("affiliations", "every").items() if f" {phrase} " in said]
    if not (turns or often) or (body := _body(text, sentence, lemmas)) is None:
        return
    if often:
        yield Tie(body, Relation.EVERY, min(often, key=int))
    areas = [m.name for m in text.mentions_in(sentence, NameKind.AREA) if not m.adjective and not _inside(text, m)]
    if turns and not areas and _with_each_side(lemmas):
        yield Tie(body, Relation.TURN, EACH_SIDE)
    if turns and len(dict.fromkeys(areas)) == 2:
        for area in dict.fromkeys(areas):
            yield Tie(body, Relation.TURN, area)


def _with_each_side(lemmas: Sequence[str]) -> bool:
    """«на территории каждой из сторон», «в двух странах»; «стороны проводят заседания поочерёдно» tells of no place."""
    hosts = words("affiliations", "hosts")
    return any(lemma in {"в", "на", "у"} and hosts & set(lemmas[at + 1 : at + 4]) for at, lemma in enumerate(lemmas))


def _present(tokens: Sequence[Token]) -> bool:
    """Whether the verb tells of a custom: «проводятся», «собирается»; not «прошло»."""
    sit = words("affiliations", "sit")
    return any(token.lemma in sit and token.morph.tense != "Past" for token in tokens)


def _body(text: Text, sentence: Sentence, lemmas: Sequence[str]) -> str | None:
    """The body named in the sentence, else the last one before it whose noun the sentence repeats."""
    sitters = words("affiliations", "sitters")
    here = [m for m in text.mentions_in(sentence, NameKind.ORGANISATION) if _heads(m) & sitters]
    if len({m.name for m in here}) == 1 and len(here[0].name.split()) > 1:
        return here[0].name
    nouns = sitters & set(lemmas)
    known = [m for m in text.mentions if m.kind is NameKind.ORGANISATION and m.last < sentence.first]
    fitting = [m.name for m in known if len(m.name.split()) > 1 and _heads(m) & (nouns or sitters)]
    if nouns or set(lemmas) & words("affiliations", "sittings"):
        return fitting[-1] if fitting else None
    return None


def _heads(mention: Mention) -> set[str]:
    return {word.casefold() for word in mention.name.split()}


def _inside(text: Text, area: Mention) -> bool:
    """Whether the area is a part of an organisation's name: «совет Томской области и Беларуси»."""
    return any(m.kind is NameKind.ORGANISATION and m.first <= area.first and area.last <= m.last for m in text.mentions)
