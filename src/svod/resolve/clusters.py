"""Clusters: tellings of one thing put together, the same whatever the order they come in."""

from collections.abc import Callable, Iterable

from svod.model.claim import Claim
from svod.model.entry import Filed

Same = Callable[[Filed, Filed], bool]
Keys = Callable[[Filed], Iterable[str]]
Cluster = list[Filed]


def gather(told: Iterable[Filed], same: Same, filing: Keys, asking: Keys | None = None) -> list[Cluster]:
    """Put the fullest tellings down first, each poorer one beside the only cluster it agrees with wholly.

    A telling that agrees with several clusters stays alone: doubt is never decided silently. Only clusters filed
    under a key that the telling asks for are compared. The result depends on the set of tellings alone, for they
    are sorted by how much they say, then by what they say.
    """
    asking = asking or filing
    clusters: list[Cluster] = []
    index: dict[str, dict[int, None]] = {}
    for one in sorted(told, key=fullness):
        near = dict.fromkeys(at for key in asking(one) for at in index.get(key, ()))
        fits = [at for at in near if all(same(one, other) for other in clusters[at])]
        if len(fits) == 1:
            at = fits[0]
            clusters[at].append(one)
        else:
            at = len(clusters)
            clusters.append([one])
        for key in filing(one):
            index.setdefault(key, {})[at] = None
    return clusters


def fullness(one: Filed) -> tuple[int, int, str]:
    """A sort key: tellings with more slots filled and more names come first; then by name."""
    return (-_filled(one.claim), -sum(map(len, (one.people, one.organisations, one.areas))), one.id)


def _filled(claim: Claim) -> int:
    slots = [getattr(claim, name) for name in claim.__dataclass_fields__]
    return sum(4 if name == "when" else 1 for name, slot in zip(claim.__dataclass_fields__, slots, strict=True) if slot)
