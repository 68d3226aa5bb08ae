"""Events: tellings of one coming-together joined by form, date, body, ordinal and who took part."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from svod.model.claim import Event, EventForm, Modality, NameKind, Participant
from svod.model.entry import Entry, Filed
from svod.model.when import Precision
from svod.resolve.areas import around
from svod.resolve.clusters import Cluster
from svod.resolve.dates import compatible, sharpest, stay
from svod.resolve.gist import entry_of
from svod.resolve.keys import Mark, marked, on_date, told_at
from svod.resolve.names import key, overlap, stems
from svod.resolve.places import here, one_place
from svod.resolve.scoring import same_person
from svod.resolve.underway import underway

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

APART = frozenset({EventForm.MEETING, EventForm.CALL})
"""Forms of one group that are never one event: who meets does not ring up."""

CERTAINTY = (Modality.OCCURRED, Modality.CANCELLED, Modality.PLANNED, Modality.PROPOSED)
"""What several tellings make of an event: what happened has happened, whoever announced it before."""

PLANS = (Modality.PLANNED, Modality.PROPOSED)
"""What may fall through."""

NEAR = timedelta(days=10)
"""How far apart articles may be that tell of one event without its date."""

RECENT = timedelta(days=366)
"""How far from its term a page tells that something fell through."""

WORDS, WORDING = 6, 0.7
"""Lemmas that two sentences of one wording have in common at least, and the share of all of theirs."""

COMMON = stems("совет комиссия комитет группа рабочая совместная межправительственная сотрудничеству вопросам сессия")
"""Words that the names of most bodies share: alone they find nothing."""


def group_of(event: Event) -> str:
    """Events are compared within their group of forms."""
    return GROUPS.get(event.form, event.form.value)


def filed_under(one: Filed) -> set[str]:
    """Keys under which others find an event: each name with its date; each two names with when it was told, and whether
    it has a date; what was planned and what fell through, with their years."""
    event = one.claim
    if not isinstance(event, Event):
        return set()
    pairs, mark = _pairs(one, event), Mark.DATED if event.when else Mark.DATELESS
    found = on_date(_about(event) or _told_of(one), stay(event))
    found |= marked(pairs, mark, told_at(one, NEAR)) | marked(_sittings(one, event), mark)
    if event.modality is Modality.CANCELLED:
        found |= marked(pairs, Mark.FALLEN, [str(one.published.year)] if one.published else [])
    elif (term := _term(one, event)) and event.modality in PLANS:
        found |= marked(pairs, Mark.PLAN, map(str, range((term - RECENT).year, (term + RECENT).year + 1)))
    return {f"{group_of(event)}|{each}" for each in found}


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings of one group may be of one event. A page tells of an event once, so never of one page."""
    a, b = one.claim, other.claim
    if not isinstance(a, Event) or not isinstance(b, Event) or one.page == other.page or group_of(a) != group_of(b):
        return False
    if not compatible(stay(a), b.when) or (a.ordinal and b.ordinal and a.ordinal != b.ordinal):
        return False
    if {a.form, b.form} == APART or not one_place(a, b):
        return False
    if a.body and b.body and not overlap(a.body, b.body, stems):
        return False
    if a.body and b.body and telling_body(a) and telling_body(b) and (dated(a, b) or (a.ordinal and b.ordinal)):
        return True
    if group_of(a) == "fair" and dated(a, b) and a.body and b.body and _named(a.body) == _named(b.body) != "":
        return True
    common = _common(a, b)
    if dated(a, b) and not (_about(a) or _about(b)):
        return a.form is b.form and _in_one_wording(one, other)
    if dated(a, b):
        return _same_place_and_side(a, b) if not common else _enough(a, b, common) and _rest_agrees(one, a, other, b)
    # without a date much must agree, and at about the same time: people meet again and again
    if _called_off(one, a, other, b):
        return _undated(a, b, common)
    if a.modality is not b.modality or not _near(one, other):
        return False
    if _dateless(one, a, other, b, common) or (_undated(a, b, common) and _rest_agrees(one, a, other, b)):
        return True
    if group_of(a) == "fair" and telling_body(a) and _named(a.body or "") == _named(b.body or ""):
        return True
    all_common = common == list(a.participants) and len(common) == len(b.participants)
    return all_common and one.areas == other.areas and len(beside(one) & beside(other)) >= 2


