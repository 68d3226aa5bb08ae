"""Names: the persons, organisations, areas and places that a text mentions. The one verb `mentions`."""

from dataclasses import replace

from svod.language.morph import inflected
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
    rough = [_rough(found, span) for span in found.spans if span.type != "LOC"]
    everything = sorted([*rough, *areas], key=lambda m: (m.first, -m.last))
    return replace(text, mentions=tuple(everything))


def _rough(found: Clues, span: Span) -> Mention:
    """First version."""
    tokens = found.text.tokens[span.first : span.last + 1]
    words = [inflected(t.text, t.morph, "nomn") if span.type == "PER" else t.text for t in tokens]
    kind = NameKind.PERSON if span.type == "PER" else NameKind.ORGANISATION
    return Mention(tokens[0].start, tokens[-1].end, span.first, span.last, kind, " ".join(words))
