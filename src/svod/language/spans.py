"""Spans: what slovnet takes for names, in tokens of the text; and pieces of the text that all name finders use."""

from bisect import bisect_left
from dataclasses import dataclass

from svod.language import parse
from svod.language.areas import gazetteer
from svod.language.quotes import titles
from svod.model.claim import NameKind
from svod.model.text import Area, Mention, Text, Token


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens, both ends inclusive. `type` is PER, LOC or ORG."""

    first: int
    last: int
    type: str


@dataclass(frozen=True)
class Clues:
    """A text with slovnet's names by token, its titles and its words as the finders compare them."""

    text: Text
    spans: tuple[Span, ...]
    lows: tuple[str, ...]  # the words, lower case, «ё» as «е»
    span_at: dict[int, Span]
    title_at: dict[int, tuple[int, int]]  # the outermost title, for every token in it and its marks

    def type_at(self, index: int) -> str:
        """PER, LOC, ORG or ""."""
        span = self.span_at.get(index)
        return span.type if span else ""

    def token(self, index: int) -> Token | None:
        """The token, None beyond the ends."""
        return self.text.tokens[index] if 0 <= index < len(self.text.tokens) else None

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether both tokens stand in one sentence."""
        return self.text.sentence_of(one) is self.text.sentence_of(other)

    def area(self, first: int, last: int, area: Area, *, adjective: bool = False, nominal: bool = False) -> Mention:
        """The area as these tokens name it."""
        start, end = self.text.tokens[first].start, self.text.tokens[last].end
        return Mention(start, end, first, last, NameKind.AREA, area.name, area, adjective=adjective, nominal=nominal)


def clues(text: Text) -> Clues:
    """slovnet's names and the text's titles, ready for the finders."""
    starts = [token.start for token in text.tokens]
    spans = []
    for name in parse.names(text.article):
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end) - 1
        if first < len(starts) and first <= last:
            spans += _past_ruler(text, Span(first, last, name.type))
    title_at: dict[int, tuple[int, int]] = {}
    for pair in titles(text):
        for index in range(pair[0], pair[1] + 1):
            title_at.setdefault(index, pair)
    lows = tuple(token.text.lower().replace("ё", "е") for token in text.tokens)
    at = {index: span for span in spans for index in range(span.first, span.last + 1)}
    return Clues(text, tuple(spans), lows, at, title_at)


RULERS = frozenset(
    {"раис", "раиса", "раису", "раисом", "раисе", "вали", "хоким", "хокима", "хокимом", "хокиму", "область"}
)
"""Words that slovnet takes for a first name before the name of an area: «Раиса Татарстана», «Вали Анкары»."""


def _past_ruler(text: Text, span: Span) -> list[Span]:
    """The span; of «Раиса Татарстана» and «Область Ширак» taken for persons, what follows the area, if anything."""
    lows = [token.text.lower().replace("ё", "е") for token in text.tokens[span.first : span.last + 1]]
    if span.type != "PER" or len(lows) < 2 or lows[0] not in RULERS:
        return [span]
    length, _ = gazetteer().called(lows[1:])
    rest = span.first + 1 + length
    if not length:
        return [span]
    return [Span(rest, span.last, "PER")] if rest <= span.last else []
