"""Echoes: later claims that share rare words with what was promised, found by the index of words at bounded cost."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import log
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from svod.register.search import ARTICLE
from svod.register.tables import search_items

MANY = 400
"""A word that stands in more articles and claims than this calls nobody."""

NEAREST, KEPT = 60, 12
"""Claims that are looked at of one promise, those that share most of its words; and of them those handed on."""

HOLDING = text("SELECT rowid FROM search WHERE words MATCH :word LIMIT :most")


class Promised(NamedTuple):
    """What was promised: its lemmas, the page that tells it and the day of that page."""

    lemmas: tuple[str, ...]
    page: str
    day: date


def echoes(connection: Connection, promised: Iterable[Promised], until: date) -> list[str]:
    """Names of claims on other pages, later than each promise and told by a day, that share most of its rare words."""
    held: dict[str, list[int]] = {}
    found: dict[str, None] = {}
    for one in promised:
        gained: Counter[int] = Counter()
        for lemma in one.lemmas:
            if lemma not in held:
                held[lemma] = _holding(connection, lemma)
            gained.update(dict.fromkeys(held[lemma], round(1000 * log(2 + MANY / (1 + len(held[lemma]))))))
        found |= dict.fromkeys(_later(connection, gained, one, until))
    return list(found)


def _holding(connection: Connection, lemma: str) -> list[int]:
    """Where a word stands; nowhere when it stands in too many texts."""
    asked = {"word": '"{}"'.format(lemma.replace('"', '""')), "most": MANY + 1}
    found = list(connection.execute(HOLDING, asked).scalars())
    return found if len(found) <= MANY else []


def _later(connection: Connection, gained: Counter[int], one: Promised, until: date) -> list[str]:
    nearest = sorted(gained, key=lambda item: (-gained[item], item))[:NEAREST]
    if not nearest:
        return []
    query = select(search_items.c.id, search_items.c.claim).where(
        search_items.c.id.in_(nearest),
        search_items.c.kind.not_in((ARTICLE, "office")),
        search_items.c.page != one.page,
        search_items.c.published > one.day.isoformat(),
        search_items.c.published <= until.isoformat(),
    )
    claims = {row.id: row.claim for row in connection.execute(query)}
    return [claims[item] for item in nearest if item in claims][:KEPT]
