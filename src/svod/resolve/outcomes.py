"""Outcomes: what people judged of promises, plans and projects, put on their entries."""

from collections.abc import Sequence
from dataclasses import replace

from svod.model.entry import Entry
from svod.model.verdicts import Verdicts


def with_outcomes(entries: Sequence[Entry], verdicts: Verdicts) -> list[Entry]:
    """Entries with the newest judgement of the outcome of any of their claims."""
    if not verdicts.outcomes:
        return list(entries)
    return [_with_outcome(entry, verdicts) for entry in entries]


def _with_outcome(entry: Entry, verdicts: Verdicts) -> Entry:
    told = [verdicts.outcomes[claim] for claim in entry.claims if claim in verdicts.outcomes]
    return replace(entry, outcome=max(told)[1]) if told and entry.gist is not None else entry
