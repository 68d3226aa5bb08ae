"""Joining: drafts of one page into its events; one event is one claim however often it is told."""

from collections.abc import Iterable
from dataclasses import replace

from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.model.claim import EventForm, Modality
from svod.model.text import Area
from svod.model.when import When

LAYING = "возложение"
TAKEN_UP = frozenset({"meet", "session", "show", "signing", "ceremony"})


def join(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """The page's events, in the order in which they are first told."""
    areas = {m.area.name: m.area for m in scene.text.mentions if m.area}
    events: list[Draft] = []
    recent: list[Draft] = []
    loose: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.trigger.index, not one.firm)):
        _previous_session(draft, recent)
        _same_again(draft, recent)
        known = _match(scene, areas, draft, recent)
        if known is not None:
            merge(areas, known, draft)
            recent.remove(known)
            recent.append(known)
        elif draft.firm:
            events.append(draft)
            recent.append(draft)
        else:
            loose.append(draft)
    for draft in loose:
        known = _match(scene, areas, draft, [e for e in reversed(events) if e.trigger.index > draft.trigger.index])
        if known is not None:
            merge(areas, known, draft)
    return events


def _previous_session(draft: Draft, recent: list[Draft]) -> None:
    """«Предыдущая встреча проходила в Перми» after a session of a council is that council's session."""
    if draft.earlier and draft.group == "meet" and not draft.people:
        last = next((one for one in reversed(recent) if one.group in {"session", "meet"}), None)
        if last is not None and last.group == "session":
            draft.form, draft.body = last.form, last.body


def _same_again(draft: Draft, recent: list[Draft]) -> None:
    """«В последний раз собеседники встречались в мае»: the persons of the meeting told before."""
    if draft.earlier and draft.rule == "meets" and not draft.people:
        last = next((one for one in reversed(recent) if one.group == "meet" and len(one.people) > 1), None)
        draft.people = [replace(one, role=None) for one in last.people] if last is not None else []
        draft.firm = draft.firm and last is not None


def _match(scene: Scene, areas: dict[str, Area], draft: Draft, recent: list[Draft]) -> Draft | None:
    """The event that a draft tells of, the latest told first."""
    for known in reversed(recent):
        if draft.any_form:
            told = known.modality in {Modality.OCCURRED, draft.modality}
            if known.group in TAKEN_UP and told and known.modality is not Modality.CANCELLED:
                return known
        elif draft.group == known.group and same(scene, areas, draft, known):
            return known
    return None


def same(scene: Scene, areas: dict[str, Area], draft: Draft, known: Draft) -> bool:
    """Whether two drafts of one group can be one event."""
    if not overlap(draft.when, known.when) or not _moods_agree(draft, known):
        return False
    if draft.earlier != known.earlier and draft.when != known.when:
        return not (draft.firm or draft.when) and not draft.earlier
    if draft.ordinal and known.ordinal and draft.ordinal != known.ordinal:
        return False
    if not draft.firm and not draft.people and not draft.place and not draft.body:
        return not (draft.plural and draft.when)
    match draft.group:
        case "session" | "show" | "other":
            return _bodies_agree(draft, known)
        case "visit":
            return _visits_agree(scene, areas, draft, known)
        case "site_visit":
            return draft.place == known.place or (not draft.firm and not draft.place)
        case "ceremony":
            laid = known.rule == "lays" and draft.topic == LAYING and draft.sentence.index - known.sentence.index < 3
            return laid or (draft.place == known.place and draft.topic == known.topic) or not draft.firm
        case _:
            return _people_agree(scene, areas, draft, known)


def overlap(one: When | None, other: When | None) -> bool:
    """Whether two dates can be of one event; an unknown one can."""
    if one is None or other is None:
        return True
    starts = [when.start for when in (one, other) if when.start]
    ends = [when.end for when in (one, other) if when.end]
    return not starts or not ends or max(starts) <= min(ends)


def _leads_only(known: Draft) -> bool:
    """«Делегацию возглавляет Иван Петров» leaves open whether the visit is still to come."""
    return known.rule == "leads" and known.place is None and known.when is None


def _moods_agree(draft: Draft, known: Draft) -> bool:
    if _leads_only(known) and draft.modality is Modality.PLANNED:
        return True
    if draft.modality is known.modality or not draft.firm or draft.purpose or known.purpose:
        return True
    if Modality.CANCELLED in {draft.modality, known.modality}:
        return False
    return draft.when is not None and draft.when == known.when


def _bodies_agree(draft: Draft, known: Draft) -> bool:
    if draft.body and known.body:
        return alike(draft.body, known.body)
    if draft.body or draft.plural:
        return False
    return not (draft.firm and draft.when and known.when and draft.when != known.when)


