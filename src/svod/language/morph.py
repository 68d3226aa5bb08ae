"""Lemmas and inflection; the sole home of pymorphy3."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import pymorphy3

from svod.language.declension import adjective_stem
from svod.model.text import Morph, Token

# slovnet speaks Universal Dependencies, pymorphy3 OpenCorpora
_POS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "COMP"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN", "GRND"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "PRON": {"NPRO"},
    "DET": {"ADJF", "NPRO"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL"},
}
_CASES = {
    "Nom": {"nomn"},
    "Gen": {"gent", "gen1", "gen2"},
    "Dat": {"datv"},
    "Acc": {"accs"},
    "Ins": {"ablt"},
    "Loc": {"loct", "loc1", "loc2"},
}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


@cache
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded once."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a word form, likeliest first."""
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=200_000)
@lru_cache(maxsize=50_000)
def only_noun(word: str) -> bool:
    """Whether the word can be nothing but a noun, whatever slovnet took it for: «генераторы»."""
    return all(parse.tag.POS == "NOUN" and parse.is_known for parse in parses(word))


def reading(word: str, morph: Morph) -> Any:
    """The reading of `word` that agrees best with slovnet's features; ties go to the likelier one."""
    best, best_score = None, -1.0
    for at, parse in enumerate(parses(word)):
        tag = parse.tag
        score = 4.0 * (tag.POS in _POS.get(morph.pos, ()))
        score += 2.0 * (tag.case in _CASES.get(morph.case, ()))
        score += 1.0 * (bool(morph.number) and tag.number == _NUMBERS.get(morph.number))
        score += 1.0 * (bool(morph.gender) and tag.gender == _GENDERS.get(morph.gender))
        score -= 0.01 * at
        if score > best_score:
            best, best_score = parse, score
    return best


def lemma(word: str, morph: Morph) -> str:
    """The normal form, lower case, «ё» as «е»: lemma("Беларусью", …) == "беларусь"."""
    parse = reading(word, morph)
    return str(parse.normal_form if parse else word).lower().replace("ё", "е")


def finite(word: str, morph: Morph) -> Morph:
    """The features of what can only be a verb in the past: «Возглавил делегацию …», taken for an adjective."""
    tags = [parse.tag for parse in parses(word.lower()) if parse.is_known]
    if morph.pos in {"VERB", "AUX"} or not tags or any(tag.POS != "VERB" or tag.tense != "past" for tag in tags):
        return morph
    number = {"sing": "Sing", "plur": "Plur"}[str(tags[0].number)]
    gender = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}.get(str(tags[0].gender), "")
    aspect = {"perf": "Perf", "impf": "Imp"}.get(str(tags[0].aspect), "")
    return Morph("VERB", number=number, gender=gender, tense="Past", aspect=aspect, mood="Ind", form="Fin", voice="Act")


def inflected(word: str, morph: Morph, *grammemes: str) -> str:
    """`word` inflected to `grammemes` of pymorphy3 ("nomn", "sing"), its capitals kept; itself where it cannot be."""
    parse = reading(word, morph)
    form = parse.inflect(set(grammemes)) if parse else None
    if form is None:
        return word
    return like_written(str(form.word), word)


def nominative(tokens: Sequence[Token], head: int) -> str:
    """A noun phrase with its head in the nominative: head and what agrees with it change, all else stays as written.

    `head` is the index (in the Text) of the phrase's head. «опытной партии линейных направляющих» → «опытная
    партия линейных направляющих»; heads coordinated with it change too («техники и транспорта» → «техника и
    транспорт»). Blanks between the words are those of the text.
    """
    by_index = {token.index: token for token in tokens}
    top = by_index.get(head)
    if top is None:
        return joined(tokens, [token.text for token in tokens])
    heads = {top.index: top}
    for token in tokens:
        if token.rel == "conj" and token.head in heads and _like_head(token, top):
            heads[token.index] = token
    words = []
    for token in tokens:
        if token.index in heads:
            words.append(_nominative_head(token))
            continue
        owner = _owner(token, by_index, heads)
        words.append(_nominative_modifier(token, owner) if owner else token.text)
    return joined(tokens, words)


def _like_head(token: Token, top: Token) -> bool:
    """Whether a conjunct is a head of the same case: «поставках техники» has none, «техники и запчастей» has."""
    return token.morph.pos in {"NOUN", "PROPN", "X"} and token.morph.case == top.morph.case != ""


def _owner(token: Token, by_index: dict[int, Token], heads: dict[int, Token]) -> Token | None:
    """The head that an adjective or participle agrees with, over coordinated adjectives; None for other words."""
    if token.morph.pos not in {"ADJ", "DET", "VERB", "PROPN"} or token.morph.short:
        return None
    unsure = token.morph.pos == "PROPN" or not token.morph.case  # slovnet gives «Российско-Сербского» no case
    if unsure and adjectival(token.text) is None and not adjective_stem(token.text):
        return None
    at, seen = token, 0
    while at.head not in heads and at.rel == "conj" and at.head in by_index and seen < 4:
        at, seen = by_index[at.head], seen + 1
    # the parser hangs «Российско-Сербского» elsewhere: what stands right before the head and agrees is its own
    owner = heads[at.head] if at.head in heads else _next_head(token, by_index, heads)
    if owner is None or not _may_agree(token, owner) or _differ(token.morph.number, owner.morph.number):
        return None
    if token.index > owner.index:  # «Совет Союзного государства»: the adjective of what follows
        following = by_index.get(token.index + 1)
        if following is None or following.morph.pos in {"NOUN", "PROPN", "ADJ"} or token.morph.form != "Part":
            return None
    return owner


