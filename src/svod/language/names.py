"""Names: the persons, organisations, areas and places that a text mentions. The one verb `mentions`."""

from dataclasses import replace

from svod.language.bare_areas import nominal_areas
from svod.language.families import families
from svod.language.identity import lent, named
from svod.language.organisations import organisations
from svod.language.persons import Person, persons
from svod.language.places import places
from svod.language.spans import Clues, clues
from svod.language.toponyms import Toponyms
from svod.model.claim import NameKind
from svod.model.text import Mention, Text


def mentions(text: Text) -> Text:
    """The text with its mentions, in text order, an outer name before those inside it."""
    if not text.tokens:
        return text
    found = clues(text)
    named_areas = Toponyms(found).found()
    barred = {i for m in named_areas for i in range(m.first, m.last + 1)}
    people = [
        _person(found, person, name) for person, name in named(found, families(found, persons(found, barred), barred))
    ]
    areas = [*named_areas, *nominal_areas(found, named_areas)]
    bodies = organisations(found, [*people, *areas])
    firm = [m for m in (*people, *areas, *bodies) if not m.adjective and not m.nominal]
    taken = {i for m in firm for i in range(m.first, m.last + 1)}
    everything = [*bodies, *people, *areas, *places(found, taken, areas)]
    return replace(text, mentions=tuple(sorted(everything, key=lambda m: (m.first, -m.last))))


def _person(found: Clues, person: Person, name: str) -> Mention:
    tokens = found.text.tokens
    start, end = tokens[person.start].start, tokens[person.end].end
    return Mention(start, end, person.start, person.end, NameKind.PERSON, name, lent=lent(found, person))
