"""Entry: what the register holds after the claims of many pages are joined: a pure function of filed claims."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svod.model.claim import Claim, Phase
from svod.model.score import Candidate
from svod.model.when import When


class EntryKind(StrEnum):
    """What an entry is of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    EVENT = "event"
    AGREEMENT = "agreement"
    PROJECT = "project"
    COMMITMENT = "commitment"
    INDICATOR = "indicator"


class Relation(StrEnum):
    """How a page ties an organisation to an area or to another name."""

    AREA = "area"  # it belongs to the area
    SHORT = "short"  # it is called so for short
    PART = "part"  # it is a part of the other
    FORMER = "former"  # it was called so before
    BRAND = "brand"  # it sells under that name
    TURN = "turn"  # it sits there in turns with other places
    EVERY = "every"  # it sits once in so many months


EACH_SIDE = ""
"""Where a body sits in turns whose page says only that it does so with each of its sides."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """What a page says of an organisation beside what it does there: «завод „Рубин“, входящий в холдинг „Вега“»."""

    name: str
    relation: Relation
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A claim as the register holds it: with its name, its page and whom and what it concerns.

    `published` is the first day of the article's date. `areas` are those the claim itself names or its people hold
    posts in; `wider` are the areas those lie in and the sides of its page, good for asking but not for telling.
    `people` and `organisations` are the names in the claim's slots, told apart by the page's mentions; `ties` are what
    the page says of these organisations. `words` are the lemmas of the quote, for search.
    `official`: an office's own page or press service says so.
    """

    id: str
    claim: Claim
    page: str
    published: date | None = None
    areas: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    words: str = ""
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A post that a person holds or held, as the pages tell it; `first` and `seen` are the days of the oldest and the
    newest article that says so, `claims` stand in the order of their articles."""

    role: str
    organisation: str | None = None
    area: str | None = None
    phase: Phase = Phase.HOLDS
    when: When | None = None
    first: date | None = None
    seen: date | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as one claim tells it, with the date of its article."""

    stage: str
    day: date | None
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person, organisation, event, agreement, project, commitment or indicator, with the claims it rests on.

    `gist` is the fullest telling, its empty slots filled from the others (None for people and organisations).
    `start`/`end` are the days of the event, the signing, the term or the period; of an organisation, those of the first
    and the last article that tells of it. `history` holds the stages in
    the order of the articles that tell them, `tenures` a person's posts. `candidates` are entries that may be the same,
    with the score and its reasons: doubt is shown, never decided silently. `outcome` is what a person judged of a
    promise, plan or project. `borrowed` are claims of an event without a date of their own: theirs is inferred from
    those that have one, or from the day of a page that tells of it as going on, and goes when these go. Of
    organisations, `also` are abbreviations and brands that pages give them, `wholes` the holdings and bodies they are
    parts of, `formerly` what they were called before; of councils and the like, `turns` are the places they sit in by
    turns, `every` the months from one session to the next. `older` counts the claims that it rests on beside these,
    where only the newest were asked for.
    """

    id: str
    kind: EntryKind
    name: str
    claims: tuple[str, ...]
    names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    form: str | None = None
    stage: str | None = None
    start: date | None = None
    end: date | None = None
    gist: Claim | None = None
    tenures: tuple[Tenure, ...] = ()
    history: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    outcome: str | None = None
    borrowed: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    older: int = 0

    @property
    def count(self) -> int:
        """How many claims it rests on."""
        return len(self.claims) + self.older


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A claim's citation, as shown to people: the sentence and the page it stands on."""

    claim: str
    kind: str
    quote: str
    start: int
    end: int
    speaker: str | None
    confidence: float
    page: str
    address: str
    title: str | None
    publisher: str | None
    published: When | None
    genre: str = "other"
    origin: str | None = None
