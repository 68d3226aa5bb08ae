"""Offices over time: from when and until when pages know a person in a post, who was before and who came after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from svod.lexicon import words
from svod.model.claim import Phase
from svod.model.entry import Entry, Tenure
from svod.resolve.names import key

STARTS = (Phase.APPOINTED, Phase.ELECTED, Phase.HOLDS, Phase.ACTING)
ENDS = (Phase.DISMISSED, Phase.FORMER)

Post = tuple[str, str, str]
"""Role, organisation and area, as keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A person in a post. `since`/`until` are the first and the last day that pages vouch for, each with its claim;
    `since_stated` when a page gives the day itself and not only its own date; `ended` when one says that it is over;
    `gone` is the day from which pages know the next holder, or the same one as no longer acting; `held_after` is a
    claim that tells of the post still, after the day on which another page ends it."""

    person: str
    name: str
    role: str
    organisation: str | None = None
    area: str | None = None
    acting: bool = False
    since: date | None = None
    since_claim: str | None = None
    since_stated: bool = False
    until: date | None = None
    until_claim: str | None = None
    ended: bool = False
    held_after: str | None = None
    claims: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    gone: date | None = None

    @property
    def post(self) -> Post:
        """What makes two terms of one post."""
        return key(self.role), key(self.organisation or ""), key(self.area or "")


class Holding(StrEnum):
    """How surely a post is held on a day: told of before and after; told of before only; not known."""

    KNOWN = "known"
    LAST_KNOWN = "last_known"
    NO = "no"


def terms(people: Iterable[Entry]) -> list[Term]:
    """The terms of people, each with who held the post before and after, where one person holds it at a time."""
    known = list(people)
    held = _held(known)
    found = [term for person in known for term in _terms(person, held)]
    by_post: dict[Post, list[Term]] = {}
    for term in found:
        by_post.setdefault(term.post, []).append(term)
    return [term for same in by_post.values() for term in _in_order(same)]


def terms_of(person: Entry, near: Iterable[Entry]) -> list[Term]:
    """A person's terms, the newest first, with who of those near held the posts before and after."""
    found = [
        term for term in terms([person, *(one for one in near if one.id != person.id)]) if term.person == person.id
    ]
    return sorted(found, key=lambda term: (term.until or date.min, term.since or date.min, term.role), reverse=True)


def holding(term: Term, day: date) -> Holding:
    """Whether the post is held on a day."""
    if term.since is None or day < term.since:
        return Holding.NO
    if term.until is not None and day <= term.until:
        return Holding.KNOWN
    return Holding.NO if term.ended or (term.gone and day >= term.gone) else Holding.LAST_KNOWN


def single(role: str, organisation: str | None, area: str | None) -> bool:
    """Whether a post has one holder at a time: «губернатор» of an area; not «заместитель …», «депутат», «член …», nor
    «посол» of a country, which has one in many others."""
    said = key(role).split()
    first = said[0] if said else ""
    if words("follow", "abroad") & set(said) or (
        len(said) == 1 and first in words("follow", "of_many") and not organisation
    ):
        return False
    if first in words("follow", "one_where_named"):
        return bool(organisation or area) and not (first == "глава" and organisation is None and len(said) > 1)
    return first not in words("follow", "several") and bool(organisation or area)


def _held(people: Iterable[Entry]) -> dict[Post, list[tuple[str, date]]]:
    """Of each post, who is told to hold it, and on what days."""
    found: dict[Post, list[tuple[str, date]]] = {}
    for person in people:
        for tenure in person.tenures:
            if tenure.phase in STARTS:
                days = {_since(tenure)[0], tenure.first, tenure.seen} - {None}
                found.setdefault(_post(tenure), []).extend((person.id, day) for day in days if day)
    return found


def _post(tenure: Tenure) -> Post:
    return key(tenure.role), key(tenure.organisation or ""), key(tenure.area or "")


def _terms(person: Entry, held: Mapping[Post, Sequence[tuple[str, date]]]) -> list[Term]:
    groups: dict[tuple[Post, bool], list[Tenure]] = {}
    for tenure in person.tenures:
        if tenure.phase is not Phase.CANDIDATE:
            groups.setdefault((_post(tenure), tenure.phase is Phase.ACTING), []).append(tenure)
    for (post, acting), ending in list(groups.items()):
        # «бывший» ends the post, and the acting in it, of who never had it fully
        full = groups.get((post, False), [])
        if acting and not any(t.phase in STARTS for t in full):
            ending.extend(t for t in full if t.phase in ENDS)
    return [
        _term(person, stint, acting)
        for (post, acting), tenures in sorted(groups.items(), key=lambda g: g[0])
        for stint in _stints(tenures, [day for other, day in held.get(post, ()) if other != person.id])
    ]


