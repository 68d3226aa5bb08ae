"""Outcomes: what may have become of a promise, as pages show it: what it seems to be, why, and in whose words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svod.cells import day_cell, reasons_cell
from svod.follow.promises import Result
from svod.messages import say
from svod.model.entry import Source
from svod.web import links


@dataclass(frozen=True, slots=True)
class Outcome:
    """A candidate: what it seems to be and when, why, the entry it leads to ("" when there is none), its words."""

    turn: str
    reasons: str
    href: str
    source: Source


def outcomes(results: Iterable[Result], sources: Mapping[str, Source]) -> tuple[Outcome, ...]:
    """The candidates whose words are at hand."""
    return tuple(
        Outcome(
            ", ".join(part for part in (say(f"follow.turn.{one.turn.value}"), day_cell(one.day)) if part),
            reasons_cell(one.score),
            links.entry(one.entry) if one.entry and ":" in one.entry else "",
            sources[one.claim],
        )
        for one in results
        if one.claim in sources
    )
