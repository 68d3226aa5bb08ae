"""Judgement: what a person decided about a claim or an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What may be decided: of two entries, of a claim, of a promise."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    ABANDONED = "abandoned"
    REFUTED = "refuted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Passage:
    """A judged claim as it stood when it was judged: it is found again by these words, or by what was read from them,
    after the page was read anew; first among the claims of its `address`, for others may tell the same. Only when both
    have changed is the judgement without an object."""

    kind: str
    quote: str
    slots: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about `subject` (and `other`, when two are compared), and when (UTC, ISO 8601).

    Subjects are anchors: names of claims, "person:<name>", "person:<surname>@<claim>", "organisation:<name>". `ends`
    names the judgement that this one takes back. `passages` are the judged claims as they stood, `blocks` the block
    of each anchor. `sides` are all anchors of the two that were compared, where these were more than the claims that
    call them: a judgement of two entries is one of all their claims as they stood. `rubric` is the version of the
    weights by which candidates were shown when it was made. `id` is None until the register gives it one.
    """

    made: str
    judge: str
    subject: str
    verdict: str
    other: str | None = None
    correction: str | None = None
    reason: str | None = None
    ends: int | None = None
    passages: Mapping[str, Passage] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    rubric: str | None = None
    id: int | None = None

    @property
    def pairs(self) -> set[frozenset[str]]:
        """Every anchor of the one side with every anchor of the other; none where nothing was compared."""
        if self.other is None:
            return set()
        own, its = ((*side, name) for side, name in zip(self.sides, (self.subject, self.other), strict=True))
        return {frozenset((one, other)) for one in own for other in its if one != other}
