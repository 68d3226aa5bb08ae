"""Commitments: joined by who must act and what is to be done, when told at about the same time."""

from collections.abc import Iterable
from datetime import timedelta

from svod.model.claim import Commitment
from svod.model.entry import Entry, Filed
from svod.model.verdicts import NONE, Verdicts
from svod.model.when import Basis, Precision, When
from svod.resolve.clusters import Cluster, gather, months
from svod.resolve.events import compatible
from svod.resolve.fullname import full_name
from svod.resolve.gist import entry_of
from svod.resolve.names import key, overlap

NEAR, HALF = timedelta(days=31), timedelta(days=16)
"""Articles further apart tell of two promises, even in the same words: a promise made again is news."""


def keys(one: Filed) -> set[str]:
    """Commitments are compared with those of the same surname or name that acts, told at about the same time, of the
    same term or by the same page; without a name, within their page."""
    commitment = one.claim
    if not isinstance(commitment, Commitment):
        return set()
    names = commitment.owner or commitment.by or commitment.to
    people = set(one.people)
    who = "|".join(sorted(full_name(n).surname if n in people else key(n) for n in names)) or one.page
    at = {one.page}
    if one.published:
        # two articles NEAR to each other have a month in common when each is spread by half of that
        at |= set(months(When(one.published - HALF, one.published + HALF, Precision.SPAN, Basis.STATED)))
    if commitment.due:
        at.add(f"{commitment.due.start}–{commitment.due.end}")
    return {f"{who}|{each}" for each in at}


def commitments(told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The commitments of whole components."""
    return [entry(cluster) for cluster in gather(told, same, keys, verdicts=verdicts)]


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings may be of one commitment."""
    a, b = one.claim, other.claim
    if not isinstance(a, Commitment) or not isinstance(b, Commitment) or a.form is not b.form:
        return False
    near = one.published and other.published and abs(one.published - other.published) <= NEAR
    if not (near or one.page == other.page or (a.due and a.due == b.due)):
        return False
    return compatible(a.due, b.due) and overlap(a.what, b.what)


def entry(cluster: Cluster) -> Entry:
    """The commitment of a cluster."""
    told = [one.claim for one in cluster if isinstance(one.claim, Commitment)]
    due = next((one.due for one in told if one.due), None)
    return entry_of(cluster, told[0].what, due, None)
