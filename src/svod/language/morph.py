"""Lemmas and inflection; the sole home of pymorphy3."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import pymorphy3

from svod.model.text import Morph, Token

# slovnet speaks Universal Dependencies, pymorphy3 OpenCorpora
_POS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "COMP"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN", "GRND"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "PRON": {"NPRO"},
    "DET": {"ADJF", "NPRO"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL"},
}
_CASES = {
    "Nom": {"nomn"},
    "Gen": {"gent", "gen1", "gen2"},
    "Dat": {"datv"},
    "Acc": {"accs"},
    "Ins": {"ablt"},
    "Loc": {"loct", "loc1", "loc2"},
}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


@cache
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded once."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a word form, likeliest first."""
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=200_000)
def reading(word: str, morph: Morph) -> Any:
    """The reading of `word` that agrees best with slovnet's features; ties go to the likelier one."""
    best, best_score = None, -1.0
    for at, parse in enumerate(parses(word)):
        tag = parse.tag
        score = 4.0 * (tag.POS in _POS.get(morph.pos, ()))
        score += 2.0 * (tag.case in _CASES.get(morph.case, ()))
        score += 1.0 * (bool(morph.number) and tag.number == _NUMBERS.get(morph.number))
        score += 1.0 * (bool(morph.gender) and tag.gender == _GENDERS.get(morph.gender))
        score -= 0.01 * at
        if score > best_score:
            best, best_score = parse, score
    return best


def lemma(word: str, morph: Morph) -> str:
    """The normal form, lower case, «ё» as «е»: lemma("Беларусью", …) == "беларусь"."""
    parse = reading(word, morph)
    return str(parse.normal_form if parse else word).lower().replace("ё", "е")


def inflected(word: str, morph: Morph, *grammemes: str) -> str:
    """`word` inflected to `grammemes` of pymorphy3 ("nomn", "sing"), its capitals kept; itself where it cannot be."""
    parse = reading(word, morph)
    form = parse.inflect(set(grammemes)) if parse else None
    if form is None:
        return word
    return _like(str(form.word), word)


def nominative(tokens: Sequence[Token], head: int) -> str:
    """A noun phrase with its head in the nominative: head and what agrees with it change, all else stays as written.

    `head` is the index (in the Text) of the phrase's head. «опытной партии линейных направляющих» → «опытная
    партия линейных направляющих». Blanks between the words are those of the text.
    """
    top = next((token for token in tokens if token.index == head), None)
    if top is None:
        return joined(tokens, [token.text for token in tokens])
    words = [_nominative_word(token, top) for token in tokens]
    return joined(tokens, words)


def joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """`words` written in place of `tokens`, with a blank wherever the text had one."""
    out = ""
    for at, (token, word) in enumerate(zip(tokens, words, strict=True)):
        out += (" " if at and token.start > tokens[at - 1].end else "") + word
    return out


def _nominative_word(token: Token, top: Token) -> str:
    number = _NUMBERS.get(top.morph.number, "sing")
    if token.index == top.index:
        return inflected(token.text, token.morph, "nomn", number) if token.morph.case != "Nom" else token.text
    agrees = token.head == top.index and token.rel in {"amod", "det", "acl", "conj", "flat:name", "nummod"}
    if not agrees or token.morph.pos not in {"ADJ", "DET", "VERB", "PROPN"} or not token.morph.case:
        return token.text
    if token.morph.case != top.morph.case:
        return token.text
    reading_of_top = reading(top.text, top.morph)
    gender = reading_of_top.tag.gender if reading_of_top and number == "sing" else None
    wanted = {"nomn", number} | ({gender} if gender else set())
    return inflected(token.text, token.morph, *wanted)


def _like(form: str, model: str) -> str:
    """`form` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    if model[:1].isupper():
        return "-".join(part[:1].upper() + part[1:] for part in form.split("-")) if "-" in model else form[:1].upper() + form[1:]
    return form
