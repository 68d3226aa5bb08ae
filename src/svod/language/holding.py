"""Holding: a post phrase on its way to those who hold it."""

from dataclasses import dataclass, field

from svod.language.post_phrase import Phrase
from svod.language.post_slots import Slots
from svod.model.claim import Phase
from svod.model.text import Text


@dataclass(slots=True)
class Holding:
    """A phrase with its slots and, once found, its holders."""

    phrase: Phrase
    slots: Slots
    phase: Phase
    holders: list[str] = field(default_factory=list)
    start: int = -1  # where the phrase begins with «врио», «бывший»
    sibling: "Holding | None" = None  # the other post of the same person in a double post

    def case(self, text: Text) -> str:
        """The case of the post; none for an abbreviated one that does not change."""
        token = text.tokens[self.phrase.outer]
        return "" if self.phrase.heads[0][1].ready and token.text.lower().endswith(("а", "ы")) else token.morph.case
