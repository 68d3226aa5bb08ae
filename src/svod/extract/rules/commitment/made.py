"""Made: a commitment claim put together from what the rules of this kind found."""

from svod.extract.pattern import cite
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token
from svod.model.when import When

Names = tuple[str, ...]


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
) -> Commitment | None:
    """The claim, cited by its sentence; None when nothing is left of what is to be done."""
    if len(what.split()) < 2 and form is not CommitmentForm.INVITATION:
        return None
    return Commitment(
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
