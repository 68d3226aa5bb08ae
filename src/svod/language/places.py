"""Places: villages, venues and what slovnet takes for a place, where they are no area of the gazetteer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.language.declension import adjective_stem, forms
from svod.language.morph import like_written, nominative, parses, reading
from svod.language.spans import Clues
from svod.language.surnames import surname
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Token

_GENDERS = {"masc": "ый", "femn": "ая", "neut": "ое"}


def places(clues: Clues, taken: set[int], areas: Sequence[Mention]) -> list[Mention]:
    """Places outside of `taken` tokens, in text order; adjectives of areas may stand in a venue's name."""
    found: list[Mention] = []
    covered = set(taken)
    for finder in (_settlements, _venues, _by_slovnet):
        for mention in finder(clues, covered):
            span = range(mention.first, mention.last + 1)
            if not covered & set(span):
                covered.update(span)
                found.append(mention)
        if finder is _venues:
            covered |= {i for m in areas for i in range(m.first, m.last + 1)}
    return sorted(_alike(found), key=lambda m: m.first)


def _alike(found: Sequence[Mention]) -> list[Mention]:
    """«в Отрадном» after «село Отрадное» is the same place."""
    known = {form: m.name for m in found if " " not in m.name and m.first < m.last for form in forms(m.name)}
    return [m if m.first < m.last else replace(m, name=known.get(_folded(m.name), m.name)) for m in found]


def _folded(name: str) -> str:
    return name.lower().replace("ё", "е")


def _made(clues: Clues, first: int, last: int, name: str) -> Mention:
    tokens = clues.text.tokens
    return Mention(tokens[first].start, tokens[last].end, first, last, NameKind.PLACE, name)


def _settlements(clues: Clues, taken: set[int]) -> Iterator[Mention]:
    """«в селе Отрадном», «агрогородок Лясковичи»: the name alone, in the nominative."""
    tokens = clues.text.tokens
    for token in tokens[:-1]:
        name = tokens[token.index + 1]
        if token.lemma not in words("areas", "settlements") or not name.text[0].isupper() or name.index in taken:
            continue
        if token.morph.number != "Plur" and name.text[-1].isalpha() and len(name.text) > 2:
            yield _made(clues, token.index, name.index, place_name(name, token))


def _venues(clues: Clues, taken: set[int]) -> Iterator[Mention]:
    """«Дворец Республики», «Тульский кремль», «аэропорт „Минск“», «площадь Победы»."""
    tokens = clues.text.tokens
    for token in tokens:
        if token.lemma not in words("areas", "venues") or token.index in taken or token.morph.number == "Plur":
            continue
        first = last = token.index
        first = _first_of_venue(clues, token)
        pair = clues.title_at.get(last + 1)
        last = pair[1] if pair and pair[0] == last + 1 else _genitive_tail(clues, token, taken)
        if first == last or (
            first == token.index and not any(t.text[0].isupper() for t in tokens[first + 1 : last + 1])
        ):
            continue
        if first == token.index and _is_an_end(clues, last):
            first += 1
        plain = [t for t in tokens[first : last + 1] if t.text not in '«»„“”"']
        yield _made(clues, first, last, nominative(plain, max(first, token.index)))


def _is_an_end(clues: Clues, last: int) -> bool:
    """«мост Заречное — Хэйхэ»: the name is that of an end of the bridge, not of the bridge."""
    after = clues.text.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].text in "–—" and after[1].text[0].isupper()


def _first_of_venue(clues: Clues, head: Token) -> int:
    """«Брянский индустриальный парк»: adjectives back to the first that has a capital and names an area."""
    tokens, first = clues.text.tokens, head.index
    for index in range(head.index - 1, max(head.index - 4, -1), -1):
        token = tokens[index]
        if token.morph.pos not in {"ADJ", "PROPN"} or not clues.same_sentence(index, head.index):
            break
        if token.morph.case and token.morph.case != head.morph.case:
            break
        named = token.text[0].isupper() and token.index > clues.text.sentence_of(token.index).first
        if (named and head.lemma == "дворец") or (
            (token.text[0].isupper() or head.lemma == "кремль") and adjective_stem(token.text)
        ):
            first = index
    return first


