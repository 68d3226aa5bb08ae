"""Indicator claims: figures and ranks. Each rule reads one sentence; RULES is their order."""

from collections.abc import Callable, Iterator

from svod.extract.rules.indicator import apart, carried, counts, ranks, shares, tables, trade, volumes
from svod.extract.rules.indicator.frame import Frame, Reading
from svod.model.claim import Indicator
from svod.model.page import ParagraphKind
from svod.model.text import Text

RULES: tuple[Callable[[Frame], Iterator[Reading]], ...] = (
    ranks.rank,
    apart.falls,
    shares.share,
    shares.share_change,
    shares.origin,
    trade.trade,
    apart.of_which,
    apart.bracketed,
    apart.year_before,
    carried.carried,
    volumes.contracts,
    volumes.investment,
    volumes.volume,
    volumes.volume_change,
    counts.count_change,
    counts.count,
)
"""Earlier rules take their figures; a figure once taken is not read again."""


def claims(text: Text) -> Iterator[Indicator]:
    """The text's indicator claims."""
    yield from tables.claims(text)
    frame: Frame | None = None
    for sentence in text.sentences:
        if sentence.kind in {ParagraphKind.TABLE, ParagraphKind.TITLE, ParagraphKind.HEADING}:
            continue
        frame = Frame.of(text, sentence, frame)
        for rule in RULES:
            for reading in rule(frame):
                yield frame.claim(rule.__name__, reading)
