"""Expectation: «ждём от вас», «рассчитывает, что вернутся», «попросил ускорить», «могут выйти на миллиард»."""

from collections.abc import Iterator

from svod.extract.acts import verb_acts
from svod.extract.clause import Clause, first_person, future, opens
from svod.extract.doers import counterpart, doers
from svod.extract.parties import both, parties
from svod.extract.pattern import joined_with, noun_phrase, phrase, preposition, subject
from svod.extract.rules.commitment.intention import is_project
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import able_subject, negated
from svod.extract.rules.commitment.task import due, infinitives, is_event, task
from svod.language.morph import joined
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token

FORM = CommitmentForm.EXPECTATION


def awaits_from(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ждём от соседей встречных предложений»: who is to act stands after «от»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "await"):
        return
    source = next((t for t in text.tokens[clause.first : clause.last + 1] if preposition(text, t) == "от"), None)
    wanted = next(
        (
            c
            for c in text.children(verb.index, "obj", "iobj", "nmod", "obl")
            if c.morph.case in {"Gen", "Acc"} and not preposition(text, c)
        ),
        None,
    )
    if source is not None and wanted is None:
        wanted = next(
            (
                t
                for t in text.tokens[source.index + 1 : clause.last + 1]
                if t.morph.pos == "NOUN" and t.morph.case in {"Gen", "Acc"} and not preposition(text, t)
            ),
            None,
        )
    if source is None or wanted is None or wanted.morph.pos in {"PRON", "DET"}:
        return
    owner = doers(text, source) or parties(text, source)
    yield from commitment(
        text,
        verb,
        FORM,
        _said(text, wanted, clause),
        rule="awaits_from",
        by=_by(text, verb),
        owner=owner,
        due=due(text, clause.first, clause.last),
    )


