"""Deeds: what is to be done with what, and the verbs that tell it as done: «подберёт перевозчика» — «перевозчик
отобран». Pure."""

from dataclasses import dataclass
from functools import cache

from svod.follow.matter import own_words, speech_of
from svod.language.morph import parses
from svod.lexicon import lists, table, words
from svod.model.claim import Commitment, Project
from svod.model.entry import Filed
from svod.resolve.nameareas import areas_in, lemma_of
from svod.resolve.names import stems


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done, by its lemma, and the verbs that tell so."""

    thing: str
    verbs: frozenset[str] = frozenset()


def deed_of(one: Filed) -> Deed | None:
    """The deed of a promise, of a project by its form, of an occasion without verbs; None where no thing is named, or
    only a place or «продукция»."""
    own = own_words(one)
    said = [word.strip("«»,;:()").lower() for word in own.split()]
    kin = table("follow", "of_project").get(one.claim.form.value) if isinstance(one.claim, Project) else None
    if isinstance(one.claim, Commitment):
        at = next((at for at, word in enumerate(said) if speech_of(word) == "INFN"), len(said))
        kin, said = next((_kin(lemma_of(verb)) for verb in said[at:]), None), said[at + 1 :]
    names = stems(" ".join(areas_in(own)))
    thing = next((lemma_of(word) for word in said if _is_thing(word) and not stems(word) & names), None)
    if thing is None or thing in words("follow", "whatever"):
        return None
    return Deed(thing, frozenset(lists("follow", "deeds")[kin]) if kin else frozenset())


@cache
def _is_thing(word: str) -> bool:
    """Whether a word may be what a deed is done with: «участки» of «выделить дачникам участки»."""
    return speech_of(word) == "NOUN" and any(parse.tag.case in {"nomn", "gent", "accs"} for parse in parses(word))


@cache
def _kin(verb: str) -> str | None:
    """The deed that a verb is of."""
    return next((name for name, verbs in lists("follow", "deeds").items() if verb in verbs), None)
