"""Affiliations: how a page ties its organisations together: parts of a whole, former names, abbreviations."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from svod.language.bare_titles import MARKS
from svod.language.brands import brands
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.entry import Relation, Tie
from svod.model.text import Mention, Text, Token

FAR = 8
"""Words between two names that one phrase may tie; marks not counted."""


def affiliations(text: Text) -> tuple[Tie, ...]:
    """All ties that the page tells, each once."""
    named = [m for m in text.mentions if m.kind is NameKind.ORGANISATION and not m.nominal and not m.lent]
    found = {tie for mention in named for tie in _short(text, mention)}
    found.update(brands(text, named))
    for one, other in pairwise(named):
        if one.name != other.name and one.last < other.first and _one_sentence(text, one, other):
            found.update(_between(text, one, other))
    return tuple(sorted(found))


def _one_sentence(text: Text, one: Mention, other: Mention) -> bool:
    return other.first <= text.sentence_of(one.first).last and other.first - one.last <= 2 * FAR


def _short(text: Text, mention: Mention) -> Iterator[Tie]:
    """«Псковский электромеханический завод (ПЭМЗ)», and «ПЭМЗ» that the page unfolds."""
    said = text.text[mention.start : mention.end]
    if " " in mention.name and " " not in said and abbreviation(said) and not abbreviation(mention.name):
        yield Tie(mention.name, Relation.SHORT, said)
    after = text.tokens[mention.last + 1 : mention.last + 7]
    inside = [token for token in after[1:] if token.text not in MARKS and token.lemma not in {"далее", "сокращённо"}]
    inside = [token for token in inside if token.text not in {"—", "–", "-"}]
    if len(inside) > 1 and after[0].text == "(" and inside[1].text == ")" and abbreviation(inside[0].text):
        yield Tie(mention.name, Relation.SHORT, inside[0].text)


def abbreviation(word: str) -> bool:
    """Whether a word looks like one: «ПЭМЗ», «БелАЗ»; not «Вега», not «ГомельАгроСнаб»."""
    return 2 <= len(word) <= 7 and " " not in word and sum(letter.isupper() for letter in word) >= 2


def _between(text: Text, one: Mention, other: Mention) -> Iterator[Tie]:
    """What stands between two names, or right before them, and ties them."""
    gap = [token for token in text.tokens[one.last + 1 : other.first] if token.text not in {*MARKS, ")"}]
    if len(gap) > FAR:
        return
    if renamed := renames(_lemmas(gap)):
        before, after = (one, other)[::renamed]
        yield Tie(after.name, Relation.FORMER, before.name)
    elif _belongs(gap) or _is_part(gap) or _of_whole(text, gap, other):
        yield Tie(one.name, Relation.PART, other.name)
    elif _part_before(text, one, gap):
        yield Tie(other.name, Relation.PART, one.name)


def renames(lemmas: Sequence[str]) -> Literal[1, -1] | None:
    """Which way the words between two names tell of a change of name: 1 where the former one stands first («…
    переименовано в …»), -1 where it stands last («… (бывший …»); None where they tell of none."""
    if "не" in lemmas:
        return None
    return 1 if _renamed(lemmas) else -1 if _formerly(lemmas) else None


def _renamed(lemmas: Sequence[str]) -> bool:
    """«министерство торговли переименовано в министерство …», «сменил название на», «получил новое название»,
    «теперь называется»."""
    said = set(lemmas)
    legal = words("affiliations", "naming") | words("affiliations", "firms")
    last = next((lemma for lemma in reversed(lemmas) if lemma in {"в", "на"} or lemma not in legal), "")
    if last == "в":
        return bool(said & words("affiliations", "renamed"))
    titles = said & words("affiliations", "titles")
    if last == "на":
        return bool(titles and said & words("affiliations", "changes"))
    if titles and said & words("affiliations", "gets"):
        return "новый" in said
    return bool(said & words("affiliations", "named") and said & words("affiliations", "now"))


def _formerly(lemmas: Sequence[str]) -> bool:
    """«„Вега“ (бывший „Рубин“)», «„Вега“, ранее называвшаяся „Рубин“»."""
    before = set(lemmas) & words("affiliations", "before")
    rest = set(lemmas) - words("affiliations", "before") - words("affiliations", "naming")
    return bool(before) and rest <= words("affiliations", "wholes") | words("affiliations", "firms")


def _belongs(gap: Sequence[Token]) -> bool:
    """«„Рубин“, входящий в состав холдинга „Вега“», «„Рубин“ в составе группы „Вега“»."""
    lemmas = [lemma for lemma in _lemmas(gap) if lemma not in {",", "(", "который"}]
    inside = words("affiliations", "inside") | words("affiliations", "wholes")
    if not lemmas or not set(lemmas[1:]) <= inside | {"это"}:
        return False
    if lemmas[0] in words("affiliations", "belongs"):
        return "в" in lemmas
    return lemmas[:2] in (["в", "состав"], ["в", "структура"])


def _is_part(gap: Sequence[Token]) -> bool:
    """«„Рубин“ — дочернее предприятие холдинга „Вега“», «„Рубин“ (филиал „Веги“)»."""
    lemmas = [
        lemma for lemma in _lemmas(gap) if lemma not in {",", "(", "—", "–", "-", "это", "являться", "один", "из"}
    ]
    return bool(lemmas) and _part_phrase(lemmas)


def _part_phrase(lemmas: Sequence[str]) -> bool:
    """«филиал», «филиал компании», «дочернее предприятие холдинга»."""
    rest = [lemma for lemma in lemmas if lemma not in words("affiliations", "subsidiary")]
    own = words("affiliations", "parts")
    if len(rest) < len(lemmas):
        own = own | words("affiliations", "firms")
    return bool(rest) and rest[0] in own and set(rest[1:]) <= words("affiliations", "wholes")


def _of_whole(text: Text, gap: Sequence[Token], other: Mention) -> bool:
    """«завод „Рубин“ холдинга „Вега“»: the noun in the genitive right between the names, or at the other's head."""
    head = gap[0] if len(gap) == 1 else text.tokens[other.first] if not gap else None
    return head is not None and head.lemma in words("affiliations", "wholes") and head.morph.case == "Gen"


def _part_before(text: Text, one: Mention, gap: Sequence[Token]) -> bool:
    """«дочерняя компания „Веги“ — „Рубин“», «филиал „Веги“ „Рубин“»: the words stand before both names."""
    if not all(token.text in {"—", "–", "-", ",", ":", "("} for token in gap):
        return False
    first = text.sentence_of(one.first).first
    before = [token for token in text.tokens[max(first, one.first - 6) : one.first] if token.text not in MARKS]
    lemmas = _lemmas(before)
    return any(_part_phrase(lemmas[at:]) for at in range(max(0, len(lemmas) - 3), len(lemmas)))


def _lemmas(tokens: Sequence[Token]) -> list[str]:
    return [token.lemma.replace("ё", "е") for token in tokens]
