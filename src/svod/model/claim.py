"""Claim: one thing one page says in one place, with its citation. One class a kind."""

from dataclasses import dataclass
from enum import StrEnum

from svod.errors import CitationError
from svod.model.quantity import Quantity
from svod.model.when import When


class Phase(StrEnum):
    """How a person stands to a post."""

    HOLDS = "holds"
    ACTING = "acting"
    APPOINTED = "appointed"
    ELECTED = "elected"
    DISMISSED = "dismissed"
    FORMER = "former"
    CANDIDATE = "candidate"


class EventForm(StrEnum):
    """What kind of coming together."""

    MEETING = "meeting"
    NEGOTIATION = "negotiation"
    SESSION = "session"
    VISIT = "visit"
    CALL = "call"
    VIDEOCONFERENCE = "videoconference"
    EXHIBITION = "exhibition"
    FORUM = "forum"
    SIGNING = "signing"
    SITE_VISIT = "site_visit"
    CEREMONY = "ceremony"
    OTHER = "other"


class Modality(StrEnum):
    """Whether the event is told as done or going on, as planned, as proposed or as called off."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AREA = "area"
    PLACE = "place"


class ParticipantRole(StrEnum):
    """What a participant does at an event."""

    HOST = "host"
    GUEST = "guest"
    CHAIR = "chair"
    HEAD = "head"
    MEMBER = "member"
    SPEAKER = "speaker"


class AgreementStage(StrEnum):
    """How far a document has come."""

    PLANNED = "planned"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    EXPIRED = "expired"


class ProjectForm(StrEnum):
    """What is done together."""

    SUPPLY = "supply"
    PRODUCTION = "production"
    CONSTRUCTION = "construction"
    SERVICE = "service"
    PROGRAMME = "programme"
    RESEARCH = "research"
    EDUCATION = "education"
    CULTURE = "culture"
    OTHER = "other"


class ProjectStage(StrEnum):
    """The ladder of a project; the stage comes from the verb of the text."""

    CAPABILITY = "capability"
    OFFERED = "offered"
    REQUESTED = "requested"
    DISCUSSED = "discussed"
    AGREED = "agreed"
    PLANNED = "planned"
    PILOT = "pilot"
    RUNNING = "running"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class CommitmentForm(StrEnum):
    """How somebody is bound to act."""

    INSTRUCTION = "instruction"
    PROMISE = "promise"
    INTENTION = "intention"
    INVITATION = "invitation"
    EXPECTATION = "expectation"
    DECLARATION = "declaration"


class Measure(StrEnum):
    """What a figure measures."""

    TURNOVER = "turnover"
    EXPORT = "export"
    IMPORT = "import"
    SHARE = "share"
    RANK = "rank"
    COUNT = "count"
    VOLUME = "volume"
    INVESTMENT = "investment"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a figure moved."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where in the article's text a claim stands: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Citation":
        """The only way to make one. Raises CitationError when the span is empty or outside the text."""
        quote = text[start:end]
        if not quote.strip() or start < 0 or end > len(text):
            raise CitationError(f"no text at {start}:{end} of {len(text)}")
        return cls(start=start, end=end, quote=quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has. `speaker`: whose words these are (None: the page itself). `rule`: what found it."""

    citation: Citation
    rule: str
    speaker: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Claim):
    """Somebody holds a post."""

    person: str
    role: str
    organisation: str | None = None
    area: str | None = None
    phase: Phase = Phase.HOLDS
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, an organisation or an area that takes part in an event."""

    name: str
    kind: NameKind
    role: ParticipantRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """People or sides come together."""

    form: EventForm
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    when: When | None = None
    body: str | None = None
    ordinal: int | None = None
    topic: str | None = None
    modality: Modality = Modality.OCCURRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Claim):
    """A document between sides. `form` is the noun of the text («соглашение», «дорожная карта»)."""

    form: str
    subject: str | None = None
    parties: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    when: When | None = None
    valid: When | None = None
    count: int | None = None
    stage: AgreementStage = AgreementStage.SIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Claim):
    """Something done together, supplied or offered."""

    what: str
    form: ProjectForm
    giver: tuple[str, ...] = ()
    taker: tuple[str, ...] = ()
    place: str | None = None
    sector: str | None = None
    value: Quantity | None = None
    when: When | None = None
    stage: ProjectStage = ProjectStage.RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Claim):
    """Somebody is to do something."""

    form: CommitmentForm
    what: str
    by: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Claim):
    """A figure or rank."""

    measure: Measure
    of: str | None = None
    area: str | None = None
    partner: str | None = None
    sector: str | None = None
    period: When | None = None
    value: Quantity | None = None
    change: Quantity | None = None
    base: When | None = None
    direction: Direction | None = None


KINDS: dict[str, type[Claim]] = {
    "office": Office,
    "event": Event,
    "agreement": Agreement,
    "project": Project,
    "commitment": Commitment,
    "indicator": Indicator,
}


def kind_of(claim: Claim) -> str:
    """The name of a claim's kind in the contract: "office", "event", …"""
    return type(claim).__name__.lower()
