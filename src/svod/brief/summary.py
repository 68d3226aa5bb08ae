"""Summary: the five lines at the head of a briefing."""

from svod.brief.contacts import foreseen, held
from svod.brief.documents import document
from svod.brief.dossier import Dossier
from svod.brief.figures import by_weight, figure
from svod.brief.grammar import agree, counted
from svod.brief.phrases import STAGES
from svod.brief.statement import Statement, told
from svod.messages import NBSP, grouped
from svod.model.entry import EntryKind

LINES = 5


def summary(dossier: Dossier) -> list[Statement]:
    """At most five lines, what matters most first."""
    lines = (_contacts(dossier), _trade(dossier), _documents(dossier), _projects(dossier), _promises(dossier))
    return [line for line in lines if line][:LINES]


def _contacts(dossier: Dossier) -> Statement | None:
    """«Последний контакт: …; следующий: …»"""
    last, following = dossier.contacts[:1], [one for one in dossier.coming if one.start or one.end][:1]
    parts = [f"последний известный контакт: {held(one, dossier)}" for one in last]
    parts += [f"впереди: {foreseen(one, dossier)}" for one in following]
    text = "; ".join(parts)
    return told(text[:1].upper() + text[1:], *last, *following) if parts else None


def _trade(dossier: Dossier) -> Statement | None:
    """The weightiest of the newest figures."""
    ranked = by_weight(dossier.figures, dossier.area, dossier.partner)
    return figure(ranked[0]) if ranked else None


def _documents(dossier: Dossier) -> Statement | None:
    standing = dossier.standing
    if not standing:
        return None
    single, together = dossier.papers
    text = document(standing[0]).text
    if len(standing) == 1:
        return told(f"Действует: {text[:1].lower()}{text[1:]}" if standing[0].stage != "in_force" else text, *standing)
    verb = agree(single, "Известен", "Известно")
    papers = counted(single, "действующий документ", "действующих документа", "действующих документов")
    papers += f", ещё о{NBSP}{grouped(together)} сказано без{NBSP}названий" if together else ""
    papers += _among(dossier, EntryKind.AGREEMENT)
    return told(f"{verb} {papers}; последний: {text[:1].lower()}{text[1:]}", *standing[:3])


def _among(dossier: Dossier, kind: EntryKind) -> str:
    """« (среди 24 новейших)», where there are more than were looked at."""
    return f" (среди {grouped(dossier.newest[kind])}{NBSP}новейших)" if kind in dossier.newest else ""


def _projects(dossier: Dossier) -> Statement | None:
    """«Проекты по стадиям: реализуется — 2, обсуждается — 3»"""
    if not dossier.projects:
        return None
    parts = [f"{STAGES[stage].lower()} — {len(members)}" for stage, members in dossier.projects.items()]
    head = f"Проекты по стадиям{_among(dossier, EntryKind.PROJECT)}"
    return told(f"{head}: {', '.join(parts)}", *(members[0] for members in dossier.projects.values()))


def _promises(dossier: Dossier) -> Statement | None:
    """«Открыто 8 обязательств; у 3 срок прошёл, о результате сведений нет»"""
    if not dossier.commitments:
        return None
    late = [one for one in dossier.commitments if dossier.silent(one)]
    answered = [one for one in dossier.commitments if one.id in dossier.likely]
    number = len(dossier.commitments)
    head = f"Открыто {counted(number, 'обязательство', 'обязательства', 'обязательств')}"
    head += _among(dossier, EntryKind.COMMITMENT)
    tail = f"; у {len(late)} срок прошёл, о результате сведений нет" if late else ""
    tail += f"; у {len(answered)} есть возможный результат, решает человек" if answered else ""
    return told(head + tail, *(late or answered or dossier.commitments)[:3])
