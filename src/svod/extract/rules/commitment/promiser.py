"""Promiser: who promises and by which word, in the clause of a promise or in the one above it."""

from svod.extract.clause import Clause, future
from svod.extract.doers import doers
from svod.extract.pattern import preposition, subject
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token


def negated(text: Text, verb: Token) -> bool:
    return verb.index > 0 and text.tokens[verb.index - 1].lemma == "не"


def will(text: Text, verb: Token) -> bool:
    if verb.lemma == "быть":
        return verb.text.lower().startswith("буд")
    return future(verb) or any(c.text.lower().startswith("буд") for c in text.children(verb.index, "aux"))


def saying(text: Text, clause: Clause) -> Token | None:
    """The verb of promise or telling that the clause hangs on through «что»."""
    verb = text.tokens[clause.verb]
    first = text.sentence_of(verb.index).first
    at = clause.first
    has_that = any(t.lemma == "что" for t in text.tokens[clause.first : clause.verb])
    above = text.tokens[verb.head]
    known = words("commitment", "assure") | words("commitment", "announce") | words("commitment", "hope")
    if above.index != verb.index and above.lemma in known and has_that:
        return above
    if not has_that:
        return _parenthetic(text, clause)
    return next((t for t in reversed(text.tokens[first:at]) if t.morph.form == "Fin" and t.lemma in known), None)


def _parenthetic(text: Text, clause: Clause) -> Token | None:
    """«С мая, пообещал министр, число рейсов удвоят»: a verb of promise set into the sentence or right after it."""
    sentence = text.sentence_of(clause.verb)
    sure = words("commitment", "assure")
    for token in text.tokens_of(sentence):
        set_in = token.index < clause.verb or token.index > clause.last
        if set_in and token.lemma in sure and token.morph.form == "Fin":
            return token
    return None


def sayer(text: Text, verb: Token) -> tuple[str, ...]:
    doer = subject(text, verb)
    named = doers(text, doer) if doer is not None else ()
    if named:
        return named
    speaker = text.speaker_at(verb.start)
    if speaker:
        return (speaker,)
    here = text.sentence_of(verb.index)
    after = text.speaker_at(here.end - 2) or text.speaker_at(here.start + 1)
    return (after,) if after else ()


def able(text: Text, noun: Token) -> tuple[str, ...]:
    """The doers of a promised act: persons, bodies and areas; «рейсы» can do nothing."""
    mention = text.mention_at(noun.index)
    known = words("commitment", "bodies") | words("commitment", "groups")
    if (mention and not mention.adjective) or noun.lemma in known or noun.morph.pos == "PRON":
        return doers(text, noun)
    return ()


def able_subject(text: Text, verb: Token, clause: Clause) -> Token | None:
    """The subject where it can act, else the body that stands for it: «помещение предоставит администрация»."""
    doer = subject(text, verb)
    if doer is not None and able(text, doer):
        return doer
    return _hidden_body(text, verb, clause) or doer or _hidden_name(text, verb, clause)


def _hidden_body(text: Text, verb: Token, clause: Clause) -> Token | None:
    """«Перевозчика подберёт департамент»: the body that slovnet took for an object."""
    for token in text.tokens[clause.first : clause.last + 1]:
        body = token.lemma in words("commitment", "bodies") and token.morph.pos in {"NOUN", "PROPN"}
        if body and token.morph.case in {"Nom", "Acc"} and not preposition(text, token):
            return token
    return None


def _hidden_name(text: Text, verb: Token, clause: Clause) -> Token | None:
    """«вновь начнёт принимать рейсы порт «Кама»»: a named body behind a verb that has no subject."""
    for token in text.tokens[verb.index + 1 : clause.last + 1]:
        mention = text.mention_at(token.index)
        own = mention is not None and mention.kind in {NameKind.ORGANISATION, NameKind.PLACE} and not mention.lent
        named = own and mention is not None and mention.first == token.index
        if named and token.morph.case in {"Nom", "Acc"} and not preposition(text, token):
            return token
    return None


def body_within(text: Text, verb: Token) -> Token | None:
    """«В правительстве края пообещали достроить мост»: the body in which they, left unnamed, promise."""
    if verb.morph.number != "Plur" or subject(text, verb) is not None:
        return None
    within = (t for t in text.children(verb.index, "obl") if preposition(text, t) == "в")
    return next((t for t in within if organisation(text, t) or t.lemma in words("commitment", "bodies")), None)


def organisation(text: Text, noun: Token) -> bool:
    mention = text.mention_at(noun.index)
    return mention is not None and mention.kind is NameKind.ORGANISATION and not mention.lent


def conditional(text: Text, clause: Clause) -> bool:
    """«если», «когда», «чтобы» open the clause: what it tells is nobody's word."""
    opening = text.tokens[clause.first : clause.verb]
    return any(t.lemma in {"если", "когда", "чтобы", "как", "пока"} and t.morph.pos == "SCONJ" for t in opening)


def hoped(text: Text, clause: Clause) -> bool:
    """«Надеюсь, что не испортят, а создадут», «уверен, что …»: the sentence opens with a hope or a belief."""
    before = text.tokens[text.sentence_of(clause.verb).first : clause.first]
    known = words("commitment", "hope") | words("commitment", "hopes") | words("commitment", "belief")
    return any(t.lemma in known for t in before)
