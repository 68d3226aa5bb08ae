"""Spoken: the words of a text as lemmas with their places, for search; and what a search asks for as lemmas.

A word is a run of letters and digits, so that the n-th word of the index is the n-th word of the text whatever a
tokenizer makes of hyphens and points: «Санкт-Петербург» is two words.
"""

import re
from collections.abc import Iterable, Sequence

from svod.language.morph import parses
from svod.model.claim import NameKind
from svod.model.search import Spoken, Term
from svod.model.text import Mention, Token

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r"[\"“«„]([^\"”»“]*)[\"”»“]|(\S+)")
_SURNAME = re.compile(r"(\w+(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ы|ых|ыми)")
MOST = 12
"""Words that one search may hold; the rest is passed over."""


def spoken(text: str, tokens: Iterable[Token] = (), mentions: Iterable[Mention] = ()) -> list[Spoken]:
    """The words of a text. In names of people each word is what it is in the nominative («Верхову» → «верхов»), a
    token that is exactly the word gives its lemma in context, and other words the likeliest one."""
    known = {(token.start, token.end): token.lemma for token in tokens}
    for mention in mentions:
        if mention.kind is NameKind.PERSON and not mention.nominal:
            known |= _named(text, mention)
    return [
        Spoken(found.start(), found.end(), _plain(known.get(found.span(), "")) or _lemmas(found[0])[0])
        for found in _WORD.finditer(text)
    ]


def _named(text: str, mention: Mention) -> dict[tuple[int, int], str]:
    """The words of a person's name as they stand in its normal form."""
    parts = [_plain(part[0]) for part in _WORD.finditer(mention.name)]
    found: dict[tuple[int, int], str] = {}
    for word in _WORD.finditer(text, mention.start, mention.end):
        form = word[0].casefold().replace("ё", "е")
        part = next((part for part in parts if len(part) > 2 and form.startswith(part[: max(3, len(part) - 2)])), None)
        if part:
            found[word.span()] = part
    return found


def sought(asked: str) -> tuple[Term, ...]:
    """What a search asks for: all its words in any form; what stands in quotation marks, in that order.

    «торговля с "Нижним Новгородом"» → (торговля), (с), (нижний новгород). A word with several lemmas asks for any.
    """
    terms: list[Term] = []
    for phrase, word in _PHRASE.findall(asked[:500]):
        words = [_asked(found) for found in _WORD.findall(phrase or word)]
        if phrase:
            terms.append(Term(tuple(words)))
        else:
            terms += [Term((one,)) for one in words]
    return tuple(term for term in terms[:MOST] if term.words)


def shown(text: str, marks: Sequence[int], length: int = 260) -> list[tuple[str, bool]]:
    """The part of a text with most of the marked words (by their number), as (part, whether it is marked)."""
    places = [found.span() for found in _WORD.finditer(text)]
    spans = [places[at] for at in marks if at < len(places)]
    start, end = _window(text, spans, length)
    parts: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for left, right in spans:
        if start <= left and right <= end:
            parts += [(text[at:left], False), (text[left:right], True)]
            at = right
    parts += [(text[at:end], False)] + ([(" …", False)] if end < len(text) else [])
    return [part for part in parts if part[0]]


def _window(text: str, spans: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    if len(text) <= length * 1.4:
        return 0, len(text)
    best, most = 0, -1
    for left, _ in spans:
        inside = len({text[a:b].casefold() for a, b in spans if left <= a and b <= left + length * 0.7})
        if inside > most:
            best, most = left, inside
    start = max(0, best - length // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    # a snippet that begins in the same paragraph as its word reads as one thought
    start = max(start, text.rfind("\n", 0, best) + 1)
    end = min(len(text), start + length)
    stop = text.find(" ", end)
    return start, len(text) if stop < 0 else stop


def _lemmas(word: str) -> tuple[str, ...]:
    word = word.casefold()
    return tuple(dict.fromkeys(_plain(str(parse.normal_form)) for parse in parses(word))) or (word,)


def _asked(word: str) -> tuple[str, ...]:
    """All that a word asked may be: its lemmas, itself, and the surname it may be a case of («верхову» → «верхов»)."""
    plain = word.casefold().replace("ё", "е")
    surname = _SURNAME.fullmatch(plain)
    return tuple(dict.fromkeys([*filter(None, _lemmas(word)), plain, *([surname[1]] if surname else [])]))


def _plain(lemma: str) -> str:
    """The lemma as one word of the index; none when it would be two."""
    lemma = lemma.casefold().replace("ё", "е")
    return lemma if _WORD.fullmatch(lemma) else ""
