"""Commitments: joined by who must act and what is to be done, when told at about the same time."""

from datetime import timedelta

from svod.model.claim import Commitment
from svod.model.entry import Entry, Filed
from svod.model.when import When
from svod.resolve.clusters import Cluster
from svod.resolve.dates import compatible
from svod.resolve.fullname import full_name
from svod.resolve.gist import entry_of
from svod.resolve.keys import ANY, UNKNOWN, Mark, around, marked
from svod.resolve.names import key, matter, overlap

NEAR = timedelta(days=31)
"""Articles further apart tell of two promises, even in the same words: a promise made again is news."""

TERM = timedelta(days=7)
"""Terms that name but an end are two when these are further apart: of two promises, or of one that was put off."""

WORDS = 3
"""Words that a saying must have to be known again by them."""


def filed_under(one: Filed) -> set[str]:
    """Under what others find a commitment: the surname or name that acts, with the time and the term, and with the
    words, for pages without a date; without a name, within the page."""
    said = marked(_said(one), Mark.SAID, [ANY] if one.published else [UNKNOWN])
    return {*_timed(one), *said}


def _who(one: Filed, commitment: Commitment) -> str:
    names = commitment.owner or commitment.by or commitment.to
    people = set(one.people)
    return "|".join(sorted(full_name(n).surname if n in people else key(n) for n in names)) or one.page


def _said(one: Filed) -> set[str]:
    commitment = one.claim
    if not isinstance(commitment, Commitment):
        return set()
    return {f"{_who(one, commitment)}|said {' '.join(sorted(matter(commitment.what)))}"}


def _timed(one: Filed) -> set[str]:
    commitment = one.claim
    if not isinstance(commitment, Commitment):
        return set()
    who = _who(one, commitment)
    at = {one.page}
    if one.published:
        at |= set(around(one.published, NEAR))
    if commitment.due:
        at.add(f"{commitment.due.start}–{commitment.due.end}")
    return {f"{who}|{each}" for each in at}


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings may be of one commitment."""
    a, b = one.claim, other.claim
    if not isinstance(a, Commitment) or not isinstance(b, Commitment) or a.form is not b.form:
        return False
    near = one.published and other.published and abs(one.published - other.published) <= NEAR
    if not (near or one.page == other.page or (a.due and a.due == b.due) or _repeated(one, a, other, b)):
        return False
    return _one_term(a.due, b.due) and overlap(a.what, b.what)


def _one_term(one: When | None, other: When | None) -> bool:
    """Whether two terms may be of one promise: «до 1 мая» and «до конца апреля», not «до 1 сентября»."""
    if one and other and one.end and other.end and not (one.start or other.start):
        return abs(one.end - other.end) <= TERM
    return compatible(one, other)


def _repeated(one: Filed, a: Commitment, other: Filed, b: Commitment) -> bool:
    """A page without a date has somebody say what a dated one has him say, in the same words."""
    words = matter(a.what)
    return bool(one.published) != bool(other.published) and len(words) >= WORDS and words == matter(b.what)


def entry(cluster: Cluster) -> Entry:
    """The commitment of a cluster."""
    told = [one.claim for one in cluster if isinstance(one.claim, Commitment)]
    due = next((one.due for one in told if one.due), None)
    return entry_of(cluster, told[0].what, due, None)
