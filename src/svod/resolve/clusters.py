"""Clusters: tellings of one thing put together, the same whatever the order they come in."""

from collections.abc import Callable, Iterable

from svod.model.claim import Claim
from svod.model.entry import Filed
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.keys import facing

Same = Callable[[Filed, Filed], bool]
Keys = Callable[[Filed], Iterable[str]]
Cluster = list[Filed]


def gather(told: Iterable[Filed], same: Same, filing: Keys, verdicts: Verdicts = NONE) -> list[Cluster]:
    """Put the fullest tellings down first, each poorer one beside the only cluster it agrees with wholly.

    A telling that agrees with several clusters stays alone, for doubt is never decided silently; unless but one of them
    names a person that it names. Only clusters filed under a key that faces one of the telling's are compared. The
    result depends on the set of tellings alone, for they are sorted by how much they say, then by what they say. What
    people judged to be one is put together at the end, what they judged to be two never is.
    """
    clusters: list[Cluster] = []
    index: dict[str, dict[int, None]] = {}
    for one in sorted(told, key=fullness):
        keys = filing(one)
        near = dict.fromkeys(at for key in keys for faced in facing(key) for at in index.get(faced, ()))
        fits = [at for at in near if all(_may_join(one, o, same, verdicts) for o in clusters[at])]
        if len(fits) > 1:
            fits = [at for at in fits if any(set(one.people) & set(o.people) for o in clusters[at])]
        if len(fits) == 1:
            at = fits[0]
            clusters[at].append(one)
        else:
            at = len(clusters)
            clusters.append([one])
        for key in keys:
            index.setdefault(key, {})[at] = None
    return _put_together(clusters, verdicts)


def _may_join(one: Filed, other: Filed, same: Same, verdicts: Verdicts) -> bool:
    return same(one, other) and not verdicts.apart((one.id,), (other.id,))


def _put_together(clusters: list[Cluster], verdicts: Verdicts) -> list[Cluster]:
    """Join the clusters that a person judged to be one, unless parts of them were judged to be two."""
    if not verdicts.together:
        return clusters
    out: list[Cluster] = []
    for cluster in clusters:
        names = {one.id for one in cluster}
        for other in [known for known in out if verdicts.joined(names, {one.id for one in known})]:
            if not any(verdicts.apart((x.id,), (y.id,)) for x in cluster for y in other):
                out = [known for known in out if known is not other]
                cluster = sorted([*other, *cluster], key=fullness)
                names = {one.id for one in cluster}
        out.append(cluster)
    return out


def fullness(one: Filed) -> tuple[int, int, str]:
    """A sort key: tellings with more slots filled and more names come first; then by name."""
    return (-_filled(one.claim), -sum(map(len, (one.people, one.organisations, one.areas))), one.id)


def _filled(claim: Claim) -> int:
    slots = [getattr(claim, name) for name in claim.__dataclass_fields__]
    return sum(4 if name == "when" else 1 for name, slot in zip(claim.__dataclass_fields__, slots, strict=True) if slot)