def awaits_thing(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Первый урожай ждём в июле»: an awaited thing with its time."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    term = due(text, clause.first, clause.last)
    if verb.lemma not in words("commitment", "await") or verb.morph.person != "1" or not speaker or term is None:
        return
    wanted = next(
        (c for c in text.children(verb.index, "obj", "nsubj") if c.morph.pos == "NOUN" and not preposition(text, c)),
        None,
    )
    if wanted is None or wanted.lemma in words("commitment", "groups"):
        return
    yield from commitment(
        text, verb, FORM, _lower(text, wanted), rule="awaits_thing", by=(speaker,), due=term, confidence=0.5
    )


def awaits_act(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ждём миссию, которая проработает вопрос», «рассчитывает, что до мая аэропорт начнёт принимать рейсы»."""
    verb = text.tokens[clause.verb]
    if not future(verb) or (first_person(verb) and verb.lemma not in {"смочь", "суметь"}):
        return
    above = _hoping(text, clause)
    if above is None or negated(text, verb):
        return
    doer = subject(text, verb) or able_subject(text, verb, clause)
    relative = doer is not None and doer.lemma == "который"
    if relative:
        doer = text.tokens[verb.head]
    owner = (doers(text, doer) or parties(text, doer)) if doer is not None else ()
    if not owner and doer is not None and relative:
        owner = _other(text, above)
    inner = infinitives(text, verb, clause)
    main = inner[0] if inner and verb.lemma in {"смочь", "суметь"} else verb
    by = _by(text, above)
    own = doer is not None and bool(owner) and not relative
    leave = frozenset(t.index for t in phrase(text, doer)) if own and doer is not None else frozenset()
    yield from of_task(text, clause, verb, main, FORM, rule="awaits_act", by=by, owner=owner, span=clause, leave=leave)


def asks(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Посол попросил ускорить оформление грузов»: the other side is to act."""
    verb = text.tokens[clause.verb]
    turned = verb.lemma in words("commitment", "turn_to") and _request(text, clause)
    if not (turned or verb.lemma in words("commitment", "ask")) or verb.morph.form != "Fin":
        return
    found = infinitives(text, verb, clause)
    if not found or any(act.head.index >= found[0].index for act in verb_acts(text, clause)):
        return
    if turned and (is_event(found[0]) or is_project(text, clause, found[0])):
        return
    by = _by(text, verb)
    asked = next(
        (
            c
            for c in text.children(verb.index, "obj", "iobj", *(["obl"] if turned else []))
            if c.morph.case in {"Acc", "Dat", "Gen"} and c.index < found[0].index
        ),
        None,
    )
    owner = doers(text, asked) if asked is not None else ()
    if not owner and by:
        rest = counterpart(text, by[0])
        owner = (rest,) if rest else ()
    if not by:
        return
    yield from of_task(text, clause, verb, found[0], FORM, rule="asks", by=by, owner=owner)


def _request(text: Text, clause: Clause) -> bool:
    """«обратился (к министру) с просьбой ускорить»."""
    told = (t for t in text.tokens[clause.verb + 1 : clause.last] if t.lemma in words("commitment", "requests"))
    return any(t.morph.case == "Ins" and text.tokens[t.index + 1].morph.form == "Inf" for t in told)


def may_reach(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Стороны могут выйти на два миллиарда долларов», «скоро достигнем миллиарда»: a target in somebody's mouth."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    targets = words("commitment", "targets")
    run = text.tokens[clause.first : clause.last + 1]
    figure = any(clause.first <= a.first <= clause.last for a in text.amounts)
    found = [t for t in run if t.morph.form == "Inf" and t.lemma in targets]
    able = verb.lemma in {"мочь", "смочь", "способный"} or any(t.lemma == "сила" for t in run)
    reached = verb.lemma in words("commitment", "reached") and first_person(verb) and future(verb)
    if not speaker or not figure or not (reached or (found and able)):
        return
    act = verb if reached else found[0]
    doer = subject(text, verb)
    owner = doers(text, doer) if doer is not None and doer.lemma != "мы" else ()
    span = clause if reached else None
    yield from of_task(
        text, clause, verb, act, FORM, rule="may_reach", by=(speaker,), owner=owner or both(text), span=span
    )


def forecast(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Прогнозируется рост торговли вдвое», «ожидается увеличение экспорта до миллиарда»: a figure to come."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "foresee") or verb.morph.tense == "Past":
        return
    noun = subject(text, verb)
    figure = any(clause.first <= a.first <= clause.last for a in text.amounts)
    if noun is None or noun.lemma not in words("commitment", "movements") or not figure:
        return
    speaker = text.speaker_at(verb.start)
    yield from commitment(
        text,
        verb,
        FORM,
        _said(text, noun, clause),
        rule="forecast",
        by=(speaker,) if speaker else (),
        due=due(text, clause.first, clause.last),
        confidence=0.5,
    )


def others_must(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Такие поездки должны стать ежегодными», said by a speaker of what others do."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    doer = subject(text, verb)
    if doer is None:
        doer = next(
            (
                t
                for t in text.tokens[clause.first : verb.index]
                if t.morph.pos == "NOUN" and t.morph.case in {"Nom", "Acc"}
            ),
            None,
        )
    if verb.lemma != "должный" or not verb.morph.short or not speaker or doer is None or doer.morph.pos == "PRON":
        return
    found = infinitives(text, verb, clause)
    if not found or found[0].lemma in {"быть", "помочь", "работать"} or is_event(found[0]):
        return
    owner = doers(text, doer) or parties(text, doer)
    what = f"{task(text, found[0], Clause(found[0].index, found[0].index, clause.last))} — {_lower(text, doer)}"
    yield from commitment(
        text,
        verb,
        FORM,
        what,
        rule="others_must",
        by=(speaker,),
        owner=owner,
        due=due(text, clause.first, clause.last),
        confidence=0.4,
    )


def _hoping(text: Text, clause: Clause) -> Token | None:
    """The «рассчитывает», «ждём» that a clause with «что» or «который» hangs on."""
    head = text.tokens[clause.first : clause.verb]
    if not any(t.lemma in {"что", "который"} for t in head):
        return None
    first = text.sentence_of(clause.verb).first
    before = [t for t in text.tokens[first : clause.first] if t.morph.form == "Fin" or t.morph.short]
    if not before:
        return None
    hoped = any(t.lemma in words("commitment", "hopes") for t in text.tokens[before[-1].index : clause.first + 1])
    return before[-1] if hoped or before[-1].lemma in words("commitment", "hope") else None


def _by(text: Text, verb: Token) -> tuple[str, ...]:
    speaker = text.speaker_at(verb.start)
    if speaker:
        return (speaker,)
    doer = subject(text, verb)
    return doers(text, doer) if doer is not None else ()


def _lower(text: Text, noun: Token) -> str:
    """The noun phrase without the capital of a sentence's head."""
    said = noun_phrase(text, noun)
    return said[:1].lower() + said[1:] if opens(text, phrase(text, noun)[0]) else said


def _other(text: Text, verb: Token) -> tuple[str, ...]:
    speaker = text.speaker_at(verb.start)
    rest = counterpart(text, speaker) if speaker else None
    return (rest,) if rest else ()


def _said(text: Text, noun: Token, clause: Clause) -> str:
    run = [t for t in phrase(text, noun) if t.index <= clause.last]
    after = [
        t for t in text.tokens[run[-1].index + 1 : clause.last + 1] if t.text not in {"—", "–", "»", '"', ".", ","}
    ]
    return joined(run, [t.text for t in run]) + (
        " " + joined(after, [t.text for t in after]) if after and len(after) < 8 else ""
    )


__all__ = ["asks", "awaits_act", "awaits_from", "awaits_thing", "joined_with", "may_reach", "others_must"]
