"""As of a day: an entry without what was published later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from svod.model.entry import Entry, Source, Tenure


def known_on(entry: Entry, day: date, sources: Mapping[str, Source]) -> Entry | None:
    """The entry with the claims, stages and posts that pages told by a day; None when none did. A page without a
    date counts as known. The gist stays as it is: it is one telling, and the fullest."""
    known = tuple(claim for claim in entry.claims if claim not in sources or _published(sources[claim], day))
    if not known:
        return None
    if len(known) == len(entry.claims):
        return entry
    kept = set(known)
    history = tuple(step for step in entry.history if step.claim in kept)
    tenures = tuple(one for tenure in entry.tenures if (one := _tenure(tenure, kept, day)))
    stage = history[-1].stage if history else entry.stage
    return replace(entry, claims=known, history=history, tenures=tenures, stage=stage)


def _published(source: Source, day: date) -> bool:
    when = source.published
    told = (when.start or when.end) if when else None
    return told is None or told <= day


def _tenure(tenure: Tenure, kept: set[str], day: date) -> Tenure | None:
    claims = tuple(claim for claim in tenure.claims if claim in kept)
    if not claims:
        return None
    return replace(tenure, claims=claims, seen=min(tenure.seen, day) if tenure.seen else None)
