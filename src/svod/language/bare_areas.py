"""Areas by a bare type noun: «область», «регион», «республика», «столица Татарстана», as the page means them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from svod.language.areas import gazetteer
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.text import Area, Mention, Token

WINDOW = 2  # sentences back in which «страна» and «город» look for their area


def nominal_areas(clues: Clues, named: Sequence[Mention]) -> list[Mention]:
    """Mentions of areas by a type noun alone, and capitals; those with two equally good answers are left out."""
    return list(_Resolver(clues, named).found())


class _Resolver:
    def __init__(self, clues: Clues, named: Sequence[Mention]) -> None:
        self.clues = clues
        self.text = clues.text
        self.named = [m for m in named if m.area is not None]
        self.taken = {i: m for m in named for i in range(m.first, m.last + 1)}
        self.counts = Counter(m.area for m in self.named if m.area is not None)
        self.firsts = [m.first for m in self.named]

    def found(self) -> Iterator[Mention]:
        for token in self.text.tokens:
            if token.index in self.taken or token.morph.number == "Plur" or token.index in self.clues.title_at:
                continue
            if token.lemma in words("areas", "capital"):
                area, first, last = self._capital(token)
            elif token.lemma in words("areas", "nominal") and self._alone(token):
                area, first, last = self._meant(token), token.index, token.index
            else:
                continue
            if area is not None:
                yield self.clues.area(first, last, area, nominal=True)

    def _alone(self, token: Token) -> bool:
        """Not «другая страна», «Орловская область», «город Орёл», «каждый регион», «край света»."""
        tokens, at = self.text.tokens, token.index
        before = self.clues.token(at - 1)
        if before and (before.lemma in words("areas", "another") or before.morph.pos == "NUM"):
            return False
        if any(child.lemma in words("areas", "another") for child in self.text.children(at)):
            return False
        following = self.clues.token(at + 1)
        if following is None:
            return True
        if following.index in self.taken or (following.text[0].isupper() and self.clues.type_at(at + 1) != "PER"):
            return False
        if token.lemma in {"край", "область"}:  # «в области энергетики», «край обрыва»: a field, not a land
            genitive = (
                following.morph.case == "Gen" and following.morph.pos in {"NOUN", "ADJ"} and following.head != at - 1
            )
            own = following.index in {t.index for t in self.text.subtree(at)}
            return not (genitive and own) and not (before and before.lemma == "этот" and token.lemma == "область")
        return tokens[at].morph.pos in {"NOUN", "PROPN"}

    def _capital(self, token: Token) -> tuple[Area | None, int, int]:
        """«столица Татарстана», «белорусская столица»."""
        book, at = gazetteer(), token.index
        for index, first, last in ((at + 1, at, None), (at - 1, at - 1, at)):
            mention = self.taken.get(index)
            if mention is None or mention.area is None or mention.nominal or mention.adjective != (index < at):
                continue
            seat = book.seat_of(mention.name, "country" if mention.area.kind == "country" else "region")
            if seat is not None:
                return seat.area, first, mention.last if last is None else last
        return None, at, at

    def _meant(self, token: Token) -> Area | None:
        match token.lemma:
            case "страна" | "государство":
                return self._near(token, [a for a in self.counts if a.kind == "country" and a.name != "Россия"])
            case "город":
                return self._near(token, [a for a in self.counts if a.kind in {"city", "town"}])
            case "республика":
                return self._main(token, [a for a in self.counts if _republic(a)])
            case "регион":
                own = [a for a in self.counts if a.kind == "region" and a.country == "Россия"]
                return self._main(token, own or [a for a in self.counts if a.kind == "region"])
            case "провинция":
                return self._main(token, [a for a in self.counts if a.kind == "region" and a.country in _PROVINCIAL])
            case noun:
                wanted = [a for a in self.counts if a.kind in {"region", "district"} and a.name.endswith(noun)]
                return self._main(token, wanted) or self._main(token, [a for a in wanted if a.country == "Россия"])

    def _main(self, token: Token, candidates: list[Area]) -> Area | None:
        """The only candidate, the one named far more often than the rest, or the only one named just before."""
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        ranked = sorted(candidates, key=lambda area: -self.counts[area])
        near = self._near(token, candidates)
        if self.counts[ranked[0]] >= 2 * self.counts[ranked[1]]:
            return ranked[0]
        return near

    def _near(self, token: Token, candidates: list[Area]) -> Area | None:
        """The candidate of the nearest sentence that names one; None when that sentence names two."""
        here = self.text.sentence_of(token.index)
        before = [
            (self.text.sentence_of(m.first).index, m.area)
            for m in self.named
            if m.area in candidates and here.index - WINDOW <= self.text.sentence_of(m.first).index <= here.index
            if m.first < token.index
        ]
        for _, group in groupby(reversed(before), key=lambda pair: pair[0]):
            areas = {area for _, area in group}
            return next(iter(areas)) if len(areas) == 1 else None
        return candidates[0] if len(candidates) == 1 and self.counts[candidates[0]] > 1 else None


_PROVINCIAL = {"Китай", "Турция", "Иран", "Вьетнам", "КНДР", "Республика Корея", "Куба", "Афганистан", "Пакистан"}


def _republic(area: Area) -> bool:
    """Countries but Russia, regions of Russia that are called by a noun («Татарстан»), and others called republics."""
    if area.kind == "country":
        return area.name not in {"Россия", "Великобритания", "Япония", "Монголия", "США", "Канада", "ОАЭ"}
    noun = area.country == "Россия" and not area.name.endswith(("область", "край", "округ"))
    return area.kind == "region" and (noun or "Республика" in area.name or area.name in {"Каракалпакстан", "Аджария"})
