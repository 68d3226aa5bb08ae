"""Modality: how the clause of a verb is told — as done, going on, planned, wished for, conditional or denied."""

from collections.abc import Iterator
from enum import StrEnum

from svod.lexicon import words
from svod.model.text import Text, Token

LEXICON = "modality"
CLIMBS = frozenset({"xcomp", "csubj", "csubj:pass", "ccomp"})
"""Relations by which an act hangs on the word that says how real it is: «намерены → подписать»."""


class Told(StrEnum):
    """How an act is told."""

    DONE = "done"  # «подписали», «подписано», «удалось наладить»
    GOING = "going"  # «работает», «строится»
    PLANNED = "planned"  # «подпишут», «будет открыт», «намерены построить», «состоится»
    WISHED = "wished"  # «предложил создать», «необходимо», «хотели бы»
    CONDITIONAL = "conditional"  # «если приедет», «подписали бы», «возможно, приедет»
    DENIED = "denied"  # «не состоялась», «отказались подписать»


def modality_of(text: Text, verb: Token) -> Told:
    """How the act of `verb` (a verb, participle, short form or a noun of action) is told."""
    for rule in (denied, conditional, governed, clause_of_purpose):
        told = rule(text, verb)
        if told is not None:
            return told
    return by_form(text, verb)


def negated(text: Text, verb: Token) -> bool:
    """«встреча не состоялась», «не было подписано»; but not «не только подписали»."""
    for child in text.children(verb.index):
        if child.lemma == "не" and not _only(text, child):
            return True
        if child.rel in {"aux", "aux:pass", "cop"} and negated(text, child):
            return True
    before = text.tokens[verb.index - 1] if verb.index else None
    return before is not None and before.lemma == "не" and before.head == verb.index


def denied(text: Text, verb: Token) -> Told | None:
    """«не состоялась», «не смогли подписать», «отказались подписать», «опровергли, что подписали»."""
    if negated(text, verb):
        return Told.DENIED
    for above in heads(text, verb):
        if above.lemma in words(LEXICON, "denying") and not negated(text, above):
            return Told.DENIED
        if above.lemma in words(LEXICON, "reaching") and negated(text, above):
            return Told.DENIED
        if above.lemma in words(LEXICON, "planning") and negated(text, above):
            return Told.DENIED
    return None


def conditional(text: Text, verb: Token) -> Told | None:
    """«если губернатор приедет», «завод построили бы», «возможно, визит состоится»."""
    for token in (verb, *heads(text, verb)):
        for child in text.children(token.index):
            if child.morph.mood == "Cnd" or child.lemma == "бы":
                wished = token.lemma in words(LEXICON, "wishing")
                return Told.WISHED if wished else Told.CONDITIONAL
            if child.rel == "mark" and child.lemma in words(LEXICON, "condition"):
                return Told.CONDITIONAL
            if child.index < token.index and child.lemma in words(LEXICON, "doubting") and child.morph.pos != "ADJ":
                return Told.CONDITIONAL
    return None


def governed(text: Text, verb: Token) -> Told | None:
    """«намерены построить», «предложил создать», «удалось наладить», «ожидается, что приедут»."""
    for above in heads(text, verb):
        infinitive = verb.morph.form == "Inf" or verb.morph.pos in {"NOUN", "PROPN"}
        if above.lemma in words(LEXICON, "planning") and (infinitive or above.morph.voice == "Pass"):
            return Told.PLANNED
        if above.lemma in words(LEXICON, "wishing") and infinitive:
            return Told.WISHED
        if above.lemma in words(LEXICON, "reaching") and infinitive:
            return modality_of(text, above)
    return None


def clause_of_purpose(text: Text, verb: Token) -> Told | None:
    """«чтобы выпускать тракторы», «для того, чтобы регионы сотрудничали»."""
    for child in text.children(verb.index, "mark"):
        if child.lemma in {"чтобы", "чтоб", "дабы"}:
            return Told.WISHED
    return None


def by_form(text: Text, verb: Token) -> Told:
    """By the verb's own form and its auxiliaries: past, present, future, short participle, infinitive, imperative."""
    morph = verb.morph
    if morph.pos in {"NOUN", "PROPN"}:
        return _by_carrier(text, verb)
    will_be = any(
        child.lemma == "быть" and child.text.lower().startswith("буд")
        for child in text.children(verb.index, "aux", "aux:pass", "cop")
    )
    if will_be or morph.tense == "Fut":
        return Told.PLANNED
    if morph.mood == "Imp" or morph.form == "Inf":
        return Told.PLANNED if verb.rel == "advcl" else Told.WISHED
    if morph.pos in {"ADJ", "ADV"} and verb.lemma in words(LEXICON, "planning"):
        return Told.PLANNED
    if morph.pos in {"ADJ", "ADV"} and verb.lemma in words(LEXICON, "wishing"):
        return Told.WISHED
    if morph.tense == "Pres":
        perfective_future = morph.aspect == "Perf" and morph.form == "Fin"
        return Told.PLANNED if perfective_future else Told.GOING
    if morph.tense == "Past" or morph.short:
        return Told.DONE
    return Told.GOING


def heads(text: Text, verb: Token) -> Iterator[Token]:
    """The words that the act hangs on as their complement, nearest first; through coordination («… и подписать»)."""
    seen = {verb.index}
    while verb.head not in seen:
        above = text.tokens[verb.head]
        joined = verb.rel == "conj" and above.morph.form == verb.morph.form
        if not joined and verb.rel not in CLIMBS and not _noun_on_its_verb(verb, above):
            return
        seen.add(above.index)
        if not joined:
            yield above
        verb = above


def _noun_on_its_verb(noun: Token, above: Token) -> bool:
    """«планируется подписание», «обсудили создание», «предложил открытие», «идея создать»."""
    action = noun.morph.pos == "NOUN" and noun.rel in {"nsubj", "nsubj:pass", "obj", "iobj"}
    infinitive_on_noun = noun.morph.form == "Inf" and above.morph.pos == "NOUN"
    return (action and above.morph.pos in {"VERB", "ADJ", "ADV"}) or infinitive_on_noun


def _by_carrier(text: Text, noun: Token) -> Told:
    """A noun of action is as real as the verb it is the subject or object of: «состоится подписание»."""
    above = text.tokens[noun.head]
    if above.index != noun.index and above.morph.pos in {"VERB", "ADJ"} and noun.rel in {"nsubj", "nsubj:pass", "obj"}:
        return modality_of(text, above)
    return Told.GOING


def _only(text: Text, particle: Token) -> bool:
    """«не только», «не просто», «не менее»: the particle denies the word after it, not the verb."""
    following = text.tokens[particle.index + 1] if particle.index + 1 < len(text.tokens) else None
    return following is not None and following.lemma in {"только", "просто", "менее", "более", "столько", "раз", "один"}
