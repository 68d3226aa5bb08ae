"""Officials: bodies of unions of states by their official names, for marking a name that is none. Pure."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from svod.lexicon import lists
from svod.resolve.names import key


@lru_cache(maxsize=50_000)
def official_name(name: str) -> str | None:
    """The official name of the body that a page calls otherwise («Парламентский совет Союзного государства»); None
    where the name is the official one, or that of no body that is known, or several may be meant."""
    low = key(name)
    found = [official for official, told in lists("bodies", "official").items() if all(_has(low, one) for one in told)]
    return found[0] if len(found) == 1 and not _is_called(low, key(found[0])) else None


def official_names(names: Iterable[str]) -> tuple[str, ...]:
    """The official names of what pages call by these names; empty where they are official or none is known."""
    found = [official_name(name) for name in names]
    return tuple(sorted({name for name in found if name}))


def _has(low: str, beginnings: str) -> bool:
    """Whether a word of the name, or two, begin so."""
    return any(f" {one}" in f" {low}" for one in beginnings.split("|"))


def _is_called(low: str, official: str) -> bool:
    """Whether the first two words of the official name, but for their endings, stand in the name one after another."""
    first, second = (word[: max(3, len(word) - 3)] for word in official.split()[:2])
    return any(one.startswith(first) and other.startswith(second) for one, other in pairwise(low.split()))