def alike(one: str, other: str) -> bool:
    """Whether two names are of one body: the words of the shorter stand in the longer («совет», «Деловой совет»), or it
    is made of its first letters («ПМЭФ»)."""
    first, second = (
        {word[:5] for word in name.lower().replace("ё", "е").split() if len(word) > 2} for name in (one, other)
    )
    return first <= second or second <= first or _letters(one, other) or _letters(other, one)


def _letters(short: str, full: str) -> bool:
    return short.split("-")[0] == "".join(word[0] for word in full.split()).upper()


def _people_agree(scene: Scene, areas: dict[str, Area], draft: Draft, known: Draft) -> bool:
    """Meetings: the same persons, or the sides of the persons; another counterpart is another meeting."""
    if draft.adds:
        return True
    if draft.plural and draft.firm:
        return False
    if draft.persons and known.persons:
        shared = draft.persons & known.persons
        return bool(shared) and (shared in (draft.persons, known.persons) or len(shared) > 1 or not draft.firm)
    if not draft.people:
        elsewhere = draft.place and known.place and not inside(areas, draft.place, known.place)
        return not (draft.firm and elsewhere)
    if not draft.firm:
        return True
    sides = known.sides | {scene.side_of(name) for name in known.persons}
    return draft.sides <= sides if not draft.persons else known.sides <= {scene.side_of(n) for n in draft.persons}


def _visits_agree(scene: Scene, areas: dict[str, Area], draft: Draft, known: Draft) -> bool:
    if draft.place and known.place and not inside(areas, draft.place, known.place):
        return False
    if (known.ordinal or 0) > 1 and known.when is None and draft.when and draft.firm and not draft.ordinal:
        return False  # «Нынешний визит – третий. В октябре он был в Нише»: one of those before
    if not draft.people or not known.people:
        return True
    mine = {one.name for one in draft.people} | {scene.side_of(name) for name in draft.persons}
    theirs = {one.name for one in known.people} | {scene.side_of(name) for name in known.persons}
    near = any(inside(areas, one, other) for one in mine - {None} for other in theirs - {None} if one and other)
    return near or not draft.firm


def inside(areas: dict[str, Area], one: str, other: str) -> bool:
    """Whether one place is the other or lies in it."""
    for small, large in ((one, other), (other, one)):
        area = areas.get(small)
        if small == large or (area and large in {area.country, area.region}):
            return True
    return False


def merge(areas: dict[str, Area], known: Draft, draft: Draft) -> None:
    """Take up into `known` what `draft` adds."""
    heavier = draft.weight > known.weight and draft.firm
    if _leads_only(known) and draft.modality is Modality.PLANNED:
        known.modality = Modality.PLANNED
    known.add(draft.people)
    known.people = [one for one in known.people if not _wider(areas, one.name, known.sides)]
    if known.place is None or (known.group != "visit" and draft.place and _lies_in(areas, draft.place, known.place)):
        known.place = draft.place or known.place
    known.when = known.when or draft.when
    known.ordinal = known.ordinal or draft.ordinal
    known.topic = known.topic or draft.topic
    if draft.body and len(draft.body) > len(known.body or ""):
        known.body = draft.body
    if draft.firm and draft.modality is Modality.OCCURRED and known.modality is Modality.PLANNED:
        known.modality = Modality.OCCURRED
    if heavier:
        known.trigger, known.sentence, known.rule = draft.trigger, draft.sentence, draft.rule
    if known.form is EventForm.MEETING and draft.form in {EventForm.CALL, EventForm.VIDEOCONFERENCE}:
        known.form = draft.form


def entitle(events: list[Draft], title: Draft) -> None:
    """«XII заседание рабочей группы» of the title is the bare «заседание» of the body."""
    alike_forms = [event for event in events if event.group == title.group]
    known = alike_forms[0] if len(alike_forms) == 1 else None
    if known is None or known.ordinal or not (title.body and (known.body is None or alike(title.body, known.body))):
        return
    known.body = max(title.body, known.body or "", key=len)
    known.ordinal = title.ordinal
    known.place = known.place or title.place


def _wider(areas: dict[str, Area], name: str, sides: set[str]) -> bool:
    """A country gives way to its own region or town among the sides: «гости из Китая» are those of Хубэй."""
    return any(_lies_in(areas, side, name) for side in sides)


def _lies_in(areas: dict[str, Area], small: str, large: str) -> bool:
    area = areas.get(small)
    return small != large and area is not None and large in {area.country, area.region}
