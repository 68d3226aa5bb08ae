"""People: names of one person joined across pages, with the posts that the pages give them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from svod.model.claim import Office
from svod.model.entry import Entry, EntryKind, Filed, Tenure
from svod.resolve.gist import ids, merged, short_hash
from svod.resolve.names import FullName, full_name, key, may_be, says_more


def person_block(name: str) -> str:
    """People are compared with those of the same surname."""
    return full_name(name).surname


def people(surname: str, told: Iterable[Filed]) -> list[Entry]:
    """The people of one surname."""
    by_name: dict[str, list[Filed]] = {}
    for one in told:
        for name in dict.fromkeys(one.people):
            if person_block(name) == surname:
                by_name.setdefault(name, []).append(one)
    return [_person(names, by_name) for names in groups(by_name)]


def groups(names: Iterable[str]) -> list[list[str]]:
    """Names put together: a short name goes to the fuller one when exactly one fuller person may be meant."""
    everyone = sorted(set(names))
    fullest = [name for name in everyone if not any(_fuller(other, name) for other in everyone)]
    heads = list(dict.fromkeys(map(full_name, fullest)))
    found: dict[FullName, list[str]] = {}
    for name in everyone:
        meant = [head for head in heads if may_be(head, full_name(name))]
        found.setdefault(meant[0] if len(meant) == 1 else full_name(name), []).append(name)
    return list(found.values())


def _fuller(other: str, name: str) -> bool:
    a, b = full_name(other), full_name(name)
    return a != b and may_be(a, b) and says_more(a, b)


def _person(names: Sequence[str], by_name: dict[str, list[Filed]]) -> Entry:
    told = [one for name in names for one in by_name[name]]
    known = set(names)
    offices = [one for one in told if isinstance(one.claim, Office) and one.claim.person in known]
    name = max(names, key=lambda n: (len(n.split()), len(n.replace(".", "")), n))
    tenures = _tenures(offices)
    return Entry(
        id=f"person:{short_hash(key(name))}",
        kind=EntryKind.PERSON,
        name=name,
        names=tuple(sorted(names)),
        claims=ids(told),
        areas=merged([tenure.area] for tenure in tenures if tenure.area),
        wider=merged((*one.areas, *one.wider) for one in offices),
        people=tuple(sorted(names)),
        organisations=merged([tenure.organisation] for tenure in tenures if tenure.organisation),
        stage=tenures[0].phase.value if tenures else None,
        tenures=tenures,
    )


def _tenures(offices: Iterable[Filed]) -> tuple[Tenure, ...]:
    """Posts with their tellings, the last seen first."""
    by_post: dict[tuple[str, str, str, str], list[Filed]] = {}
    for one in offices:
        if isinstance(office := one.claim, Office):
            post = (key(office.role), key(office.organisation or ""), key(office.area or ""), office.phase.value)
            by_post.setdefault(post, []).append(one)
    tenures = [_tenure(told) for _, told in sorted(by_post.items())]
    return tuple(sorted(tenures, key=lambda t: (t.seen or date.min, len(t.claims)), reverse=True))


def _tenure(told: Sequence[Filed]) -> Tenure:
    offices = [one.claim for one in told if isinstance(one.claim, Office)]
    first = offices[0]
    whens = [office.when for office in offices if office.when]
    return Tenure(
        role=_usual(office.role for office in offices) or first.role,
        organisation=_usual(office.organisation for office in offices),
        area=_usual(office.area for office in offices),
        phase=first.phase,
        when=min(whens, key=lambda w: (w.start or date.max, w.end or date.max, str(w.text))) if whens else None,
        seen=max((one.published for one in told if one.published), default=None),
        claims=ids(told),
    )


def _usual(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
