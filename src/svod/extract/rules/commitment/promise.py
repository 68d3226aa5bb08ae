"""Promise: «пообещал направить», «заверил, что направят», «направим», «департамент подберёт перевозчика»."""

from collections.abc import Iterator

from svod.extract.acts import verb_acts
from svod.extract.clause import Clause, future
from svod.extract.clause import first_person as first
from svod.extract.doers import doers, voice
from svod.extract.pattern import noun_phrase, phrase, subject
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import (
    able,
    able_subject,
    body_within,
    conditional,
    hoped,
    negated,
    organisation,
    sayer,
    saying,
    will,
)
from svod.extract.rules.commitment.receiver import receivers
from svod.extract.rules.commitment.task import attends, due, infinitives, is_event, soft, task
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token

FORM = CommitmentForm.PROMISE


def given(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Мэр пообещал до осени отремонтировать школу», «которую обещал прислать завод», «в мэрии обещали …»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "promise") or verb.morph.form != "Fin":
        return
    found = infinitives(text, verb, clause)
    if not found or (verb.morph.tense == "Pres" and _habitual(text, clause)):
        return
    doer = _subject(text, verb, clause) or body_within(text, verb)
    by = doers(text, doer) if doer else _speaker(text, verb)
    if not by:
        return
    leave = frozenset(t.index for t in _own_words(text, doer)) if doer else frozenset()
    yield from of_task(
        text,
        clause,
        verb,
        found[0],
        FORM,
        rule="given",
        by=by,
        owner=by,
        to=receivers(text, found[0]) or receivers(text, verb),
        span=clause,
        leave=leave | {verb.index},
        wide=True,
    )


