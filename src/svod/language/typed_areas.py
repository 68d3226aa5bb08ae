"""Typed areas: an adjective with the noun that says what kind of area it is: «Шадринского муниципального округа»."""

from svod.language.areas import gazetteer
from svod.language.declension import adjective_stem
from svod.language.namesakes import Namesakes
from svod.language.spans import Clues
from svod.lexicon import table, words
from svod.model.text import Area, Mention

ENDS = {"m": "ий", "f": "ая", "n": "ое"}


class TypedAreas:
    """Finds areas by their pattern, whether the gazetteer has them or not."""

    def __init__(self, clues: Clues, namesakes: Namesakes) -> None:
        self.clues = clues
        self.namesakes = namesakes
        self.book = gazetteer()
        self.types = table("areas", "types")

    def type_after(self, index: int) -> tuple[int, str]:
        """The type noun that an adjective at `index` agrees with, over «муниципальный»: (its index, its lemma)."""
        tokens = self.clues.text.tokens
        if not adjective_stem(tokens[index].text):
            return 0, ""
        at = index + 1
        while at < len(tokens) and at - index < 3 and tokens[at].lemma in words("areas", "between"):
            at += 1
        if at < len(tokens) and tokens[at].lemma in self.types and self.clues.same_sentence(index, at):
            return at, tokens[at].lemma
        return 0, ""

    def by_pattern(self, index: int) -> Mention | None:
        """«Шадринского муниципального округа», «провинции Нгеан», «Хэнаньский уезд»: not in the gazetteer."""
        at, noun = self.type_after(index)
        if at and noun not in {"город"}:
            stem = adjective_stem(self.clues.text.tokens[index].text)
            if stem.lower() in {adjective_stem(word) for word in words("areas", "not_names")}:
                return None
            return self.clues.area(index, at, self._area_of(index, at, stem, noun))
        return None

    def _area_of(self, index: int, at: int, stem: str, noun: str) -> Area:
        """The gazetteer's area of that name, else a new one of the type noun's kind."""
        middle = [_agreeing(self.clues.text.tokens[i].lemma, noun) for i in range(index + 1, at)]
        name = " ".join([_nominative(stem, noun, self.clues.text.tokens[index].text), *middle, noun])
        entries = self.book.by_name.get(name) or self.book.by_name.get(name.replace("е", "ё", 1))
        if entries:
            return self.namesakes.choose(entries).area
        kind = "district" if noun == "округ" and middle != ["автономный"] else self.types[noun]
        return Area(name, kind)

    def joint(self, index: int) -> list[Mention]:
        """«Минской, Гродненской и Витебской областей»: one mention for each; the last takes the noun."""
        tokens = self.clues.text.tokens
        if not adjective_stem(tokens[index].text):
            return []
        parts, at = [index], index + 1
        while at + 1 < len(tokens) and tokens[at].text in {",", "и", "или"}:
            if not (adjective_stem(tokens[at + 1].text) and tokens[at + 1].text[0].isupper()):
                break
            parts.append(at + 1)
            at += 2
        if len(parts) < 2 or at >= len(tokens) or tokens[at].lemma not in self.types:
            return []
        noun = tokens[at].lemma
        made = []
        for part in parts:
            area = self._area_of(part, part + 1, adjective_stem(tokens[part].text), noun)
            made.append(self.clues.area(part, at if part == parts[-1] else part, area))
        return made


def _nominative(stem: str, noun: str, model: str = "") -> str:
    """The adjective in the nominative as the noun wants it; «ё» and inner capitals as the model has them."""
    return (model[: len(stem)] if model else stem) + ENDS[_gender(noun)]


def _agreeing(lemma: str, noun: str) -> str:
    gender = _gender(noun)
    return lemma if gender == "m" else lemma[:-2] + ENDS[gender]


def _gender(noun: str) -> str:
    return "f" if noun[-1] in "аья" else "n" if noun[-1] in "ое" else "m"