def _dateless(one: Filed, a: Event, other: Filed, b: Event, common: list[Participant]) -> bool:
    """A page without any date tells of talks of somebody with a side («на встрече с президентом был и министр»): they
    are those that a dated page tells of him and the same sides; whoever else one of the two names there, but for who
    speaks on the other («мы встретились с президентом»)."""
    if (one.published is None) == (other.published is None) or group_of(a) != "talks":
        return False
    if _others(a, common, other) and _others(b, common, one):
        return False
    extra = [len(event.participants) - len(common) for event in (a, b)]
    same_sides = len(one.areas) >= 2 and set(one.areas) == set(other.areas)
    return same_sides and max(extra) <= 1 and any(p.kind is NameKind.PERSON for p in common)


def _others(event: Event, common: list[Participant], other: Filed) -> list[Participant]:
    """People of talks whom another telling of them knows nothing of."""
    people = [p for p in event.participants if p.kind is NameKind.PERSON]
    known = [*(p.name for p in common), *other.people]
    return [p for p in people if not any(same_person(p.name, name) for name in known)]


def _in_one_wording(one: Filed, other: Filed) -> bool:
    """Where nobody and no place was found in the sentence, it must be the same: «подписание договора о побратимстве»,
    told of the same sides."""
    a, b = set(one.words.split()), set(other.words.split())
    sides = {*one.areas, *one.wider} == {*other.areas, *other.wider}
    return sides and len(a & b) >= WORDS and len(a & b) / len(a | b) >= WORDING


def beside(one: Filed) -> frozenset[str]:
    """The stems of what a sentence names beside the sides and people: of two tellings of one thing often the same
    («гости были в технопарке имени Петра Белова и провели переговоры»)."""
    named = stems(" ".join((*one.areas, *one.wider, *one.people)))
    _, *rest = re.findall(r"[\w-]+", one.claim.citation.quote) or [""]
    return stems(" ".join(word for word in rest if word[:1].isupper())) - named


def _called_off(one: Filed, a: Event, other: Filed, b: Event) -> bool:
    """Whether a later page tells that what was planned for about now has fallen through: «весенний визит делегации края
    не состоялся»."""
    (plan, what), (off, told) = sorted(((one, a), (other, b)), key=lambda pair: pair[1].modality is Modality.CANCELLED)
    if told.modality is not Modality.CANCELLED or what.modality not in PLANS:
        return False
    term = _term(plan, what)
    if term is None or off.published is None or plan.published is None or plan.published > off.published:
        return False
    return abs(term - off.published) <= RECENT


def _term(one: Filed, event: Event) -> date | None:
    """When what is planned is to be, or about when it was told."""
    return (event.when.start or event.when.end) if event.when else one.published


def _undated(a: Event, b: Event, common: list[Participant]) -> bool:
    """Two people of talks; of a visit or a site, who came and where: «делегация края посетила молокозавод»."""
    people = sum(p.kind is NameKind.PERSON for p in common)
    if people >= 2:
        return True
    return here(a, b) and bool(common) and a.form is b.form and a.form in (EventForm.VISIT, EventForm.SITE_VISIT)


def _named(body: str) -> str:
    """The name of a fair or forum without its year or number: «Сибэкспо-2026» is «Сибэкспо» of that summer."""
    return " ".join(re.sub(r"[-\s]?\b\d{1,4}\b", " ", key(body)).split())


def telling_body(event: Event) -> bool:
    """Whether the body's name tells it from others: «рабочая группа» is anyone's, «… по вопросам туризма» is not."""
    return bool(event.body) and len(stems(event.body or "")) >= 3


def dated(a: Event, b: Event) -> bool:
    """Whether both tellings give a date (that it is the same, `compatible` has told)."""
    return a.when is not None and b.when is not None


def _near(one: Filed, other: Filed) -> bool:
    """At about the same time; a page without any date may be of any, if it fits but one event."""
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= NEAR


def _common(a: Event, b: Event) -> list[Participant]:
    """Who takes part in both. Beside somebody who does, another surname is enough: pages slip in a first name, and
    nobody talks to two of one surname on one day."""
    found = [p for p in a.participants if any(_same_name(p.name, p.kind, q.name, q.kind) for q in b.participants)]
    if not any(p.kind is NameKind.PERSON for p in found):
        return found
    surnames = {_short(q) for q in b.participants if q.kind is NameKind.PERSON}
    return [p for p in a.participants if p in found or (p.kind is NameKind.PERSON and _short(p) in surnames)]


