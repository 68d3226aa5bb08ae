"""Agreements: documents joined by their sides, their form and what they are about."""

from datetime import date

from svod.model.claim import Agreement, AgreementStage
from svod.model.entry import Entry, Filed
from svod.resolve.clusters import Cluster
from svod.resolve.dates import compatible
from svod.resolve.gist import entry_of, history_of
from svod.resolve.names import key, matter, overlap


def keys(one: Filed) -> set[str]:
    """Documents are compared with those of one form between the same sides that share a word of their subject, or
    their date; without sides, only within their page."""
    agreement = one.claim
    if not isinstance(agreement, Agreement):
        return set()
    sides = "|".join(sorted(map(key, agreement.parties))) or one.page
    words = matter(agreement.subject) or {key(agreement.subject)} if agreement.subject else set()
    days = {f"{agreement.when.start}–{agreement.when.end}"} if agreement.when else set()
    return {f"{sides}|{key(agreement.form)}|{word}" for word in words | days}


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings may be of one document."""
    a, b = one.claim, other.claim
    if not isinstance(a, Agreement) or not isinstance(b, Agreement) or a.count != b.count or one.page == other.page:
        return False
    if key(a.form) != key(b.form):
        return False
    if not compatible(a.when, b.when) or not compatible(a.valid, b.valid):
        return False
    if a.subject and b.subject:
        return overlap(a.subject, b.subject)
    return bool(a.when and b.when) and _days(a) == _days(b)


def _days(agreement: Agreement) -> tuple[date | None, date | None]:
    """The days of a signing, in whatever words the page tells them."""
    when = agreement.when
    return (when.start, when.end) if when else (None, None)


def entry(cluster: Cluster) -> Entry:
    """The document of a cluster."""
    told = [one.claim for one in cluster if isinstance(one.claim, Agreement)]
    when = next((one.when for one in told if one.when), None)
    subject = next((one.subject for one in told if one.subject), None)
    name = f"{told[0].form}: {subject}" if subject else told[0].form
    return entry_of(cluster, name, when, newest_stage(cluster, list(AgreementStage)))


def newest_stage(cluster: Cluster, ladder: list[AgreementStage]) -> str:
    """The stage that the newest article tells; of several, the furthest one."""
    steps = history_of(cluster)
    newest = [step.stage for step in steps if step.day == steps[-1].day]
    return max(newest, key=lambda stage: ladder.index(AgreementStage(stage)))
