"""Control list: what is promised, instructed or planned and not known to be done, with owner, term and state. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from svod.brief.dossier import CLOSED
from svod.follow.control import owner_of, what_of
from svod.messages import say
from svod.model.claim import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentForm,
    Event,
    Modality,
    Project,
    ProjectStage,
)
from svod.model.entry import Entry, EntryKind, Source
from svod.model.when import When

NEAR = timedelta(days=30)
"""How long before its term a thing is marked as near."""

LISTED = (EntryKind.COMMITMENT, EntryKind.EVENT, EntryKind.AGREEMENT, EntryKind.PROJECT)
AHEAD = {AgreementStage.PLANNED.value, AgreementStage.NEGOTIATED.value}
BEGUN = {ProjectStage.PLANNED.value, ProjectStage.AGREED.value}


class State(StrEnum):
    """How a thing stands on the day of the list. That a term has passed says nothing of the result."""

    OVERDUE = "overdue"
    NEAR = "near"
    AHEAD = "ahead"
    UNTIMED = "untimed"
    PARTLY = "partly"
    BROKEN = "not_kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the list. `due` is the last day of the term, `term` the term as the page has it; `state` not_kept and
    partly are a person's judgement and never the program's."""

    id: str
    kind: str
    owner: str
    what: str
    due: date | None
    term: When | None
    state: State
    source: Source | None
    sources: int


def control(entries: Iterable[Entry], sources: Mapping[str, Source], as_of: date) -> list[Item]:
    """All that is open, by term; what has none comes last."""
    items = [_item(entry, sources, as_of) for entry in entries if is_open(entry)]
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max, item.owner, item.id))


def is_open(entry: Entry) -> bool:
    """Whether somebody still has something to do, as far as is known."""
    if entry.outcome in CLOSED:
        return False
    match entry.gist:
        case Commitment(form=form):
            return form is not CommitmentForm.DECLARATION
        case Event():
            return entry.stage in {Modality.PLANNED.value, Modality.PROPOSED.value}
        case Agreement():
            return entry.stage in AHEAD
        case Project():
            return entry.stage in BEGUN
    return False


def state_of(entry: Entry, as_of: date) -> State:
    """What is known of its term; a person's judgement goes before."""
    if entry.outcome in {State.PARTLY.value, State.BROKEN.value}:
        return State(entry.outcome)
    due = entry.end or entry.start
    if due is None:
        return State.UNTIMED
    if due < as_of:
        return State.OVERDUE
    return State.NEAR if due <= as_of + NEAR else State.AHEAD


def _item(entry: Entry, sources: Mapping[str, Source], as_of: date) -> Item:
    cited = [sources[claim] for claim in entry.claims if claim in sources]
    return Item(
        id=entry.id,
        kind=_kind(entry),
        owner=", ".join(owner_of(entry)),
        what=what_of(entry),
        due=entry.end or entry.start,
        term=_term(entry),
        state=state_of(entry, as_of),
        source=cited[-1] if cited else None,
        sources=len(cited),
    )


def _kind(entry: Entry) -> str:
    """«поручение», «визит»; of papers and projects what they are."""
    if entry.kind is EntryKind.AGREEMENT:
        return entry.form or say("kind.one.agreement")
    return say(f"{entry.kind.value}.form.{entry.form}") if entry.form else say(f"kind.one.{entry.kind.value}")


def _term(entry: Entry) -> When | None:
    term = getattr(entry.gist, "due", None) or getattr(entry.gist, "when", None)
    return term if isinstance(term, When) else None