def _may_agree(token: Token, owner: Token) -> bool:
    """One case by the tags; or by the form, where the tagger errs on an adjective right at its noun («Речицким»)."""
    if not _differ(token.morph.case, owner.morph.case):
        return True
    cases = _CASES.get(owner.morph.case, set())
    forms = (parse.tag for parse in parses(token.text) if parse.tag.POS in {"ADJF", "PRTF"})
    return token.rel == "amod" and any(tag.case in cases for tag in forms)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _next_head(token: Token, by_index: dict[int, Token], heads: dict[int, Token]) -> Token | None:
    """The head behind adjectives that agree, also joined: «мороженой и вяленой рыбы»."""
    at = token.index + 1
    while at in by_index and at not in heads:
        after = by_index.get(at + 1)
        joins = by_index[at].text in {",", "и", "или"} and after is not None and after.index not in heads
        if not joins and not _modifies(by_index[at], token):
            return None
        at += 1
    return heads.get(at)


def _modifies(token: Token, other: Token) -> bool:
    return token.morph.pos in {"ADJ", "DET", "PROPN", "VERB"} and not _differ(token.morph.case, other.morph.case)


def adjectival(word: str) -> Any:
    """The reading of a word as a full adjective or participle; None when it has none."""
    return next((parse for parse in parses(word) if parse.tag.POS in {"ADJF", "PRTF"}), None)


def _nominative_head(token: Token) -> str:
    if token.morph.case in {"Nom", ""} or (token.text.isupper() and len(token.text) > 1):
        return token.text
    return inflected(token.text, token.morph, "nomn", _NUMBERS.get(token.morph.number, "sing"))


def _nominative_modifier(token: Token, owner: Token) -> str:
    if owner.morph.case == "Nom":
        return token.text
    number = _NUMBERS.get(owner.morph.number, "sing")
    top = reading(owner.text, owner.morph)
    gender = (top.tag.gender if top else None) or _GENDERS.get(owner.morph.gender)
    wanted = {"nomn", number} | ({gender} if gender and number == "sing" else set())
    parse = _agreeing(token.text, token.morph)
    if stem := adjective_stem(token.text) if parse is None or not parse.is_known else "":
        end = "ие" if number == "plur" else {"femn": "ая", "neut": "ое"}.get(str(gender), "ий")
        return like_written(stem + end, token.text)
    if parse and "Supr" in parse.tag and not token.text.lower().startswith("наи"):
        return _superlative(token.text, str(gender), number)
    form = parse.inflect(wanted) if parse else None
    return like_written(str(form.word), token.text) if form else token.text


def _superlative(word: str, gender: str, number: str) -> str:
    """«Высшего» → «Высший», «крупнейшим» → «крупнейший»: pymorphy3 makes «высочайший» of the first."""
    stem = word[: word.lower().rindex("ш") + 1]
    return stem + ("ие" if number == "plur" else {"femn": "ая", "neut": "ее"}.get(gender, "ий"))


@lru_cache(maxsize=50_000)
def _agreeing(word: str, morph: Morph) -> Any:
    """The reading as a full adjective or participle of the tagged case."""
    full = [parse for parse in parses(word) if parse.tag.POS in {"ADJF", "PRTF"}]
    full.sort(key=lambda parse: "Supr" in parse.tag)  # «Высшего» is «Высший», not «Высочайший»
    cases = _CASES.get(morph.case, set())
    return next((parse for parse in full if parse.tag.case in cases), full[0] if full else None)


def joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """`words` written in place of `tokens`, with a blank wherever the text had one."""
    out = ""
    for at, (token, word) in enumerate(zip(tokens, words, strict=True)):
        out += (" " if at and token.start > tokens[at - 1].end else "") + word
    return out


def like_written(form: str, model: str) -> str:
    """`form` with the capitals of `model`, part by part: «Торгово-промышленной», «Российско-Сербскому», «АгроМашем»."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    parts, models = form.split("-"), model.split("-")
    if len(parts) != len(models):
        parts, models = [form], [model]
    return "-".join(_capitals(part, like) for part, like in zip(parts, models, strict=True))


def _capitals(part: str, like: str) -> str:
    """The letters that both share keep their capitals, the rest of the ending is lower case."""
    shared = 0
    for one, two in zip(part, like.lower(), strict=False):
        if one != two and {one, two} != {"е", "ё"}:
            break
        shared += 1
    return (
        "".join(one.upper() if two.isupper() else one for one, two in zip(part, like[:shared], strict=False))
        + part[shared:]
    )
