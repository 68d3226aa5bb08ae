"""Doubts: where sources contradict each other, and what they do not say."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from svod.brief.documents import lapse, lapsed
from svod.brief.dossier import Dossier
from svod.brief.figures import differing
from svod.brief.grammar import capital
from svod.brief.statement import Statement, told
from svod.follow.conflicts import Conflict
from svod.follow.trust import weigh
from svod.model.claim import Indicator
from svod.model.entry import Entry, Source

FIGURE = "figure"
KINDS = {
    "two-holders": "Одну должность в одно время источники отдают двоим",
    "two-posts": "Одному человеку источники дают две должности, которые не совмещают",
    "held-after": "Один источник говорит, что должность оставлена, а более поздний называет по ней",
}


def weighed(dossier: Dossier, sources: Mapping[str, Source]) -> Dossier:
    """The dossier with each contradiction weighed: which side is newer, and which more official."""
    told_of = (replace(one, weighing=weigh(one.left_claims, one.right_claims, sources)) for one in dossier.conflicts)
    return replace(dossier, conflicts=tuple(told_of))


def contradictions(dossier: Dossier) -> list[Statement]:
    """«Экспорт Томской области …: источники расходятся, 5 млн долларов и 7 млн долларов; новее — первое»"""
    by_id = {entry.id: entry for entry in dossier.figures}
    found = (_contradiction(one, by_id) for one in dossier.conflicts)
    return list({one.text: one for one in found if one}.values())


def _contradiction(conflict: Conflict, by_id: Mapping[str, Entry]) -> Statement | None:
    claims = (conflict.left_claims[:1], conflict.right_claims[:1])
    if conflict.kind == FIGURE:
        entries = [by_id[name] for name in (conflict.left, conflict.right) if name in by_id]
        gists = [entry.gist for entry in entries if isinstance(entry.gist, Indicator)]
        if len(gists) < 2:
            return None
        return told(differing(gists) + _weight(conflict), *entries)
    head = KINDS.get(conflict.kind, "Источники расходятся")
    return told(f"{head}: {conflict.left} — и {conflict.right}{_weight(conflict)}", claims=[*claims[0], *claims[1]])


def _weight(conflict: Conflict) -> str:
    """«; новее — второе, официальнее — первое», or nothing where the sources are equal."""
    if conflict.weighing is None:
        return ""
    sides = (("новее", conflict.weighing.newer), ("официальнее", conflict.weighing.more_official))
    words = [f"{name} — {'первое' if claim in conflict.left_claims else 'второе'}" for name, claim in sides if claim]
    return f"; {', '.join(words)}" if words else ""


def gaps(dossier: Dossier) -> list[Statement]:
    """What is not known: results of what has come due, dates, owners, terms."""
    undated = [one for one in dossier.contacts if not one.start and not one.end]
    owners = [one for one in dossier.commitments if not getattr(one.gist, "owner", ())]
    terms = [one for one in dossier.commitments if one.end is None and one.start is None]
    groups = (
        ("срок обязательства прошёл, о результате сведений нет", list(filter(dossier.silent, dossier.commitments))),
        ("срок плана прошёл, состоялось ли событие, сведений нет", list(filter(dossier.silent, dossier.plans))),
        ("исполнитель обязательства не назван", owners),
        ("срок обязательства не назван", terms),
        ("дата контакта не названа", undated),
    )
    counted = [told(f"{capital(name)}: {len(entries)}", *entries[:3]) for name, entries in groups if entries]
    expired = (lapse(one) for one in dossier.agreements if lapsed(one, dossier.as_of))
    return [*expired, *counted]


def doubtful(dossier: Dossier) -> Iterable[Statement]:
    """Contradictions first, then gaps."""
    yield from contradictions(dossier)
    yield from gaps(dossier)
