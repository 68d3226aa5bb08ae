"""Events: tellings of one coming-together joined by form, date, body, ordinal and who took part."""

from collections.abc import Iterable, Iterator
from datetime import date

from svod.model.claim import Event, EventForm, Modality, NameKind
from svod.model.entry import Entry, Filed
from svod.model.when import Precision, When
from svod.resolve.clusters import Cluster, gather
from svod.resolve.gist import entry_of
from svod.resolve.names import key, overlap, same_person

GROUPS = {
    EventForm.MEETING: "talks",
    EventForm.NEGOTIATION: "talks",
    EventForm.CALL: "talks",
    EventForm.VIDEOCONFERENCE: "talks",
    EventForm.EXHIBITION: "fair",
    EventForm.FORUM: "fair",
    EventForm.SIGNING: "ceremony",
    EventForm.CEREMONY: "ceremony",
}
"""Forms that different pages use for one event; a form that is not here is a group of its own."""

CERTAINTY = (Modality.OCCURRED, Modality.CANCELLED, Modality.PLANNED, Modality.PROPOSED)
"""What several tellings make of an event: what happened has happened, whoever announced it before."""


def event_block(event: Event) -> str:
    """Events are compared within their group of forms."""
    return GROUPS.get(event.form, event.form.value)


def events(told: Iterable[Filed]) -> list[Entry]:
    """The events of one group."""
    return [_entry(cluster) for cluster in gather(told, same, _filed_under, _asked_for)]


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings of one group may be of one event."""
    a, b = one.claim, other.claim
    if not isinstance(a, Event) or not isinstance(b, Event):
        return False
    if not compatible(a.when, b.when) or (a.ordinal and b.ordinal and a.ordinal != b.ordinal):
        return False
    if a.body and b.body:
        return overlap(a.body, b.body) and (dated(a, b) or a.ordinal == b.ordinal)
    if not a.participants or not b.participants:
        return dated(a, b) and bool(a.place and b.place and key(a.place) == key(b.place))
    return _sides_agree(one, a, other, b)


def dated(a: Event, b: Event) -> bool:
    """Whether both tellings give a date (that it is the same, `compatible` has told)."""
    return a.when is not None and b.when is not None


def compatible(one: When | None, other: When | None) -> bool:
    """Whether two dates may be of one thing: they touch, or one of them is missing."""
    if one is None or other is None:
        return True
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)


def _sides_agree(one: Filed, a: Event, other: Filed, b: Event) -> bool:
    """«Петров и Браун» agrees with «Петров», «Петров и Норвегия» (when Braun is Norway's), not with «Петров и Ли»."""
    left = [p for p in a.participants if not any(_same_name(p.name, p.kind, q.name, q.kind) for q in b.participants)]
    right = [q for q in b.participants if not any(_same_name(p.name, p.kind, q.name, q.kind) for p in a.participants)]
    if len(left) == len(a.participants):
        return False
    if not left or not right:
        return True
    if len(a.participants) - len(left) >= 2:
        return True
    left_known = all(p.kind is NameKind.AREA and p.name in {*other.areas, *other.wider} for p in left)
    right_known = all(q.kind is NameKind.AREA and q.name in {*one.areas, *one.wider} for q in right)
    return left_known or right_known


def _same_name(one: str, one_kind: NameKind, other: str, other_kind: NameKind) -> bool:
    if one_kind is not other_kind:
        return False
    return same_person(one, other) if one_kind is NameKind.PERSON else key(one) == key(other)


def _entry(cluster: Cluster) -> Entry:
    told = [one.claim for one in cluster if isinstance(one.claim, Event)]
    when = _sharpest(event.when for event in told)
    modality = next(m for m in CERTAINTY if any(event.modality is m for event in told))
    first = told[0]
    names = ", ".join(p.name for p in first.participants)
    return entry_of(cluster, first.body or names or first.topic or first.form.value, when, modality.value)


def _sharpest(whens: Iterable[When | None]) -> When | None:
    order = list(Precision)
    known = [when for when in whens if when]
    return min(known, key=lambda w: (order.index(w.precision), w.basis.value != "stated", str(w)), default=None)


def _about(one: Filed) -> Iterator[str]:
    event = one.claim
    if isinstance(event, Event):
        for p in event.participants:
            yield key(p.name).rsplit(" ", 1)[-1] if p.kind is NameKind.PERSON else key(p.name)
        if event.body:
            yield "body"
        if event.place:
            yield key(event.place)


def _months(one: Filed) -> list[str]:
    when = getattr(one.claim, "when", None)
    if when is None:
        return []
    first, last = when.start or when.end, when.end or when.start
    count = min((last.year - first.year) * 12 + last.month - first.month + 1, 24)
    return [f"{(first.year * 12 + first.month - 1 + at)}" for at in range(count)]


def _filed_under(one: Filed) -> Iterator[str]:
    months = _months(one)
    for name in _about(one):
        yield f"{name}|*"
        yield from (f"{name}|{month}" for month in months or ["undated"])


def _asked_for(one: Filed) -> Iterator[str]:
    months = _months(one)
    for name in _about(one):
        yield from (f"{name}|{month}" for month in [*months, "undated"]) if months else (f"{name}|*",)
