"""Duty: «ставим задачу удвоить», «мы должны войти в тройку», «протокол предусматривает утроить перевозки»."""

from collections.abc import Iterator

from svod.extract.clause import Clause
from svod.extract.doers import doers
from svod.extract.parties import both
from svod.extract.pattern import subject
from svod.extract.rules.commitment.intention import INTENTION, by_whom, is_project, negated
from svod.extract.rules.commitment.made import commitment
from svod.extract.rules.commitment.task import due, infinitives, is_event, soft, task
from svod.lexicon import words
from svod.model.claim import Commitment
from svod.model.text import Text


def set_task(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ставим задачу удвоить оборот», «президенты поставили задачу довести торговлю до миллиарда»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "set_task"):
        return
    noun = next(
        (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma in words("commitment", "tasks")), None
    )
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1] if noun else []
    if not found or soft(found[0]):
        return
    by = by_whom(text, verb, clause)
    made = commitment(
        text,
        verb,
        INTENTION,
        task(text, found[0], Clause(found[0].index, found[0].index, clause.last)),
        rule="set_task",
        by=by,
        owner=by,
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made


def must(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«В этом году мы должны войти в тройку»: what the speaker sets himself."""
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if verb.lemma in {"нужный", "нужно", "надо", "необходимый"}:
        doer = next(
            (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma == "мы" and t.morph.case == "Dat"), None
        )
    elif verb.lemma not in {"должный", "обязанный"}:
        return
    if doer is None or doer.lemma != "мы":
        return
    found = infinitives(text, verb, clause)
    by = doers(text, doer)
    if not found or soft(found[0]) or is_event(found[0]) or not by or found[0].lemma in words("commitment", "idle"):
        return
    made = commitment(
        text,
        verb,
        INTENTION,
        task(text, found[0], clause),
        rule="must",
        by=by,
        owner=by,
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made


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
    made = commitment(
        text,
        verb,
        INTENTION,
        task(text, found[0], Clause(found[0].index, found[0].index, clause.last)),
        rule="prescribed",
        by=sides,
        owner=sides,
        due=due(text, clause.first, clause.last),
    )
    if made:
        yield made
