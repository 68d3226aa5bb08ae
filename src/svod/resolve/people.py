"""People: names of one person joined across pages, with the posts that the pages give them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from svod.model.claim import Office
from svod.model.entry import Entry, EntryKind, Filed, Tenure
from svod.model.score import Candidate, Score
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.fullname import full_name
from svod.resolve.gist import ids, merged, short_hash
from svod.resolve.names import key
from svod.resolve.personas import Persona, apart, personas
from svod.resolve.romanise import stem
from svod.resolve.scoring import DOUBT, SAME, initials, score

CLEARLY = 0.15
"""How much better one person must fit than the next for a name that may be either's."""

SHOWN = 8
"""Candidates shown beside a person, the best."""

Group = list[Persona]


def person_block(name: str) -> str:
    """People are compared with those of the same surname, in whatever case, gender and letters; of a double one,
    with those of its first part."""
    return stem(full_name(name).surname.split()[-1].split("-")[0]) if name.strip() else ""


def people(block: str, told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The people of one surname, or of several that a judgement has put together."""
    blocks = set(block.split("|"))
    by_name: dict[str, list[Filed]] = {}
    for one in told:
        for name in dict.fromkeys(one.people):
            if person_block(name) in blocks:
                by_name.setdefault(name, []).append(one)
    groups = gather(personas(by_name), verdicts)
    entries = [_person(group) for group in groups]
    return _with_candidates(entries, groups, verdicts)


def gather(found: Iterable[Persona], verdicts: Verdicts = NONE) -> list[Group]:
    """Personas put together: each to the fuller one that it fits, when it fits but one, or one much better."""
    groups: list[Group] = []
    near: dict[str, list[Group]] = {}  # by the first letters of first names; "" are bare surnames
    for one in sorted(found, key=_fullness):
        letters = initials(one.name)
        asked = [*near.get("", ()), *(group for letter in letters for group in near.get(letter, ()))]
        fits = _fitting(one, asked if letters else groups, verdicts)
        if len(fits) == 1 or (len(fits) > 1 and fits[0][0] - fits[1][0] >= CLEARLY):
            group = fits[0][1]
            group.append(one)
        else:
            group = [one]
            groups.append(group)
        for letter in letters or {""}:
            known = near.setdefault(letter, [])
            if not any(other is group for other in known):
                known.append(group)
    return _put_together(groups, verdicts)


def _fitting(one: Persona, asked: list[Group], verdicts: Verdicts) -> list[tuple[float, Group]]:
    each = {id(group): group for group in asked}
    fits = [(_fit(one, group, verdicts), group) for group in each.values()]
    return sorted(((value, group) for value, group in fits if value >= SAME), key=lambda fit: (-fit[0], fit[1][0].name))


def _fit(one: Persona, group: Group, verdicts: Verdicts) -> float:
    """How well a persona fits a group: as well as it fits the worst of its members' names."""
    if any(verdicts.apart(one.anchors, member.anchors) for member in group if verdicts.parted):
        return 0.0
    values = [likeness(one, member).value for member in group]
    # «А. Белова» stands beside «Анна Петровна Белова» well enough, though less so beside «А. П. Белова»
    return max(values) if min(values) >= DOUBT else 0.0


def likeness(one: Persona, other: Persona) -> Score:
    """The score of two personas: their names, and what the pages tell of them."""
    near: tuple[str, ...] = ()
    if apart(one, other) or (one.home and other.home and one.name == other.name):
        near = ("posts-apart",)
    elif any(x.area == y.area and x.roles & y.roles for x in one.stays for y in other.stays):
        near = ("post", "area")
    elif one.areas & other.areas:
        near = ("area",)
    return score(one.name, other.name, near)


def _fullness(one: Persona) -> tuple[int, int, int, str, str]:
    name = full_name(one.name)
    return (-len(name.patronymic), -len(name.given), -len(one.name), one.name, one.home)


def _put_together(groups: list[Group], verdicts: Verdicts) -> list[Group]:
    """What people judged to be one, unless somebody in it was judged to be another."""
    if not verdicts.together:
        return groups
    out: list[Group] = []
    for group in groups:
        mine = {anchor for one in group for anchor in one.anchors}
        for other in [known for known in out if verdicts.joined(mine, {a for one in known for a in one.anchors})]:
            if not any(verdicts.apart(x.anchors, y.anchors) for x in group for y in other):
                out = [known for known in out if known is not other]
                group = [*other, *group]
                mine = {anchor for one in group for anchor in one.anchors}
        out.append(group)
    return out


def _with_candidates(entries: Sequence[Entry], groups: Sequence[Group], verdicts: Verdicts) -> list[Entry]:
    """Each person with those whose names are near, but not near enough to join."""
    found: list[list[Candidate]] = [[] for _ in entries]
    letters = [_letters(group) for group in groups]
    for at, group in enumerate(groups):
        for below in range(at):
            other = groups[below]
            if not _may_meet(letters[at], letters[below]) or _parted(group, other, verdicts):
                continue
            best = max((likeness(x, y) for x in group for y in other), key=lambda s: s.value)
            if best.value >= DOUBT:
                found[at].append(Candidate(entries[below].id, entries[below].name, best))
                found[below].append(Candidate(entries[at].id, entries[at].name, best))
    return [_shown(entry, candidates) for entry, candidates in zip(entries, found, strict=True)]


def _shown(entry: Entry, candidates: list[Candidate]) -> Entry:
    best = sorted(candidates, key=lambda c: (-c.score.value, c.other))[:SHOWN]
    return replace(entry, candidates=tuple(best))


def _letters(group: Group) -> set[str]:
    return {letter for one in group for letter in initials(one.name) or {""}}


def _may_meet(one: set[str], other: set[str]) -> bool:
    return bool(one & other) or "" in one or "" in other


def _parted(one: Group, other: Group, verdicts: Verdicts) -> bool:
    return any(verdicts.apart(x.anchors, y.anchors) for x in one for y in other) if verdicts.parted else False


def _person(group: Group) -> Entry:
    names = sorted({one.name for one in group})
    told = [one for persona in group for one in persona.told]
    known = set(names)
    offices = [one for one in told if isinstance(one.claim, Office) and one.claim.person in known]
    name = max(names, key=lambda n: (len(n.split()), len(n.replace(".", "")), n))
    home = min((one.home for one in group), default="")
    tenures = _tenures(offices)
    return Entry(
        id=f"person:{short_hash(f'{key(name)}|{home}' if home else key(name))}",
        kind=EntryKind.PERSON,
        name=name,
        names=tuple(names),
        claims=ids(told),
        areas=merged([tenure.area] for tenure in tenures if tenure.area),
        wider=merged((*one.areas, *one.wider) for one in offices),
        people=tuple(names),
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
    days = [one.published for one in told if one.published]
    return Tenure(
        role=_usual(office.role for office in offices) or first.role,
        organisation=_usual(office.organisation for office in offices),
        area=_usual(office.area for office in offices),
        phase=first.phase,
        when=min(whens, key=lambda w: (w.start or date.max, w.end or date.max, str(w.text))) if whens else None,
        first=min(days, default=None),
        seen=max(days, default=None),
        claims=ids(told),
    )


def _usual(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
