"""Exchange: what each side offers and needs, and where the one meets the other."""

from collections.abc import Iterable, Sequence

from svod.brief.dossier import Dossier
from svod.brief.grammar import capital, quoted
from svod.brief.projects import project
from svod.brief.statement import Statement, told
from svod.follow.offers import ASKING, OFFERING, Match
from svod.messages import NBSP
from svod.model.claim import Project
from svod.model.entry import Entry
from svod.resolve.areas import lies_in
from svod.resolve.names import key

MATCHED = 0.5
"""The score from which an offer and a need are told as one matter."""


def exchanged(dossier: Dossier) -> Iterable[Statement]:
    """Matches first; then what each side offers and asks for that has met nothing."""
    matches = [one for one in dossier.matches if one.score.value >= MATCHED]
    yield from map(_match, matches)
    met = {entry.id for match in matches for entry in (match.offer, match.need)}
    for side in (dossier.area, dossier.partner):
        for stages, verb in ((OFFERING, "предлагает или может"), (ASKING, "ищет")):
            yield from _told(dossier, side, stages, verb, met)


def _match(match: Match) -> Statement:
    """«Насосы: Томская область предлагает, Китай ищет (оценка совпадения — 80 %)»"""
    offered, sought = _what(match.offer), _what(match.need)
    already = "; такое уже поставляется" if match.already else ""
    text = f"{capital(offered)}: {match.giver} предлагает, {match.taker} ищет"
    text += "" if key(offered) == key(sought) else f" {quoted(sought)}"
    text += f" (оценка совпадения — {round(match.score.value * 100)}{NBSP}%){already}"
    claims = [*match.offer_claims[-1:], *match.need_claims[-1:]]
    return told(text, match.offer, match.need, claims=claims)


def _what(entry: Entry) -> str:
    return entry.gist.what if isinstance(entry.gist, Project) else entry.name


def _told(dossier: Dossier, side: str, stages: Sequence[str], verb: str, met: set[str]) -> Iterable[Statement]:
    """«Томская область предлагает или может: насосы; поставщик — …»"""
    for stage in stages:
        for entry in dossier.projects.get(stage, ()):
            if entry.id not in met and _of_side(entry, side, asking=stages is ASKING, dossier=dossier):
                text = project(entry).text
                yield told(f"{side} {verb}: {text[:1].lower()}{text[1:]}", entry)


def _of_side(entry: Entry, side: str, *, asking: bool, dossier: Dossier) -> bool:
    """Whether it is this side that offers, or asks: by the names in its slots, else by those in the other slot."""
    gist = entry.gist
    assert isinstance(gist, Project)
    own, other = (gist.taker, gist.giver) if asking else (gist.giver, gist.taker)
    if any(lies_in(name, side) for name in own):
        return True
    opposite = dossier.partner if side == dossier.area else dossier.area
    if any(lies_in(name, opposite) for name in own):
        return False
    named = [area for area in entry.areas if not any(lies_in(area, name) for name in other)]
    return bool(own) and any(lies_in(area, side) for area in named) and not any(lies_in(a, opposite) for a in named)
