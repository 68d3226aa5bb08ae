"""People: names of one person joined across pages, with the posts that the pages give them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from svod.model.claim import Office, Phase
from svod.model.entry import Entry, EntryKind, Filed, Tenure
from svod.model.joining import PARTED
from svod.model.score import Score
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.fullname import full_name
from svod.resolve.gist import ids, merged, short_hash
from svod.resolve.groups import Rule, gather, with_candidates
from svod.resolve.names import key
from svod.resolve.personas import Persona, apart, personas
from svod.resolve.romanise import stem, unarticled
from svod.resolve.scoring import DOUBT, SAME, initials, score
from svod.resolve.stints import stints

Group = list[Persona]


def person_block(name: str) -> str:
    """People are compared with those of the same surname, in whatever case, gender and letters; of a double one,
    with those of its first part. «Ж» falls off as «Дж» does, for Latin letters tell them not apart."""
    if not name.strip():
        return ""
    surname = unarticled(unarticled(full_name(name).surname).split()[-1])
    return re.sub(r"^zh(?=[aeou])", "", stem(surname.split("-")[0]))


def person_part(name: str) -> str:
    """The block of a name and within it the first letters of the first name: people whose letters are others are never
    compared, and a bare surname with all."""
    return f"{person_block(name)}{PARTED}{''.join(sorted(initials(name)))}"


def people(parts: Collection[str], told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The people of some parts of blocks: all that meet one another, or that a judgement has put together."""
    by_name: dict[str, list[Filed]] = {}
    for one in told:
        for name in dict.fromkeys(one.people):
            if person_part(name) in parts:
                by_name.setdefault(name, []).append(one)
    groups = gather(personas(by_name, verdicts), RULE, verdicts)
    return with_candidates([_person(group) for group in groups], groups, RULE, verdicts)


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


def _signs(one: Persona) -> frozenset[str]:
    """The first letters of the first name; a bare surname may be anybody's."""
    return initials(one.name) or frozenset({""})


RULE = Rule(_fullness, _signs, likeness, SAME, DOUBT)


def _person(group: Group) -> Entry:
    names = sorted({one.name for one in group})
    told = [one for persona in group for one in persona.told]
    known = set(names)
    offices = [one for one in told if isinstance(one.claim, Office) and one.claim.person in known]
    name = max(names, key=_shown)
    home = min(one.home for one in group if one.name == name)  # of homonyms another has the name with another home
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


def _shown(name: str) -> tuple[bool, int, int, str]:
    """How fit a name is to be shown: a full first name goes before initials, then the fuller one."""
    written_out = bool(full_name(name).given) and "." not in name
    return written_out, len(name.split()), len(name.replace(".", "")), name


def _tenures(offices: Iterable[Filed]) -> tuple[Tenure, ...]:
    """Posts with their tellings, the last seen first."""
    by_post: dict[tuple[str, str, str], list[Filed]] = {}
    for one in offices:
        if isinstance(office := one.claim, Office):
            post = (key(office.role), key(office.organisation or ""), key(office.area or ""))
            by_post.setdefault(post, []).append(one)
    tenures = [
        _tenure(same)
        for _, told in sorted(by_post.items())
        for phase in sorted(Phase)
        for stint in stints(told)
        if (same := [one for one in stint if isinstance(one.claim, Office) and one.claim.phase is phase])
    ]
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
