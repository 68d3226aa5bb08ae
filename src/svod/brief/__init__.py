"""Entries → a briefing whose every sentence opens its source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from svod.brief import doubts
from svod.brief.dossier import Dossier, compiled
from svod.brief.markdown import Briefing, written
from svod.brief.news import headline, news
from svod.brief.statement import Section
from svod.model.entry import Entry, Source

__all__ = ["Briefing", "Citing", "Dossier", "Sections", "compiled", "digest", "rests_on", "set_down"]

Citing = Callable[[Iterable[str]], Mapping[str, Source]]
Sections = Callable[[Dossier], Sequence[Section]]


def set_down(title: str, dossier: Dossier, sections: Sections, cite: Citing) -> Briefing:
    """A briefing, its contradictions weighed and its sentences cited; `cite` gives the sources of claims."""
    told_apart = (claim for one in dossier.conflicts for claim in (*one.left_claims, *one.right_claims))
    made = sections(doubts.weighed(dossier, cite(told_apart)))
    return written(title, dossier.as_of, made, cite(rests_on(made)))


def digest(entries: Sequence[Entry], sources: Mapping[str, Source], since: date, as_of: date) -> Briefing:
    """What the articles since a day tell that is new, of a whole register or of some sides."""
    sections = news(entries, sources, since, as_of)
    return written(headline(since), as_of, sections, sources)


def rests_on(sections: Iterable[Section]) -> list[str]:
    """The claims that sections may be cited from, each once."""
    claims = (claim for section in sections for statement in section.statements for claim in statement.claims)
    return list(dict.fromkeys(claims))