def assured(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Посол заверил, что министерство направит группу врачей»; «ответил, что ведомство изучит заявку»."""
    verb = text.tokens[clause.verb]
    if not will(text, verb) or first(verb) or (soft(verb) and verb.morph.aspect != "Imp"):
        return
    above = saying(text, clause)
    relative = any(t.lemma == "который" for t in text.tokens[clause.first : clause.verb])
    if relative and above is not None and above.index < clause.first and not _that(text, clause):
        return  # «пообещал рассказать о форумах, которые пройдут»
    if above is None or (
        above.lemma in words("commitment", "hope") and above.lemma not in words("commitment", "assure")
    ):
        return
    sure = above.lemma in words("commitment", "assure")
    if negated(text, verb) or any(
        t.morph.case == "Loc" and t.lemma in {"что", "который"} for t in text.tokens[clause.first : clause.verb]
    ):
        return
    doer = able_subject(text, verb, clause)
    by = sayer(text, above)
    owner = able(text, doer) if doer is not None else by
    if (not sure and ((not owner and doer is not None) or is_event(verb))) or not by:
        return
    if not sure and verb.lemma in words("indicator", "investment"):
        return  # «в проект вложат 40 млн»: the project's sum
    open_doer = doer is None and verb.morph.number == "Plur" and future(verb)
    if not sure and (not owner or doer is None) and not (open_doer and not _built(text, clause)):
        return
    body = text.mention_at(doer.index) if doer is not None else None
    leave = frozenset(range(body.first, body.last + 1)) if body else frozenset()
    what = task(text, verb, clause, leave)
    if doer is not None and not owner:
        what = f"{what} {noun_phrase(text, doer)}"
    yield from commitment(
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


def first_person(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«До конца мая передадим коллегам чертежи», «стадо закупим племенное»."""
    verb = text.tokens[clause.verb]
    if not first(verb) or not will(text, verb) or verb.lemma in words("commitment", "idle"):
        return
    main = _main(text, verb)
    if (
        soft(main)
        or is_event(main)
        or conditional(text, clause)
        or _asks(text, clause)
        or main.lemma in words("commitment", "idle")
    ):
        return
    if _habitual(text, clause):
        return  # «всегда поможем друзьям»
    speaker = _speaker(text, verb)
    if not speaker or any(t.lemma == "который" for t in text.tokens[clause.first : clause.verb]):
        return  # «решения, которые мы примем»
    yield from of_task(
        text,
        clause,
        verb,
        main,
        FORM,
        rule="first_person",
        by=speaker,
        owner=speaker,
        to=receivers(text, main),
        span=clause,
    )


def of_body(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Помещение предоставит городская администрация»: a body's perfective future, told by the page."""
    verb = text.tokens[clause.verb]
    if first(verb) or not will(text, verb) or not future(verb) or is_event(verb) or soft(verb) or attends(text, verb):
        return
    if saying(text, clause) is not None or conditional(text, clause) or verb.morph.voice in {"Pass", "Mid"}:
        return
    if (
        any(t.lemma == "что" for t in text.tokens[clause.first : clause.verb])
        or negated(text, verb)
        or infinitives(text, verb, clause)
    ):
        return
    doer = able_subject(text, verb, clause)
    if doer is None or (doer.lemma not in words("commitment", "bodies") and not organisation(text, doer)):
        return
    if verb.lemma not in words("commitment", "checkable") or _built(text, clause):
        return  # «завод построит цех» is a project, «центр примет гостей» a plan told by the page
    if doer.lemma in words("commitment", "officials") and not _speaker(text, verb):
        return  # «вице-губернатор внесёт предложения»: an agenda
    owner = doers(text, doer)
    if not owner or verb.lemma in words("commitment", "idle"):
        return
    by = _speaker(text, verb) or owner
    leave = frozenset(t.index for t in phrase(text, doer))
    yield from of_task(
        text,
        clause,
        verb,
        verb,
        FORM,
        rule="of_body",
        by=by,
        owner=owner,
        to=receivers(text, verb),
        span=clause,
        leave=leave,
        confidence=0.5,
    )


def reported(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«По словам мэра, мост достроят к маю»: somebody's reported words with nobody named for the act."""
    verb = text.tokens[clause.verb]
    if not will(text, verb) or first(verb) or verb.morph.number != "Plur" or not future(verb):
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
    if conditional(text, clause) or negated(text, verb) or _built(text, clause) or hoped(text, clause):
        return
    if verb.lemma in words("indicator", "investment"):
        return
    yield from of_task(
        text,
        clause,
        verb,
        verb,
        FORM,
        rule="reported",
        by=speaker,
        owner=speaker,
        to=receivers(text, verb),
        span=clause,
        confidence=0.5,
    )


def _asks(text: Text, clause: Clause) -> bool:
    """«обсуждаем, какой цех откроем», «решим, где построим»: a question."""
    opening = [t for t in text.tokens[clause.first : clause.first + 3] if t.morph.pos not in {"PUNCT", "ADP"}]
    return bool(opening) and opening[0].lemma in words("commitment", "asking")


def _habitual(text: Text, clause: Clause) -> bool:
    """«всегда», «обычно»: what one is used to do is no promise."""
    return any(t.lemma in words("commitment", "habits") for t in text.tokens[clause.first : clause.last + 1])


def _that(text: Text, clause: Clause) -> bool:
    return any(t.lemma == "что" for t in text.tokens[clause.first : clause.verb])


def _own_words(text: Text, doer: Token) -> tuple[Token, ...]:
    """The doer with its words, but not «остальные» of «остальные подрядчик обещает сдать»."""
    strange = [c for c in text.children(doer.index, "amod") if c.morph.number and c.morph.number != doer.morph.number]
    return tuple(t for t in text.subtree(doer.index) if t not in strange)


def _built(text: Text, clause: Clause) -> bool:
    """Whether the clause tells a project: «построят цех»; light verbs («выделят», «передадут») promise."""
    tells = {clause.verb, _main(text, text.tokens[clause.verb]).index}
    return any(a.head.index in tells and a.head.lemma not in words("project", "light") for a in verb_acts(text, clause))


def _main(text: Text, verb: Token) -> Token:
    """«будем строить»: the infinitive."""
    if verb.lemma != "быть":
        return verb
    above = text.tokens[verb.head]
    return above if above.morph.form == "Inf" else verb


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
    speaker = voice(text, verb.start)
    return (speaker,) if speaker else ()


__all__ = ["assured", "first_person", "given", "of_body", "reported"]
