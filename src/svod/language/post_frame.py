"""Frame: where the parts of a post phrase stand, and what each of them is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from svod.language.post_words import Head
from svod.model.text import Sentence, Text


class PartKind(StrEnum):
    """What a part of the phrase after the head is."""

    NOUN = "noun"  # «экономического развития», «завода»
    OWN = "own"  # «области», «региона»: the page's own
    AREA = "area"
    ORG = "org"  # a name in quotation marks, or an organisation's mention
    ABOUT = "about"  # «по вопросам экономики», «при Президенте»
    PLACE = "place"  # «в Республике Беларусь»
    FROM = "from"  # «от Омской области»


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `first`..`last`, both inclusive."""

    kind: PartKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts stand: the sentence, the post that they belong to, and the outer post («заместителя»)."""

    text: Text
    sentence: Sentence
    index: int
    head: Head
    outer: Head


def indexes(parts: Iterable[Part]) -> Iterator[int]:
    """The tokens of the parts."""
    for part in parts:
        yield from range(part.first, part.last + 1)
