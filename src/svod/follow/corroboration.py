"""Corroboration: how many sources say a thing on their own: reprints, texts of one press service or agency, and a
newspaper that tells it again count once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from svod.follow.trust import RANK, rank
from svod.lexicon import words
from svod.model.entry import Source
from svod.resolve.names import key, stems

KINDS = {value: name for name, value in RANK.items()} | {1: "press_service"}


@dataclass(frozen=True, slots=True)
class Corroboration:
    """`independent` texts, on `pages` pages of `publishers` publishers; `kinds` counts independent texts by what their
    best page is: official, press_service, news, aggregator, other, forum."""

    independent: int
    pages: int
    publishers: int
    kinds: tuple[tuple[str, int], ...]


def corroboration(claims: Iterable[str], sources: Mapping[str, Source], families: Mapping[str, str]) -> Corroboration:
    """What the sources of some claims amount to; `families` gives each page the family of its copies."""
    by_page = {source.page: source for claim in claims if (source := sources.get(claim))}
    groups: list[tuple[set[str], list[Source]]] = []
    for page in sorted(by_page):
        source = by_page[page]
        marks = set(_marks(source, families))
        touching = [group for group in groups if group[0] & marks]
        groups = [group for group in groups if group not in touching]
        merged = marks.union(*(group[0] for group in touching))
        groups.append((merged, [source, *(one for group in touching for one in group[1])]))
    best = [KINDS[min(rank(source) for source in members)] for _, members in groups]
    counted = tuple((kind, best.count(kind)) for kind in sorted(set(best), key=lambda k: list(KINDS.values()).index(k)))
    publishers = {key(source.publisher) for source in by_page.values() if source.publisher}
    return Corroboration(len(groups), len(by_page), len(publishers), counted)


def _marks(source: Source, families: Mapping[str, str]) -> Iterable[str]:
    """What makes two texts one: a family of copies; an origin («пресс-служба правительства»), or the own text of an
    office or a newspaper. What a forum or an aggregator has is nobody's own."""
    yield f"family:{families.get(source.page, source.page)}"
    if source.origin:
        yield f"text:{_whose(source.origin)}"
    if source.publisher and (source.genre == "official" or (source.genre == "news" and not source.origin)):
        yield f"text:{_whose(source.publisher)}"


def _whose(name: str) -> str:
    """Whose text it is, however it is called: «агентства „Интерфакс“», «пресс-служба правительства края»."""
    return " ".join(sorted(stems(name) - _carriers())) or key(name)


@cache
def _carriers() -> frozenset[str]:
    return stems(" ".join(words("follow", "carriers")))
