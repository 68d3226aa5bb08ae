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
    single, together = dossier.papers
    more = say("web.gist.together", n=together) if together else ""
    more += _among(dossier, EntryKind.AGREEMENT)
    return say("web.gist.papers", n=single, more=more, told=_told(standing[0]))


def _among(dossier: Dossier, kind: EntryKind) -> str:
    return say("web.gist.among", n=dossier.newest[kind]) if kind in dossier.newest else ""


def _projects(dossier: Dossier) -> str:
    stages = [f"{label('stage', EntryKind.PROJECT, code)} — {len(each)}" for code, each in dossier.projects.items()]
    among = _among(dossier, EntryKind.PROJECT)
    return say("web.gist.projects", among=among, told=", ".join(stages)) if stages else ""


def _promises(dossier: Dossier) -> str:
    """As many as there are; of how many the term has passed in silence, of how many a result is likely."""
    if not dossier.commitments:
        return ""
    late = sum(dossier.silent(one) for one in dossier.commitments)
    answered = sum(one.id in dossier.likely for one in dossier.commitments)
    parts = [say("web.gist.open", n=len(dossier.commitments)) + _among(dossier, EntryKind.COMMITMENT)]
    parts += [say("web.gist.late", n=late)] if late else []
    parts += [say("web.gist.answered", n=answered)] if answered else []
    return "; ".join(parts)
