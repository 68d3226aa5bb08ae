"""Results: later claims that may tell what became of a promise, and what each of them seems to be. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svod.follow.matching import put_off
from svod.follow.matter import Matter
from svod.lexicon import words
from svod.model.claim import (
    AgreementStage,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    Modality,
    ProjectStage,
)
from svod.model.entry import Filed
from svod.model.score import Score


class Turn(StrEnum):
    """What a later telling seems to be."""

    RESULT = "result"
    STEP = "step"  # it lies ahead still: promised again, begun
    MOVED = "moved"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Result:
    """A later claim that may tell what became of a promise."""

    claim: str
    entry: str | None
    day: date | None
    turn: Turn
    score: Score


DONE: Mapping[str, Turn] = {
    **dict.fromkeys((Modality.OCCURRED, AgreementStage.SIGNED, AgreementStage.IN_FORCE), Turn.RESULT),
    **dict.fromkeys((AgreementStage.EXTENDED, ProjectStage.RUNNING, ProjectStage.COMPLETED), Turn.RESULT),
    **dict.fromkeys((Modality.CANCELLED, ProjectStage.CANCELLED), Turn.BROKEN),
}
"""Stages that tell what became of a plan."""

EARLY = frozenset(
    {
        *(Modality.PLANNED, Modality.PROPOSED, AgreementStage.PLANNED, AgreementStage.NEGOTIATED),
        *list(ProjectStage)[1:7],
    }
)
"""Stages of what is to be."""


def stage_of(claim: Claim) -> str | None:
    """The stage of a claim, or its modality; None of what has neither."""
    stage = getattr(claim, "stage", None) or getattr(claim, "modality", None)
    return str(stage) if stage else None


def turn_of(promise: Filed, later: Filed, matter: Matter) -> Turn:
    """What a later claim seems to be: by its words, its stage, and a term later than the promised one."""
    claim = later.claim
    moved = bool(matter.lemmas & words("follow", "moved"))
    cancelled = stage_of(claim) in (Modality.CANCELLED, ProjectStage.CANCELLED) and not moved  # «пришлось отложить»
    if cancelled or matter.lemmas & words("follow", "broken"):
        return Turn.BROKEN
    if moved or stage_of(claim) == ProjectStage.SUSPENDED:
        return Turn.MOVED if moved else Turn.BROKEN
    if not _ahead(claim):
        return Turn.RESULT
    return Turn.MOVED if put_off(promise.claim, claim) else Turn.STEP


def _ahead(claim: Claim) -> bool:
    """Whether what a claim tells of is still to be."""
    if isinstance(claim, Commitment):
        return claim.form is not CommitmentForm.DECLARATION
    if isinstance(claim, Event):
        return claim.modality in (Modality.PLANNED, Modality.PROPOSED)
    return stage_of(claim) in EARLY - {ProjectStage.PILOT}
