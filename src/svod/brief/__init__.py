"""Entries → a briefing whose every sentence opens its source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from svod.brief.dossier import Dossier, compiled
from svod.brief.markdown import Briefing, titled, written
from svod.brief.news import headline, news
from svod.brief.wording import Section, worded
from svod.model.entry import Entry, Source

__all__ = ["Briefing", "Citing", "Dossier", "compiled", "digest", "write"]

Citing = Callable[[Iterable[str]], Mapping[str, Source]]


def write(entries: Iterable[Entry], area: Sequence[str], partner: Sequence[str], as_of: date, cite: Citing) -> Briefing:
    """The briefing on two sides; `cite` gives the sources of claims."""
    dossier = compiled(entries, area, partner, as_of)
    sections = worded(dossier)
    return written(titled(dossier), as_of, sections, cite(rests_on(sections)))


def digest(entries: Sequence[Entry], sources: Mapping[str, Source], since: date, as_of: date) -> Briefing:
    """What the articles since a day tell that is new, of a whole register or of some sides."""
    sections = news(entries, sources, since, as_of)
    return written(headline(since), as_of, sections, sources)


def rests_on(sections: Iterable[Section]) -> list[str]:
    """The claims that sections cite, each once."""
    claims = (claim for section in sections for statement in section.statements for claim in statement.claims)
    return list(dict.fromkeys(claims))