def _stints(tenures: Sequence[Tenure], others: Sequence[date]) -> list[list[Tenure]]:
    """Who is appointed or elected on a day has come back where the post was held before and pages tell that it was left
    in between: that it ended, or that another had it, where one person has it at a time. Else it was given anew."""
    ordered = sorted(tenures, key=lambda one: _of(one) or date.max)
    if not single(ordered[0].role, ordered[0].organisation, ordered[0].area):
        others = ()
    parts: list[list[Tenure]] = [[]]
    for tenure in ordered:
        day, own = _of(tenure), parts[-1]
        came = tenure.phase in (Phase.APPOINTED, Phase.ELECTED) and tenure.when and tenure.when.start
        last = max((d for one in own if one.phase in STARTS and (d := _last(one))), default=None)
        if came and day and last and last < day:
            over = any(one.phase in ENDS for one in own)
            if over or any(last < other < day for other in others):
                parts.append([])
        parts[-1].append(tenure)
    return parts


def _of(tenure: Tenure) -> date | None:
    """The day from which a tenure tells of its post: of a beginning or an end its own, else that of its article."""
    if tenure.phase in ENDS:
        return _until(tenure)[0]
    return tenure.first if tenure.phase in (Phase.HOLDS, Phase.ACTING) else _since(tenure)[0]


def _last(tenure: Tenure) -> date | None:
    """The last day for which it vouches."""
    return _of(tenure) if tenure.phase in (Phase.APPOINTED, Phase.ELECTED) else tenure.seen


def _term(person: Entry, tenures: Sequence[Tenure], acting: bool) -> Term:
    first = tenures[0]
    starts = [_since(one) for one in tenures if one.phase in STARTS]
    ends = [_until(one) for one in tenures]
    since = min((s for s in starts if s[0]), key=lambda s: (s[0] or date.max, s[1]), default=(None, None, False))
    until = max((e for e in ends if e[0]), key=lambda e: (e[0] or date.min, e[1]), default=(None, None))
    over = [one for one in tenures if one.phase in ENDS]
    held = max((t.seen for t in tenures if t.phase in STARTS and t.seen), default=None)
    ended = any(one.seen is None or held is None or one.seen >= held for one in over)
    held_after = None
    if not ended and (left := _left(tenures)):
        until, ended = left, True
        held_after = max((e for e in ends if e[0]), key=lambda e: (e[0] or date.min, e[1]))[1]
    return Term(
        person=person.id,
        name=person.name,
        role=first.role,
        organisation=first.organisation,
        area=first.area,
        acting=acting,
        since=since[0],
        since_claim=since[1],
        since_stated=since[2],
        until=until[0],
        until_claim=until[1],
        ended=ended,
        held_after=held_after,
        claims=tuple(dict.fromkeys(claim for one in tenures for claim in one.claims)),
    )


def _left(tenures: Sequence[Tenure]) -> tuple[date, str] | None:
    """The day on which a page says that the post was left, if none tells of an appointment after it: who is only named
    by the post later may be so by a page that is behind."""
    days = [(w.end or w.start, t.claims[0]) for t in tenures if t.phase is Phase.DISMISSED and (w := t.when)]
    told = [(day, claim) for day, claim in days if day]
    came = [_since(one)[0] for one in tenures if one.phase in (Phase.APPOINTED, Phase.ELECTED)]
    last = max(told, default=None)
    return None if last is None or any(day and day > last[0] for day in came) else last


def _since(tenure: Tenure) -> tuple[date | None, str, bool]:
    if tenure.when and tenure.when.start:
        return tenure.when.start, tenure.claims[0], True
    return tenure.first, tenure.claims[0], False


def _until(tenure: Tenure) -> tuple[date | None, str]:
    if tenure.phase in ENDS:
        told = (tenure.when.end or tenure.when.start) if tenure.when else tenure.first
        return told, tenure.claims[0]
    if tenure.when and tenure.when.end and tenure.phase in (Phase.HOLDS, Phase.ACTING):
        return max(tenure.when.end, tenure.seen or date.min), tenure.claims[-1]
    return tenure.seen, tenure.claims[-1]


def _in_order(same: list[Term]) -> list[Term]:
    """The terms of one post by time; holders of a single post know the one before and the one after."""
    ordered = sorted(same, key=lambda t: (t.since or date.max, t.name, t.acting))
    if not single(ordered[0].role, ordered[0].organisation, ordered[0].area):
        return ordered
    out = []
    for at, term in enumerate(ordered):
        later = [t for t in ordered[at + 1 :] if t.since and _outlasts(t, term)]
        others = [t for t in later if t.person != term.person]
        earlier = (t for t in reversed(ordered[:at]) if t.person != term.person and t.since and _outlasts(term, t))
        before = next(earlier, None)
        next_ = next((t for t in later if t in others or (term.acting and not t.acting)), None)
        if term.since:
            after, gone = others[0].name if others else None, next_.since if next_ else None
            term = replace(term, before=before.name if before else None, after=after, gone=gone)
        out.append(term)
    return out


def _outlasts(one: Term, other: Term) -> bool:
    """Whether one who came later has followed the other; who is told of in the post after that has not left it."""
    return other.ended or (one.until or date.max) >= (other.until or date.min)