def _genitive_tail(clues: Clues, head: Token, taken: set[int]) -> int:
    tokens, last = clues.text.tokens, head.index
    for token in tokens[head.index + 1 : head.index + 5]:
        named = token.text[0].isupper() and token.index not in taken
        if not (named and token.morph.case in {"Gen", "Nom"}) or not clues.same_sentence(token.index, head.index):
            break
        last = token.index
    return last


def _by_slovnet(clues: Clues, taken: set[int]) -> Iterator[Mention]:
    """What slovnet alone takes for a place."""
    tokens = clues.text.tokens
    for span in clues.spans:
        if span.type != "LOC" or not tokens[span.first].text[0].isupper():
            continue
        if any(i in taken for i in range(span.first, span.last + 1)):
            continue
        own = tokens[span.first : span.last + 1]
        if len(own) == 1 and _no_place(clues, own[0]):
            continue
        head = next((t for t in own if not span.first <= t.head <= span.last or t.head == t.index), own[-1])
        name = place_name(own[0], None) if len(own) == 1 else nominative(own, head.index)
        yield _made(clues, span.first, span.last, name)


def _no_place(clues: Clues, token: Token) -> bool:
    """An adjective alone, or a common word that a sentence begins with."""
    if adjective_stem(token.text) or token.morph.pos == "ADJ" or len(token.text) < 3:
        return True
    first = clues.text.sentence_of(token.index).first == token.index
    common = any(p.is_known and "Geox" not in p.tag for p in parses(token.text.lower()))
    return common and (first or token.text[0].islower() or clues.text.tokens[token.index - 1].text in '«„"')


def place_name(token: Token, kind: Token | None) -> str:
    """A settlement's name in the nominative: «Отрадном» (село) → «Отрадное», «Лясковичах» → «Лясковичи»."""
    word, low = token.text, token.text.lower()
    if kind is not None:
        top = reading(kind.text, kind.morph)
        end = _GENDERS.get(str(top.tag.gender) if top else "", "ый")
        for old in ("ого", "ому", "ом", "ой", "ую", "ым", "ое", "ая", "ый"):
            if low.endswith(old) and len(low) - len(old) > 3 and _adjective(low, old, token):
                return word[: -len(old)] + end
    for end in ("ах", "ях", "ам", "ям", "ами", "ями"):
        if low.endswith(("ич" + end, "к" + end)):
            return word[: -len(end)] + "и"
    if token.morph.case in {"Nom", ""}:
        return word
    if kind is None and (end := next((end for end in ("ьем", "ье", "ья", "ью") if low.endswith(end)), "")):
        return word[: -len(end)] + "ье"  # «в Приаралье», «из Приобья»
    known = next((p for p in parses(low) if p.is_known and "Geox" in p.tag), None)
    common = reading(low, token.morph) if token.morph.case == "Loc" else None  # «в Кремле»
    known = known or (common if common is not None and common.is_known and "NOUN" in common.tag else None)
    nominative_form = known.inflect({"nomn"}) if known else None
    if nominative_form:
        return like_written(str(nominative_form.word), word)
    guesses = [g for g in surname(low) if token.morph.case in g.cases and not g.nominative.endswith(("ый", "ой"))]
    if not guesses or low[-1] in "уюэ":
        return word
    best = max(guesses, key=lambda g: g.weight + 0.3 * (g.nominative != low))
    return like_written(best.nominative, word)


def _adjective(low: str, end: str, token: Token) -> bool:
    """«Отрадном» is an adjective; «Любимом» in the instrumental may be a noun."""
    return low[-len(end) - 1] in "нлтк" or (token.morph.case == "Loc" and end in {"ом", "ой"})
