"""Promise: «пообещал направить», «заверил, что направят», «направим», «департамент подберёт перевозчика»."""

from collections.abc import Iterator

from svod.extract.acts import verb_acts
from svod.extract.clause import Clause, future
from svod.extract.clause import first_person as first
from svod.extract.doers import doers
from svod.extract.pattern import noun_phrase, phrase, preposition, subject
from svod.extract.rules.commitment.made import commitment
from svod.extract.rules.commitment.receiver import receivers
from svod.extract.rules.commitment.task import due, infinitives, is_event, soft, task
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, NameKind
from svod.model.text import Text, Token

FORM = CommitmentForm.PROMISE


def given(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Мэр пообещал до осени отремонтировать школу», «которую обещал прислать завод»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "promise") or verb.morph.form != "Fin":
        return
    found = infinitives(text, verb, clause)
    if not found:
        return
    by = doers(text, doer) if (doer := _subject(text, verb, clause)) else _speaker(text, verb)
    if not by:
        return
    leave = frozenset(t.index for t in text.subtree(doer.index)) if doer else frozenset()
    made = commitment(
        text,
        verb,
        FORM,
        task(text, found[0], clause, leave | {verb.index}, wide=True),
        rule="given",
        by=by,
        owner=by,
        to=receivers(text, found[0]),
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made


def assured(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Посол заверил, что министерство направит группу врачей»; «ответил, что ведомство изучит заявку»."""
    verb = text.tokens[clause.verb]
    if not _future(text, verb) or first(verb) or (soft(verb) and verb.morph.aspect != "Imp"):
        return
    above = _saying(text, clause)
    if above is None or (
        above.lemma in words("commitment", "hope") and above.lemma not in words("commitment", "assure")
    ):
        return
    sure = above.lemma in words("commitment", "assure")
    if _negated(text, verb) or any(
        t.morph.case == "Loc" and t.lemma in {"что", "который"} for t in text.tokens[clause.first : clause.verb]
    ):
        return
    doer = _able_subject(text, verb, clause)
    by = _sayer(text, above)
    owner = _able(text, doer) if doer is not None else by
    if (not sure and ((not owner and doer is not None) or is_event(verb))) or not by:
        return
    open_doer = doer is None and verb.morph.number == "Plur" and future(verb)
    if not sure and (not owner or doer is None) and not (open_doer and not _built(text, clause)):
        return
    what = task(text, verb, clause)
    if doer is not None and not owner:
        what = f"{what} {noun_phrase(text, doer)}"
    made = commitment(
        text,
        verb,
        FORM,
        what,
        rule="assured",
        by=by,
        owner=owner or by,
        to=receivers(text, verb),
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made


def first_person(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«До конца мая передадим коллегам чертежи», «стадо закупим племенное»."""
    verb = text.tokens[clause.verb]
    if not first(verb) or not _future(text, verb) or verb.lemma in words("commitment", "idle"):
        return
    main = _main(text, verb)
    if soft(main) or is_event(main) or _conditional(text, clause) or main.lemma in words("commitment", "idle"):
        return
    speaker = _speaker(text, verb)
    if not speaker:
        return
    made = commitment(
        text,
        verb,
        FORM,
        task(text, main, clause),
        rule="first_person",
        by=speaker,
        owner=speaker,
        to=receivers(text, main),
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made


def of_body(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Помещение предоставит городская администрация»: a body's perfective future, told by the page."""
    verb = text.tokens[clause.verb]
    if first(verb) or not _future(text, verb) or not future(verb) or is_event(verb) or soft(verb):
        return
    if _saying(text, clause) is not None or _conditional(text, clause) or verb.morph.voice in {"Pass", "Mid"}:
        return
    if (
        any(t.lemma == "что" for t in text.tokens[clause.first : clause.verb])
        or _negated(text, verb)
        or infinitives(text, verb, clause)
    ):
        return
    doer = _able_subject(text, verb, clause)
    if doer is None or (doer.lemma not in words("commitment", "bodies") and not _organisation(text, doer)):
        return
    owner = doers(text, doer)
    if not owner or verb.lemma in words("commitment", "idle"):
        return
    by = _speaker(text, verb) or owner
    leave = frozenset(t.index for t in phrase(text, doer))
    made = commitment(
        text,
        verb,
        FORM,
        task(text, verb, clause, leave),
        rule="of_body",
        by=by,
        owner=owner,
        to=receivers(text, verb),
        due=due(text, clause.first, clause.last),
        confidence=0.5,
    )
    if made:
        yield made


def reported(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«По словам мэра, мост достроят к маю»: somebody's reported words with nobody named for the act."""
    verb = text.tokens[clause.verb]
    if not _future(text, verb) or first(verb) or verb.morph.number != "Plur" or not future(verb):
        return
    speaker = _speaker(text, verb)
    if (
        not speaker
        or subject(text, verb) is not None
        or is_event(verb)
        or soft(verb)
        or verb.lemma in words("commitment", "idle")
    ):
        return
    if _conditional(text, clause) or _negated(text, verb) or _built(text, clause):
        return
    made = commitment(
        text,
        verb,
        FORM,
        task(text, verb, clause),
        rule="reported",
        by=speaker,
        owner=speaker,
        to=receivers(text, verb),
        due=due(text, clause.first, clause.last),
        confidence=0.5,
    )
    if made:
        yield made


def _built(text: Text, clause: Clause) -> bool:
    """Whether the clause tells a project: «построят цех»; light verbs («выделят», «передадут») promise."""
    return any(
        a.head.index == clause.verb and a.head.lemma not in words("project", "light") for a in verb_acts(text, clause)
    )


def _negated(text: Text, verb: Token) -> bool:
    return verb.index > 0 and text.tokens[verb.index - 1].lemma == "не"


def _future(text: Text, verb: Token) -> bool:
    if verb.lemma == "быть":
        return verb.text.lower().startswith("буд")
    return future(verb) or any(c.text.lower().startswith("буд") for c in text.children(verb.index, "aux"))


def _main(text: Text, verb: Token) -> Token:
    """«будем строить»: the infinitive."""
    if verb.lemma != "быть":
        return verb
    above = text.tokens[verb.head]
    return above if above.morph.form == "Inf" else verb


def _saying(text: Text, clause: Clause) -> Token | None:
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


def _sayer(text: Text, verb: Token) -> tuple[str, ...]:
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


def _able(text: Text, noun: Token) -> tuple[str, ...]:
    """The doers of a promised act: persons, bodies and areas; «рейсы» can do nothing."""
    mention = text.mention_at(noun.index)
    known = words("commitment", "bodies") | words("commitment", "groups")
    if (mention and not mention.adjective) or noun.lemma in known or noun.morph.pos == "PRON":
        return doers(text, noun)
    return ()


def _subject(text: Text, verb: Token, clause: Clause) -> Token | None:
    doer = subject(text, verb)
    if doer is not None and doer.lemma not in {"который", "что"}:
        return doer
    return next(
        (
            t
            for t in text.tokens[verb.index + 1 : clause.last + 1]
            if t.morph.case == "Nom" and t.morph.pos in {"NOUN", "PROPN"}
        ),
        None,
    )


def _speaker(text: Text, verb: Token) -> tuple[str, ...]:
    speaker = text.speaker_at(verb.start)
    return (speaker,) if speaker else ()


def _able_subject(text: Text, verb: Token, clause: Clause) -> Token | None:
    """The subject where it can act, else the body that stands for it: «помещение предоставит администрация»."""
    doer = subject(text, verb)
    if doer is not None and _able(text, doer):
        return doer
    return _hidden_body(text, verb, clause) or doer


def _hidden_body(text: Text, verb: Token, clause: Clause) -> Token | None:
    """«Перевозчика подберёт департамент»: the body that slovnet took for an object."""
    for token in text.tokens[clause.first : clause.last + 1]:
        body = token.lemma in words("commitment", "bodies") and token.morph.pos == "NOUN"
        if body and token.morph.case in {"Nom", "Acc"} and not preposition(text, token):
            return token
    return None


def _conditional(text: Text, clause: Clause) -> bool:
    first = text.tokens[clause.first : clause.verb]
    return any(t.lemma in {"если", "когда", "чтобы", "как", "пока"} and t.morph.pos == "SCONJ" for t in first)


def _organisation(text: Text, noun: Token) -> bool:
    mention = text.mention_at(noun.index)
    return mention is not None and mention.kind is NameKind.ORGANISATION and not mention.lent


__all__ = ["assured", "first_person", "given", "of_body", "reported"]
