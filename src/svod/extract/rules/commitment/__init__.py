"""Commitment claims: instructions, promises, intentions, invitations, expectations, declarations."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from svod.extract.clause import Clause, clauses
from svod.extract.rules.commitment.duty import must, necessity, needed, prescribed, set_task, told_before
from svod.extract.rules.commitment.expectation import (
    asks,
    awaits_act,
    awaits_from,
    awaits_thing,
    forecast,
    may_reach,
    others_must,
)
from svod.extract.rules.commitment.instruction import instruction, listed
from svod.extract.rules.commitment.intention import intention, ready, side_goes_on, will_go_on, wish
from svod.extract.rules.commitment.invitation import awaited, invitation, invited
from svod.extract.rules.commitment.leaning import agreed_on, agreed_that, keen, readiness, relies
from svod.extract.rules.commitment.obligation import laid_on, obliged, pledged
from svod.extract.rules.commitment.promise import assured, first_person, given, of_body, reported
from svod.model.claim import Commitment
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Text
from svod.model.when import When

Rule = Callable[[Text, Clause], Iterator[Commitment]]
BODY = frozenset({ParagraphKind.TEXT, ParagraphKind.ITEM})
RULES: tuple[Rule, ...] = (
    instruction,
    invited,
    invitation,
    awaited,
    given,
    pledged,
    laid_on,
    obliged,
    awaits_from,
    awaits_act,
    awaits_thing,
    side_goes_on,
    assured,
    may_reach,
    first_person,
    set_task,
    told_before,
    prescribed,
    intention,
    ready,
    readiness,
    keen,
    relies,
    agreed_on,
    agreed_that,
    wish,
    must,
    needed,
    necessity,
    will_go_on,
    asks,
    forecast,
    others_must,
    of_body,
    reported,
)
"""In order of trust: the first rule that reads a clause keeps it."""


def claims(text: Text) -> Iterator[Commitment]:
    """The text's commitment claims."""
    for sentence in text.sentences:
        if sentence.kind in BODY:
            yield from _of_sentence(text, sentence)


def _of_sentence(text: Text, sentence: Sentence) -> Iterator[Commitment]:
    found = list(listed(text, sentence))
    if found:
        yield from found
        return
    before: list[Commitment] = []
    term = _term_after(text, sentence)
    for clause in clauses(text, sentence):
        made = next((made for rule in RULES if (made := list(rule(text, clause)))), [])
        if not _goes_on(text, clause, before, made):
            yield from (replace(claim, due=term) if term and not claim.due else claim for claim in made)
        before = made


def _term_after(text: Text, sentence: Sentence) -> When | None:
    """«Министерству поручено составить список. Срок – 1 мая»: the term that the sentence after tells."""
    after = text.sentences[sentence.index + 1 : sentence.index + 2]
    head = text.tokens[after[0].first] if after else None
    if head is None or head.lemma != "срок" or after[0].paragraph != sentence.paragraph:
        return None
    dated = [t.when for t in text.times_in(after[0]) if t.when is not None and t.when.end is not None]
    return replace(dated[0], start=None) if len(dated) == 1 else None


def _goes_on(text: Text, clause: Clause, before: list[Commitment], made: list[Commitment]) -> bool:
    """«подготовим список и направим в министерство»: one promise, told by two verbs."""
    joint = text.tokens[clause.first].lemma == "и"
    bare = len(made) == 1 and made[0].due is None and len(made[0].what.split()) < 5
    return joint and bare and len(before) == 1 and (before[0].rule, before[0].by) == (made[0].rule, made[0].by)
