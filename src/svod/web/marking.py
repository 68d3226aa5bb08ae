"""Marking: a text cut at the borders of claims, so that overlapping claims are shown without nesting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svod.model.entry import Source


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that the same claims cover; `first` is the claim to go to, the shortest; "" where there is none."""

    text: str
    kinds: tuple[str, ...]
    first: str = ""
    begins: tuple[str, ...] = ()


def marked(text: str, claims: Sequence[Source]) -> list[list[Stretch]]:
    """The paragraphs of a text as stretches. Claims that lie outside the text are passed over."""
    inside = [claim for claim in claims if 0 <= claim.start < claim.end <= len(text)]
    return [list(_stretches(text, start, end, inside)) for start, end in _paragraphs(text)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield at, at + len(paragraph)
        at += len(paragraph) + 2


def _stretches(text: str, start: int, end: int, claims: Iterable[Source]) -> Iterator[Stretch]:
    here = [claim for claim in claims if claim.start < end and claim.end > start]
    borders = {start, end} | {edge for claim in here for edge in (claim.start, claim.end) if start < edge < end}
    ordered = sorted(borders)
    for left, right in pairwise(ordered):
        over = [claim for claim in here if claim.start <= left and right <= claim.end]
        kinds = tuple(dict.fromkeys(sorted(claim.kind for claim in over)))
        shortest = min(over, key=lambda claim: (claim.end - claim.start, claim.claim), default=None)
        # a claim that goes over several paragraphs begins once
        begins = tuple(claim.claim for claim in over if claim.start == left)
        yield Stretch(text[left:right], kinds, shortest.claim if shortest else "", begins)
