"""Duty: «ставим задачу удвоить», «мы должны войти в тройку», «протокол предусматривает утроить перевозки»."""

from collections.abc import Iterator

from svod.extract.clause import Clause
from svod.extract.doers import doers
from svod.extract.parties import both
from svod.extract.pattern import preposition, subject
from svod.extract.rules.commitment.intention import INTENTION, by_whom, is_project, negated
from svod.extract.rules.commitment.made import of_task
from svod.extract.rules.commitment.promiser import conditional
from svod.extract.rules.commitment.task import infinitives, is_event, soft
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token

EXPECTATION = CommitmentForm.EXPECTATION


def set_task(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ставим задачу удвоить оборот», «президенты поставили задачу довести торговлю до миллиарда»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "set_task") or verb.morph.tense == "Fut" or conditional(text, clause):
        return
    noun = next(
        (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma in words("commitment", "tasks")), None
    )
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1] if noun else []
    if not found or soft(found[0]):
        return
    by = by_whom(text, verb, clause)
    told = _told(text, clause, verb, found[0])
    form = CommitmentForm.INSTRUCTION if told else INTENTION
    yield from of_task(text, clause, verb, found[0], form, rule="set_task", by=by, owner=told or by)


def _told(text: Text, clause: Clause, verb: Token, act: Token) -> tuple[str, ...]:
    """«поставил министерству задачу»: the body or person in the dative before the act."""
    nouns = (t for t in text.tokens[clause.first : act.index] if t.morph.case == "Dat" and not preposition(text, t))
    known = words("commitment", "bodies")
    for noun in nouns:
        mention = text.mention_at(noun.index)
        if noun.morph.pos in {"NOUN", "PROPN"} and (noun.lemma in known or (mention and not mention.adjective)):
            return doers(text, noun)
    return ()


def must(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«В этом году мы должны войти в тройку»: what the speaker sets himself."""
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if verb.lemma in words("commitment", "needful"):
        doer = next(
            (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma == "мы" and t.morph.case == "Dat"), None
        )
    elif verb.lemma not in {"должный", "обязанный", "обязать"}:
        return
    if doer is None or doer.lemma != "мы":
        return
    found = infinitives(text, verb, clause)
    by = doers(text, doer)
    if not found or soft(found[0]) or is_event(found[0]) or not by or found[0].lemma in words("commitment", "idle"):
        return
    if is_project(text, clause, found[0]):
        return
    yield from of_task(text, clause, verb, found[0], INTENTION, rule="must", by=by, owner=by, span=clause)


def needed(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Необходимо ускорить ремонт моста», said by somebody: an expectation of nobody, or of the one in the dative."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    if verb.lemma not in words("commitment", "needful") or not speaker or negated(text, verb):
        return
    if subject(text, verb) is not None or conditional(text, clause):
        return
    found = infinitives(text, verb, clause)
    if not found or soft(found[0]) or is_event(found[0]) or found[0].lemma in words("commitment", "idle"):
        return
    if found[0].morph.aspect != "Perf" or is_project(text, clause, found[0]):
        return
    told = [t for t in text.tokens[clause.first : found[0].index] if t.morph.case == "Dat" and t.morph.pos == "NOUN"]
    owner = doers(text, told[0]) if told else ()
    yield from of_task(
        text, clause, verb, found[0], EXPECTATION, rule="needed", by=(speaker,), owner=owner, confidence=0.4
    )


def necessity(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Президент заявил о необходимости увеличить число судов»: an expectation of nobody named."""
    verb = text.tokens[clause.verb]
    noun = next((t for t in text.tokens[verb.index : clause.last + 1] if t.lemma == "необходимость"), None)
    known = words("commitment", "announce") | words("commitment", "express")
    if noun is None or verb.lemma not in known or verb.morph.tense != "Past":
        return
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1]
    by = by_whom(text, verb, clause)
    if found and by and not soft(found[0]) and not is_event(found[0]) and not is_project(text, clause, found[0]):
        yield from of_task(text, clause, verb, found[0], EXPECTATION, rule="necessity", by=by, confidence=0.4)


def prescribed(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Протокол предусматривает утроить перевозки по Лене»: a document binds its parties."""
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if verb.lemma not in words("commitment", "prescribe") or doer is None or negated(text, verb):
        return
    if doer.lemma not in words("commitment", "binding_papers"):
        return
    found = [c for c in infinitives(text, verb, clause) if c.index == verb.index + 1 or c.rel in {"xcomp", "csubj"}]
    sides = both(text)
    if not found or not sides or soft(found[0]) or is_event(found[0]) or is_project(text, clause, found[0]):
        return
    yield from of_task(text, clause, verb, found[0], INTENTION, rule="prescribed", by=sides, owner=sides)
