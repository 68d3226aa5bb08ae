"""Commitments: joined by who must act and what is to be done, when told at about the same time."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from svod.model.claim import Commitment
from svod.model.entry import Entry, Filed
from svod.model.verdicts import NONE, Verdicts
from svod.model.when import Basis, Precision, When
from svod.resolve.clusters import Cluster, asked_months, filed_months, gather
from svod.resolve.events import compatible
from svod.resolve.fullname import full_name
from svod.resolve.gist import entry_of
from svod.resolve.names import key, overlap, stems

NEAR = timedelta(days=31)
"""Articles further apart tell of two promises, even in the same words: a promise made again is news."""


def commitment_block(one: Filed, commitment: Commitment) -> str:
    """Commitments are compared with those of the same surname or name that acts; without one, within their page."""
    names = commitment.owner or commitment.by or commitment.to
    people = set(one.people)
    return "|".join(sorted(full_name(n).surname if n in people else key(n) for n in names)) or one.page


def commitments(told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The commitments of one who acts."""
    return [_entry(cluster) for cluster in gather(told, same, _filed_under, _asked_for, verdicts)]


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings may be of one commitment."""
    a, b = one.claim, other.claim
    if not isinstance(a, Commitment) or not isinstance(b, Commitment) or a.form is not b.form:
        return False
    near = one.published and other.published and abs(one.published - other.published) <= NEAR
    if not (near or one.page == other.page or (a.due and a.due == b.due)):
        return False
    return compatible(a.due, b.due) and overlap(a.what, b.what)


def _filed_under(one: Filed) -> Iterator[str]:
    published = When.day(one.published) if one.published else None
    due = one.claim.due if isinstance(one.claim, Commitment) else None
    return chain(filed_months(_words(one), published), filed_months(["due"], due))


def _asked_for(one: Filed) -> Iterator[str]:
    """Two articles a month apart stand in neighbouring months."""
    around = When(one.published - NEAR, one.published + NEAR, Precision.SPAN, Basis.STATED) if one.published else None
    due = one.claim.due if isinstance(one.claim, Commitment) else None
    return chain(asked_months(_words(one), around), asked_months(["due"], due) if due else ())


def _words(one: Filed) -> frozenset[str]:
    return stems(one.claim.what) if isinstance(one.claim, Commitment) else frozenset()


def _entry(cluster: Cluster) -> Entry:
    told = [one.claim for one in cluster if isinstance(one.claim, Commitment)]
    due = next((one.due for one in told if one.due), None)
    return entry_of(cluster, told[0].what, due, None)
