"""Heads: the words of trade of a sentence, and which way a flow of goods goes."""

from dataclasses import dataclass
from itertools import pairwise

from svod.extract.rules.indicator.frame import Frame
from svod.extract.sides import home
from svod.lexicon import words
from svod.model.claim import Measure
from svod.model.text import Token


@dataclass(frozen=True, slots=True)
class Head:
    """A word of trade: `index` is its token."""

    index: int
    measure: Measure


def heads(frame: Frame) -> list[Head]:
    """The sentence's words of trade: «товарооборот», «взаимная торговля», «экспорт», «поставки … в область»."""
    found: list[Head] = []
    for token in frame.tokens:
        measure = measure_of(frame, token)
        if measure and not _only_modifier(frame, token):
            found.append(Head(token.index, measure))
    return _summed(frame, found) or _pronoun(frame)


def _summed(frame: Frame, found: list[Head]) -> list[Head]:
    """«объём экспорта и импорта составил 9 млн»: both together are the turnover."""
    for one, two in pairwise(found):
        joined = two.index == one.index + 2 and frame.text.tokens[one.index + 1].text == "и"
        volume = frame.text.tokens[one.index - 1] if one.index > frame.sentence.first else None
        if joined and volume is not None and volume.lemma in {"объем", "сумма"} and volume.morph.number == "Sing":
            rest = [head for head in found if head not in (one, two)]
            return sorted([*rest, Head(two.index, Measure.TURNOVER)], key=lambda head: head.index)
    return found


def _pronoun(frame: Frame) -> list[Head]:
    """«Документ поможет нарастить товарооборот. В первом полугодии он удвоился»."""
    he = next((t for t in frame.tokens if t.lemma in {"он", "она"} and t.morph.case == "Nom"), None)
    if he is None or frame.before is None:
        return []
    for token in reversed(frame.before.tokens):
        measure = measure_of(frame.before, token)
        if measure and token.morph.gender == he.morph.gender:
            return [Head(he.index, measure)]
    return []


def measure_of(frame: Frame, token: Token) -> Measure | None:
    """The measure that a word of trade tells; None for other words."""
    before = frame.text.tokens[token.index - 1].lemma if token.index > frame.sentence.first else ""
    pair = f"{before} {token.lemma}"
    for measure in (Measure.EXPORT, Measure.IMPORT, Measure.TURNOVER):
        if {token.lemma, pair} & words("indicator", measure.value):
            return measure
    if token.lemma in words("indicator", "supply") and _is_plural(token):
        return _flow(frame, token)
    return None


def _is_plural(token: Token) -> bool:
    """«Отгрузки поднялись»: a subject in «-и» is plural, though the form may be a genitive too."""
    subject = token.rel.startswith("nsubj") and token.text.lower().endswith(("и", "ы"))
    return token.morph.number == "Plur" or subject


def _flow(frame: Frame, token: Token) -> Measure | None:
    """«поставки белорусской техники в область» is import, «поставки в Узбекистан» export; without a direction none."""
    after = frame.text.tokens[token.index + 1 : min(token.index + 8, frame.sentence.last + 1)]
    if (sender := _sender(frame, token)) is not None:
        into = [m for m in frame.text.mentions if m.area and token.index < m.first <= token.index + 8]
        return Measure.EXPORT if any(m.name != sender and not m.adjective for m in into) else None
    sides = frame.sides(token.index, token.index + 7, token.index)
    for left, right in pairwise(after):
        if left.lemma == "в" and right.lemma in {"область", "регион", "край"}:
            return Measure.IMPORT
        mention = frame.text.mention_at(right.index)
        if left.lemma == "в" and mention and mention.area and right.morph.case == "Acc":
            return Measure.EXPORT if mention.name == sides.partner else Measure.IMPORT
        buyer = frame.text.mention_at(left.index)
        if buyer and buyer.area and buyer.adjective and left.morph.case == right.morph.case == "Dat":
            return Measure.IMPORT if _is_home(frame, buyer.name) else Measure.EXPORT  # «сербским партнёрам»
    return None


def _sender(frame: Frame, token: Token) -> str | None:
    """«Сербия увеличила поставки слив в область»: the area that is the subject sends."""
    verb = frame.text.tokens[token.head]
    if verb.morph.pos != "VERB" or token.rel not in {"obj", "obl", "iobj"}:
        return None
    for child in frame.text.children(verb.index, "nsubj"):
        mention = frame.text.mention_at(child.index)
        if mention is not None and mention.area is not None and not mention.adjective:
            return mention.name
    return None


def _is_home(frame: Frame, name: str) -> bool:
    here = home(frame.text)
    return here is not None and name in {here.name, here.country}


def _only_modifier(frame: Frame, token: Token) -> bool:
    """«место по объёму торговли», «падение товарооборота», «доля в обороте» lead no figure of trade."""
    head = frame.text.tokens[token.head]
    if head.lemma in {"доля", "место", "партнер"} or head.lemma in words("amounts", "places"):
        return True
    return any(
        t.lemma in {"по", "доля"} for t in frame.text.tokens[max(frame.sentence.first, token.index - 3) : token.index]
    )
