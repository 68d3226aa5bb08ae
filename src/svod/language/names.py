"""Names: the persons, organisations, areas and places that a text mentions. The one verb `mentions`."""

from dataclasses import replace

from svod.language.identity import lent, named
from svod.language.persons import Person, persons
from svod.language.spans import Clues, Span, clues
from svod.language.toponyms import Toponyms
from svod.model.claim import NameKind
from svod.model.text import Mention, Text


def mentions(text: Text) -> Text:
    """The text with its mentions, in text order, an outer name before those inside it."""
    if not text.tokens:
        return text
    found = clues(text)
    areas = Toponyms(found).found()
    barred = {i for m in areas for i in range(m.first, m.last + 1)}
    people = [_person(found, person, name) for person, name in named(found, persons(found, barred))]
    rough = [_rough(found, span) for span in found.spans if span.type == "ORG"]
    everything = sorted([*rough, *people, *areas], key=lambda m: (m.first, -m.last))
    return replace(text, mentions=tuple(everything))


def _person(found: Clues, person: Person, name: str) -> Mention:
    tokens = found.text.tokens
    start, end = tokens[person.start].start, tokens[person.end].end
    return Mention(start, end, person.start, person.end, NameKind.PERSON, name, lent=lent(found, person))


def _rough(found: Clues, span: Span) -> Mention:
    """First version."""
    tokens = found.text.tokens[span.first : span.last + 1]
    kind = NameKind.ORGANISATION
    return Mention(tokens[0].start, tokens[-1].end, span.first, span.last, kind, " ".join(t.text for t in tokens))