def _enough(a: Event, b: Event, common: list[Participant]) -> bool:
    """A person in common is enough for one day; an area alone is not, for its delegations go to many places."""
    if any(p.kind is not NameKind.AREA for p in common) or len(common) >= 2:
        return True
    return here(a, b)


def _same_place_and_side(a: Event, b: Event) -> bool:
    """Tellings without participants: the same place on the same day."""
    if (a.participants and b.participants) or not compatible(a.when, b.when):
        return False
    days = all(event.when and event.when.precision is Precision.DAY for event in (a, b))
    return days and bool(a.place and b.place and key(a.place) == key(b.place)) and a.form is b.form


def _rest_agrees(one: Filed, a: Event, other: Filed, b: Event) -> bool:
    """«Петров и Браун» agrees with «Петров», «Петров и Норвегия» (when Braun is Norway's), not with «Петров и Ли»."""
    left = [p for p in a.participants if p not in _common(a, b)]
    right = [q for q in b.participants if q not in _common(b, a)]
    if not left or not right or len(a.participants) - len(left) >= 2:
        return True
    left_known = all(p.kind is NameKind.AREA and p.name in {*other.areas, *other.wider} for p in left)
    right_known = all(q.kind is NameKind.AREA and q.name in {*one.areas, *one.wider} for q in right)
    return left_known or right_known


def _same_name(one: str, one_kind: NameKind, other: str, other_kind: NameKind) -> bool:
    if one_kind is not other_kind:
        return False
    return same_person(one, other) if one_kind is NameKind.PERSON else key(one) == key(other)


def entry(cluster: Cluster) -> Entry:
    """The event of a cluster."""
    told = [one.claim for one in cluster if isinstance(one.claim, Event)]
    when = sharpest(event.when for event in told) or underway(cluster)
    modality = next(m for m in CERTAINTY if any(event.modality is m for event in told))
    first = told[0]
    names = ", ".join(p.name for p in first.participants)
    made = entry_of(cluster, first.body or names or first.topic or first.form.value, when, modality.value)
    borrowed = tuple(one.id for one in cluster if isinstance(one.claim, Event) and one.claim.when is None)
    return replace(made, borrowed=tuple(sorted(borrowed))) if when else made


def _about(event: Event) -> set[str]:
    """What a dated event may be found by: who took part, where, and the words of the body that sits."""
    found = {_short(p) for p in event.participants}
    if event.place:
        found.add(key(event.place))
    if event.body:
        found |= _words(event.body)
        found.add(f"named {_named(event.body)}")
    return found


def _told_of(one: Filed) -> set[str]:
    """What an event may be found by in whose sentence nobody and no place was found: the sides of its page."""
    return {f"of {' and '.join(sorted(map(key, {*one.areas, *one.wider})))}"}


def _pairs(one: Filed, event: Event) -> set[str]:
    """What an undated event may be found by: two people, one and the sides, who came and where, the name of a fair."""
    people = sorted({_short(p) for p in event.participants if p.kind is NameKind.PERSON})
    found = {f"{first}+{second}" for first, second in combinations(people, 2)}
    if group_of(event) == "talks" and len(one.areas) >= 2:
        found |= {f"{person} of {' and '.join(sorted(map(key, one.areas)))}" for person in people}
    if not people and group_of(event) == "talks":
        found |= {f"{_short(p)} beside {word}" for p in event.participants for word in beside(one)}
    if event.place and event.form in (EventForm.VISIT, EventForm.SITE_VISIT):
        places = {event.place, *around(event.place)}
        found |= {f"{_short(p)} in {key(place)}" for p, place in product(event.participants, places)}
    if event.body and group_of(event) == "fair":
        found.add(f"named {_named(event.body)}")
    return found


def _sittings(one: Filed, event: Event) -> set[str]:
    """What a body's session of a number may be found by, whenever it is told of: a word of its name, or two
    areas, for it may go without them."""
    if not event.body or not event.ordinal:
        return set()
    sides = {" and ".join(pair) for pair in combinations(sorted(map(key, {*one.areas, *one.wider})), 2)}
    return {f"{event.ordinal} {each}" for each in _words(event.body) | sides}


def _words(body: str) -> set[str]:
    """The words that tell a body from others, all where there are none."""
    return {f"body {word}" for word in stems(body) - COMMON or stems(body)}


def _short(one: Participant) -> str:
    """The surname of a person, the whole name of another."""
    return key(one.name).rsplit(" ", 1)[-1] if one.kind is NameKind.PERSON else key(one.name)
