"""Made: the one way from what a rule found to a claim: clause, task, term and sides."""

from collections.abc import Iterator

from svod.extract.clause import Clause
from svod.extract.pattern import cite
from svod.extract.rules.commitment.task import due as term
from svod.extract.rules.commitment.task import task
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token
from svod.model.when import When

Names = tuple[str, ...]


def of_task(
    text: Text,
    clause: Clause,
    at: Token,
    act: Token,
    form: CommitmentForm,
    *,
    rule: str,
    by: Names = (),
    owner: Names = (),
    to: Names = (),
    span: Clause | None = None,
    leave: frozenset[int] = frozenset(),
    wide: bool = False,
    confidence: float = 0.6,
) -> Iterator[Commitment]:
    """The claim of the verb `act`: its words within `span` (else from it to the clause's end), the clause's term."""
    span = span or Clause(act.index, act.index, clause.last)
    what = task(text, act, span, leave, wide=wide)
    when = None if form is CommitmentForm.DECLARATION else term(text, clause.first, clause.last)
    yield from commitment(text, at, form, what, rule=rule, by=by, owner=owner, to=to, due=when, confidence=confidence)


def commitment(
    text: Text,
    at: Token,
    form: CommitmentForm,
    what: str,
    *,
    rule: str,
    by: Names = (),
    owner: Names = (),
    to: Names = (),
    due: When | None = None,
    confidence: float = 0.6,
) -> Iterator[Commitment]:
    """The claim, cited by the sentence of `at`; none when nothing is left of what is to be done."""
    if len(what.split()) < 2 and form is not CommitmentForm.INVITATION:
        return
    yield Commitment(
        citation=cite(text, text.sentence_of(at.index)),
        rule=rule,
        speaker=text.speaker_at(at.start),
        confidence=confidence,
        form=form,
        what=what,
        by=by,
        owner=owner,
        to=tuple(n for n in to if n not in owner),
        due=due,
    )
