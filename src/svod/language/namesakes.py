"""Namesakes: which of the areas of one name a text means, by what else it names."""

from collections import Counter
from collections.abc import Iterable

from svod.language.areas import Entry
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.text import Mention


class Namesakes:
    """Chooses among areas of one name; what the text names without doubt votes for what lies near it."""

    def __init__(self, clues: Clues) -> None:
        self.clues = clues
        self.votes: Counter[str] = Counter()

    def vote(self, named: Iterable[list[Entry]], patterned: Iterable[Mention]) -> None:
        """Count the areas that are named without doubt, with where they lie."""
        for entries in named:
            if len(entries) == 1:
                area = entries[0].area
                self.votes.update({name for name in (area.name, area.region, area.country) if name})
        for mention in patterned:
            if mention.area:
                self.votes.update({name for name in (mention.name, mention.area.country) if name})

    def choose(self, entries: list[Entry]) -> Entry:
        """The one that the text's other areas speak for; else a seat, a country or region, the first."""

        def weight(entry: Entry) -> tuple[int, int, int]:
            area = entry.area
            fit = (
                3 * bool(self.votes[area.region]) + 2 * bool(self.votes[area.country]) + 4 * bool(self.votes[area.name])
            )
            seat = {"country": 2, "region": 1}.get(entry.seat, 0)
            return fit + seat + (area.kind in {"country", "region"}), min(self.votes[area.region], 9), -entry.order

        return max(entries, key=weight)

    def of_adjective(self, index: int, entries: list[Entry]) -> Entry:
        """The region («кировские товары»), a capital's own adjective («минские коллеги»), the town by «аэропорт»."""
        head = self.clues.text.tokens[self.clues.text.tokens[index].head]
        towns = [entry for entry in entries if entry.area.kind in {"city", "town"}]
        after = self.clues.token(index + 1)
        of_town = after is not None and after.lemma == "городской"  # «Брянская городская администрация»
        if towns and (of_town or head.lemma in words("areas", "town_nouns")):
            return self.choose(towns)
        regions = [entry for entry in entries if entry not in towns]
        capitals = [entry for entry in towns if entry.seat == "country"]
        return self.choose(capitals if capitals and not self._of_region(index) else regions or towns)

    def _of_region(self, index: int) -> bool:
        """«Минский областной совет», «Минский облисполком»: a capital's adjective that means the region around it."""
        following = self.clues.lows[index + 1] if index + 1 < len(self.clues.lows) else ""
        return following.startswith(("област", "обл"))
