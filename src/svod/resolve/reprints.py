"""Reprints: sketches by which near copies are found among any number of texts, and how much two texts share."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

WORDS = 4
"""Words of a shingle: four in a row are seldom the same by chance."""

BINS, ROWS = 64, 2
"""A sketch keeps the least hash of each bin (one-permutation hashing); ROWS neighbouring bins make a band. Two texts
that share a third of their shingles share a band with 97 in 100 chances, texts that share a twentieth with 8."""

COPY = 0.6
"""Share of the shorter text's shingles that stand in the other, from which one is a copy or light edit of the other."""

LEAST = 25
"""Shingles that a text must have: shorter ones are notices that look alike by nature."""


def sketch(text: str) -> list[str]:
    """The bands of a text; texts with a common band may be copies. Never empty: a short text has a band of its own."""
    hashes = _shingles(text)
    if len(hashes) < LEAST:
        return [f"short:{hashlib.sha256(text.encode()).hexdigest()[:16]}"]
    least: dict[int, int] = {}
    for value in hashes:
        at = value % BINS
        least[at] = min(least.get(at, value), value)
    return sorted(_bands(least))


def share(one: str, other: str) -> float:
    """The share of the shorter text's shingles that stand in the other; 1.0 for equal texts."""
    a, b = _shingles(one), _shingles(other)
    if min(len(a), len(b)) < LEAST:
        return 1.0 if a == b and a else 0.0
    return round(len(a & b) / min(len(a), len(b)), 3)


def _bands(least: dict[int, int]) -> Iterator[str]:
    for at in range(0, BINS, ROWS):
        values = [least.get(at + row) for row in range(ROWS)]
        if None not in values:
            yield f"{at:02}:" + "-".join(f"{value:016x}" for value in values if value is not None)


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.casefold().replace("ё", "е"))
    rows = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(row.encode(), digest_size=8).digest(), "big") for row in rows)
