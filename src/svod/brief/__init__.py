"""Entries → a briefing whose every sentence opens its source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from svod.brief.dossier import Dossier, compiled
from svod.brief.markdown import Briefing, written
from svod.brief.wording import worded
from svod.model.entry import Entry, Source

__all__ = ["Briefing", "Citing", "Dossier", "compiled", "write"]

Citing = Callable[[Iterable[str]], Mapping[str, Source]]


def write(entries: Iterable[Entry], area: Sequence[str], partner: Sequence[str], as_of: date, cite: Citing) -> Briefing:
    """The briefing on two sides; `cite` gives the sources of claims."""
    dossier = compiled(entries, area, partner, as_of)
    sections = worded(dossier)
    claims = (claim for section in sections for statement in section.statements for claim in statement.claims)
    return written(dossier, sections, cite(list(dict.fromkeys(claims))))
