"""Units: blocks of names whose entries depend on one another, so that they are made anew together.

Blocks of one root come and go with pages: «Белов» without a first name meets every Белов there is. So what is one
unit is found from the blocks that stand in the register, and all of it is marked before any of it is taken out.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, text

from svod.model.joining import meet, root_of
from svod.register.rows import listed

Tied = Mapping[str, tuple[str, ...]]
"""Roots of blocks of names that judgements tie together: each with all of its group."""

_STANDING = text(
    """
    WITH RECURSIVE standing(root, block) AS (
        SELECT asked.value, (SELECT min(block) FROM spellings
                             WHERE block >= asked.value AND block < asked.value || char(10))
        FROM json_each(:roots) AS asked
        UNION ALL
        SELECT root, (SELECT min(block) FROM spellings WHERE block > standing.block AND block < root || char(10))
        FROM standing WHERE block IS NOT NULL
    )
    SELECT root, block FROM standing WHERE block IS NOT NULL
    """
)
"""The blocks of each root: found by the index, however many claims are in each. What parts a block is char(9)."""


def units(connection: Connection, changed: Iterable[str], tied: Tied) -> Iterator[tuple[str, ...]]:
    """The changed blocks with all that they are together with, each once; the entries of all stand under the first.

    A root that is changed itself stands for all its blocks. One that is gone is alone: its entries stand there yet.
    """
    asked = set(changed)
    groups = dict.fromkeys(tied.get(root, (root,)) for root in sorted({root_of(block) for block in asked}))
    standing: dict[str, list[str]] = {root: [] for group in groups for root in group}
    for root, block in connection.execute(_STANDING, {"roots": listed(standing)}):
        standing[root].append(block)
    for group in groups:
        here = sorted(block for root in group for block in standing[root])
        gone = sorted(block for block in asked.difference(here) if root_of(block) in group)
        if group[0] in tied:
            yield tuple(dict.fromkeys((group[0], *here, *gone)))
            continue
        yield from ((block,) for block in gone)
        for part in _parts(here):
            if group[0] in asked or not asked.isdisjoint(part):
                yield tuple(part)


def _parts(blocks: Iterable[str]) -> list[list[str]]:
    """Blocks of one root parted so that none of a part meets one of another."""
    parts: list[list[str]] = []
    for block in blocks:
        near = [part for part in parts if any(meet(block, other) for other in part)]
        parts = [part for part in parts if part not in near]
        parts.append(sorted([block, *(other for part in near for other in part)]))
    return parts
