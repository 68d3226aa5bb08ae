"""PLOVER: what an entry is in the words of political event data, beside our own modality and stage.

Types, modes and contexts are those of the PLOVER manual of the Open Event Data Alliance (chapters AGREE, CONSULT,
SUPPORT, COOPERATE and the table of general contexts, github.com/openeventdata/PLOVER); what it gives no type for
(requests, discussions, instructions, ceremonies) has none here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from svod.model.claim import (
    AgreementStage,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Modality,
    Participant,
    ParticipantRole,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.entry import Entry, EntryKind

CONSULT, AGREE, SUPPORT, COOPERATE = "CONSULT", "AGREE", "SUPPORT", "COOPERATE"

EVENTS = {
    EventForm.MEETING: (CONSULT, None),
    EventForm.NEGOTIATION: (CONSULT, None),
    EventForm.SESSION: (CONSULT, None),
    EventForm.VISIT: (CONSULT, "visit"),
    EventForm.SITE_VISIT: (CONSULT, "visit"),
    EventForm.CALL: (CONSULT, "phone"),
    EventForm.VIDEOCONFERENCE: (CONSULT, "phone"),
    EventForm.FORUM: (CONSULT, "multilateral"),
    EventForm.SIGNING: (SUPPORT, None),
}
"""«phone» is any remote medium; whoever signs or finalises a treaty gives SUPPORT."""

AGREEMENTS = {
    AgreementStage.PLANNED: AGREE,
    AgreementStage.NEGOTIATED: AGREE,
    AgreementStage.SIGNED: SUPPORT,
    AgreementStage.IN_FORCE: SUPPORT,
    AgreementStage.EXTENDED: SUPPORT,
}
"""«Promises to sign or ratify agreements» are AGREE."""

PROJECTS = {
    ProjectStage.OFFERED: AGREE,
    ProjectStage.AGREED: AGREE,
    ProjectStage.PLANNED: AGREE,
    ProjectStage.PILOT: COOPERATE,
    ProjectStage.RUNNING: COOPERATE,
    ProjectStage.COMPLETED: COOPERATE,
}

COMMITMENTS = {CommitmentForm.PROMISE: AGREE, CommitmentForm.INTENTION: AGREE, CommitmentForm.INVITATION: AGREE}

FIELDS = {
    ProjectForm.SUPPLY: "economic",
    ProjectForm.PRODUCTION: "economic",
    ProjectForm.CONSTRUCTION: "economic",
    ProjectForm.SERVICE: "economic",
    ProjectForm.EDUCATION: "culture",
    ProjectForm.CULTURE: "culture",
}
"""Trade and development are economic; cultural and educational exchange is culture."""

OUTLOOKS = {
    Modality.PLANNED.value: "future",
    Modality.PROPOSED.value: "hypothetical",
    Modality.CANCELLED.value: "negation",
}


@dataclass(frozen=True, slots=True)
class Code:
    """What, how and why; who does it to whom. Without host and guest all who take part are sources."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def coded(entry: Entry) -> Code | None:
    """The code of an entry; None where PLOVER has no type for it."""
    gist = entry.gist
    match entry.kind:
        case EntryKind.EVENT if isinstance(gist, Event):
            return _event(gist, entry.stage)
        case EntryKind.AGREEMENT if type_ := AGREEMENTS.get(AgreementStage(entry.stage or AgreementStage.SIGNED)):
            contexts = ("diplomatic", "future") if type_ is AGREE else ("diplomatic",)
            return Code(type_, None, contexts, getattr(gist, "parties", ()))
        case EntryKind.PROJECT if isinstance(gist, Project):
            type_ = PROJECTS.get(ProjectStage(entry.stage or gist.stage))
            field = (FIELDS[gist.form],) if gist.form in FIELDS else ()
            return Code(type_, None, field, gist.giver, gist.taker) if type_ else None
        case EntryKind.COMMITMENT if isinstance(gist, Commitment):
            type_ = COMMITMENTS.get(gist.form)
            return Code(type_, None, (), gist.owner or gist.by, gist.to) if type_ else None
    return None


def _event(event: Event, stage: str | None) -> Code | None:
    if event.form not in EVENTS:
        return None
    type_, mode = EVENTS[event.form]
    outlook = OUTLOOKS.get(stage or event.modality)
    hosts = _names(event.participants, {ParticipantRole.HOST})
    others = _names(event.participants, set(ParticipantRole) - {ParticipantRole.HOST} | {None})
    # «the visitor will always be coded as the source actor and the host will be the recipient»
    sources, recipients = (others, hosts) if hosts and others else ((*hosts, *others), ())
    return Code(type_, mode, ("diplomatic", *([outlook] if outlook else ())), sources, recipients)


def _names(participants: Iterable[Participant], roles: set[ParticipantRole | None]) -> tuple[str, ...]:
    return tuple(one.name for one in participants if one.role in roles)
