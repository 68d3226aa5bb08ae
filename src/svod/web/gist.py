"""Gist: the few lines at the head of a pair's page. Papers are Russian and so is theirs; in another language the same
things are told by messages."""

from collections.abc import Iterable

from svod.asking import label
from svod.brief import Dossier
from svod.brief.figures import by_weight
from svod.brief.summary import summary
from svod.messages import language, say
from svod.model.entry import Entry, EntryKind
from svod.web.lines import line


def gist(dossier: Dossier) -> list[str]:
    """What matters most, in the language spoken now."""
    if language() == "ru":
        return [one.text for one in summary(dossier)]
    figures = by_weight(dossier.figures, dossier.area, dossier.partner)[:1]
    lines = (
        _each("last", dossier.contacts[:1]),
        _each("next", [one for one in dossier.coming if one.start or one.end][:1]),
        _each("figure", figures),
        _standing(dossier),
        _projects(dossier),
        _promises(dossier),
    )
    return [text for text in lines if text]


def _each(code: str, entries: Iterable[Entry]) -> str:
    return "; ".join(say(f"web.gist.{code}", told=_told(entry)) for entry in entries)


def _told(entry: Entry) -> str:
    text = line(entry, {})
    return ", ".join(part for part in (text.when, text.what, text.about.replace(" · ", ", "), text.figure) if part)


def _standing(dossier: Dossier) -> str:
    standing = dossier.standing
    if not standing:
        return ""
    number = sum(getattr(one.gist, "count", None) or 1 for one in standing)
    return say("web.gist.papers", n=number, told=_told(standing[0]))


def _projects(dossier: Dossier) -> str:
    stages = [f"{label('stage', EntryKind.PROJECT, code)} — {len(each)}" for code, each in dossier.projects.items()]
    return say("web.gist.projects", told=", ".join(stages)) if stages else ""


def _promises(dossier: Dossier) -> str:
    """As many as there are; of how many the term has passed in silence, of how many a result is likely."""
    if not dossier.commitments:
        return ""
    late = sum(dossier.silent(one) for one in dossier.commitments)
    answered = sum(one.id in dossier.likely for one in dossier.commitments)
    parts = [say("web.gist.open", n=len(dossier.commitments))]
    parts += [say("web.gist.late", n=late)] if late else []
    parts += [say("web.gist.answered", n=answered)] if answered else []
    return "; ".join(parts)
