"""Bound: acts that an instruction or a promise asks for, which are commitments and no projects."""

from functools import cache

from svod.extract.acts import Act
from svod.extract.clause import Clause, clauses, predicate
from svod.extract.rules.project.stage import among_projects
from svod.lexicon import words
from svod.model.text import Text, Token


@cache
def _binding() -> frozenset[str]:
    return words("commitment", "instruct") | words("commitment", "promise") | words("commitment", "assure")


def bound(text: Text, act: Act) -> bool:
    """«поручил построить», «пообещали поставить», «построим к маю», «перечень предприятий, которым нужны станки»."""
    clause = act.clause
    verb = text.tokens[clause.verb]
    own = text.tokens[clause.first : clause.last + 1]
    if any(t.lemma in _binding() and t.index < act.head.index for t in own) or _promises(verb):
        return True
    sentence = text.sentence_of(act.head.index)
    if clause.verb == sentence.first and not _heads(text, clause) and not among_projects(text, act):
        return True
    before = [c for c in clauses(text, sentence) if c.first < clause.first]
    if not before:
        return False
    last = text.tokens[before[-1].verb]
    relative = any(t.lemma == "который" for t in own[:3])
    if relative and (_promises(last) or last.lemma in _binding()):
        return True
    asked = any(t.lemma in {"что", "сколько", "какой", "где", "чтобы"} for t in own[:3])
    return (last.lemma in _binding() and asked) or last.lemma in words("commitment", "invite")


def _heads(text: Text, clause: Clause) -> bool:
    """Whether the clause has a predicate at all; a line of a list of tasks has none."""
    return predicate(text.tokens[clause.verb])


def _promises(verb: Token) -> bool:
    """The first person's future."""
    morph = verb.morph
    return morph.person == "1" and (morph.tense == "Fut" or (morph.aspect == "Perf" and morph.tense == "Pres"))
