"""Matter: what a claim is about, by its own words and those of its sentence. Pure."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from svod.language.morph import parses
from svod.lexicon import table
from svod.model.claim import Agreement, Commitment, Event, EventForm, Indicator, Project
from svod.model.entry import Filed
from svod.resolve.nameareas import lemma_of
from svod.resolve.names import key, stems


@dataclass(frozen=True, slots=True)
class Matter:
    """The words of a claim and those of its sentence, as stems; its lemmas; the words that the stems were cut from."""

    own: frozenset[str]
    sentence: frozenset[str]
    lemmas: frozenset[str]
    said: str = ""

    def word(self, stem: str) -> str:
        """The word that a stem is of, to show to a person: a lemma."""
        lemmas = (word for word in self.lemmas if stem in stems_of(word))
        said = (lemma_of(word) for word in re.findall(r"\w+", key(self.said)) if stem in stems_of(word))
        return min(lemmas, default="") or next(said, stem)


def matter_of(one: Filed) -> Matter:
    """The words of a claim."""
    own = own_words(one)
    return Matter(stems(own), stems_of(one.words), frozenset(one.words.split()), own)


def own_lemmas(one: Filed) -> tuple[str, ...]:
    """The lemmas of what a claim is about, without those of the rest of its sentence."""
    own = matter_of(one).own
    return tuple(sorted(lemma for lemma in set(one.words.split()) if stems(lemma) & own or _begins(lemma, own)))


def _begins(lemma: str, own: frozenset[str]) -> bool:
    return len(lemma) > 3 and any(lemma.startswith(stem) for stem in own)


@lru_cache(maxsize=100_000)
def stems_of(said: str) -> frozenset[str]:
    """The stems of words said again and again."""
    return stems(said)


def own_words(one: Filed) -> str:
    """The words of what a claim is about; "" where it tells of nothing but who does it."""
    match one.claim:
        case Commitment(what=what) | Project(what=what):
            return what
        case Agreement(form=form, subject=subject):
            return f"{form} {subject or ''}"
        case Event(body=body, topic=topic, place=place, form=form):
            told = " ".join(filter(None, (body, topic, place)))
            return told or (_occasion(one.words.split()) if form is EventForm.CEREMONY else "")
        case Indicator(of=of, sector=sector):
            return of or sector or ""
    return ""


def _occasion(lemmas: list[str]) -> str:
    """«участвовать в церемонии открытия фермы»: what a ceremony without a topic is of, «открытие фермы»."""
    forms = table("event", "nouns")
    named = [at for at, word in enumerate(lemmas) if forms.get(word) == EventForm.CEREMONY]
    at = next((at for at in named if at + 1 not in named), len(lemmas))
    return " ".join(takewhile(lambda word: speech_of(word) in {"NOUN", "ADJF"}, lemmas[at:]))


@cache
def speech_of(word: str) -> str:
    """The likeliest part of speech of a word, as pymorphy calls it; "" of what is none."""
    found = parses(word)
    return str(found[0].tag.POS or "") if found else ""
