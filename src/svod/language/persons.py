"""Persons: slovnet's PER spans with their bounds mended, read word by word and put into the nominative."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from svod.language.eastern import is_eastern, nominative_given
from svod.language.person_bounds import mended, post_before
from svod.language.spans import Clues, Span
from svod.language.surnames import (
    CHILD_OF,
    Guess,
    first_name,
    is_first_name,
    is_like_patronymic,
    is_patronymic,
    patronymic,
    surname,
)
from svod.model.text import Token

SECOND_ENDS = "аяуюмеё"
"""Last letters of a man's second name in an oblique case."""

SUBJECT = 4.0
"""What a verb in the feminine tells of the name that it follows."""

APPOSED, IN_OFFICE = 1.5, 3.5
"""What the case of a noun, and that of a post, tells of the name behind it."""

FROZEN = -1.6
"""A word that stays as it is written in all cases."""


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person; parts in the nominative, "" for a part not written. `first` may be an initial («А.»)."""

    start: int  # token indexes, both inclusive
    end: int
    first: str
    patronymic: str
    surname: str
    gender: str  # m, f or ""
    sure: bool  # written in the nominative
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name by what they are; indexes of tokens, -1 for none."""

    first: int = -1
    patronymic: int = -1
    surname: int = -1
    initials: tuple[int, ...] = ()


def persons(clues: Clues, barred: set[int]) -> list[Person]:
    """All mentions of persons, in text order; tokens in `barred` belong to other names."""
    spans = list(mended(clues, barred))
    written = _written(clues, spans)
    first_look = [_read(clues, span, written) for span in spans]
    usual = Counter(part.lower() for person in first_look for part in (person.first, person.surname) if part)
    return [_read(clues, span, written, usual) for span in spans]


def _parts(clues: Clues, span: Span) -> Parts:
    tokens = clues.text.tokens
    indexes = [i for i in range(span.first, span.last + 1) if tokens[i].text != "."]
    initials = tuple(i for i in indexes if len(tokens[i].text) == 1 and tokens[i].text.isupper())
    full = [i for i in indexes if i not in initials and tokens[i].text[0].isalpha()]
    father = next((i for i in full if is_patronymic(tokens[i].text) and len(full) > 1), -1)
    if father >= 0 and tokens[father].text.lower() in CHILD_OF:
        full.remove(father)  # the father's name stands before it
    elif father >= 0:
        at = full.index(father)
        rest = full[:at] + full[at + 1 :]
        if at == 0:
            return Parts(-1, father, rest[0] if rest else -1, initials)
        two = len(full) == 2 and not initials
        if two and (is_like_patronymic(tokens[father].text) or not _agree(tokens[full[0]].text, tokens[father].text)):
            return Parts(full[0], -1, father, initials)  # «Олег Ласевич», «Адриану Петрович»: surnames
        if at == len(full) - 1 and len(rest) > 1:  # «Иванов Иван Иванович»
            return Parts(rest[-1], father, rest[0], initials)
        return Parts(rest[0], father, rest[-1] if len(rest) > 1 else -1, initials)
    if len(full) >= 2:
        return _ordered(tokens, full, initials)
    if full and not initials and is_first_name(tokens[full[0]].text):
        return Parts(full[0], -1, -1, initials)
    return Parts(-1, -1, full[0] if full else -1, initials)


def _agree(first: str, father: str) -> bool:
    """Whether a first name may stand in the case of a patronymic and in its gender."""
    two = [(guess.cases, guess.gender) for guess in patronymic(father)]
    return any(g.cases & cases and g.gender in {gender, ""} for g in first_name(first) for cases, gender in two)


def _ordered(tokens: Sequence[Token], full: list[int], initials: tuple[int, ...]) -> Parts:
    """First name and surname, also in the order «Иванов Иван»."""
    one, two = tokens[full[0]].text, tokens[full[-1]].text
    if (
        is_first_name(two)
        and not is_first_name(one)
        and one.lower().endswith(("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ко"))
    ):
        return Parts(full[-1], -1, full[0], initials)
    return Parts(full[0], -1, full[-1], initials)


def _written(clues: Clues, spans: Sequence[Span]) -> frozenset[str]:
    """All words of persons' names as written, lower case: the page's own evidence for a nominative."""
    tokens = clues.text.tokens
    return frozenset(tokens[i].text.lower() for span in spans for i in range(span.first, span.last + 1))


def _read(clues: Clues, span: Span, written: frozenset[str], usual: Mapping[str, int] = MappingProxyType({})) -> Person:
    """The likeliest reading; `usual` counts how often the page's names were read so at first."""
    if eastern := _eastern(clues, span, written):
        return eastern
    parts = _parts(clues, span)
    tokens = clues.text.tokens
    indexes = (parts.first, parts.patronymic, parts.surname)
    options = [
        _options(reader, tokens[i].text) if i >= 0 else (None,)
        for reader, i in zip((first_name, patronymic, surname), indexes, strict=True)
    ]
    best, best_score = (None, None, None), float("-inf")
    she = _woman_acts(clues, span)
    case, told = _apposed(clues, span)
    for guesses in product(*options):
        score = _score(guesses, [tokens[i] if i >= 0 else None for i in indexes], written)
        score += told * bool(case and any(guesses) and all(case in g.cases and g.weight > FROZEN for g in guesses if g))
        score += SUBJECT * (she and all(g.gender == "f" and "Nom" in g.cases for g in guesses if g))
        score += sum(0.3 * min(usual.get(guess.nominative, 0), 4) for guess in guesses if guess)
        if score > best_score:
            best, best_score = guesses, score  # type: ignore[assignment]
    return _made(clues, span, parts, best)


def _apposed(clues: Clues, span: Span) -> tuple[str, float]:
    """«консула Сербии Жараса Мамутова»: the oblique case of what the name is tied to, and how much that tells."""
    tokens = clues.text.tokens
    if span.first and tokens[span.first - 1].text == "и":  # «Асхатом Али и Маратом Оглу»: as the name before
        before = clues.span_at.get(span.first - 2)
        return _apposed(clues, before) if before is not None and before.type == "PER" else ("", 0.0)
    name = tokens[span.first]
    post, noun = post_before(clues, span.first), tokens[name.head]
    tied = name.rel == "appos" and noun.morph.pos == "NOUN" and noun.index < name.index and noun.rel != "nmod"
    noun = post or noun
    case = noun.morph.case if (post or tied) and noun.morph.gender == "Masc" else ""
    if case in {"", "Nom"} or (case == "Acc" and name.morph.case == "Gen"):
        return "", 0.0
    return case, IN_OFFICE if post else APPOSED


def _woman_acts(clues: Clues, span: Span) -> bool:
    """«руководитель ведомства Саида Алиева | приняла»: a woman's verb right after the name, and no other subject of
    that gender before it («делегация Павла Кима прибыла»)."""
    verb = clues.token(span.last + 1)
    if verb is None or not clues.same_sentence(span.last, verb.index) or not _is_womans(verb):
        return False
    before = clues.text.tokens[clues.text.sentence_of(span.first).first : span.first]
    return not any(t.morph.pos in {"NOUN", "PROPN"} and _is_nominative(t) and t.morph.gender == "Fem" for t in before)


def _is_womans(verb: Token) -> bool:
    return (verb.morph.pos, verb.morph.number, verb.morph.gender) == ("VERB", "Sing", "Fem") and verb.text.endswith(
        ("ла", "лась")
    )


def _is_nominative(token: Token) -> bool:
    return token.morph.case == "Nom" and token.morph.number != "Plur"


def _eastern(clues: Clues, span: Span, written: frozenset[str]) -> Person | None:
    """«с Гао Вэем», «Нгуен Ван Таню»: only the last word declines."""
    words_of = clues.text.tokens[span.first : span.last + 1]
    if not is_eastern([token.text for token in words_of]):
        return None
    last = words_of[-1]
    cases = [token.morph.case for token in words_of if token.morph.case not in {"", "Nom"}]
    name = nominative_given(last.text, cases[0] if cases else last.morph.case, written)
    before = " ".join(token.text for token in words_of[:-1])
    gender = "m" if name != last.text.lower() else ""
    return Person(span.first, span.last, before, "", _cased(name, last.text), gender, sure=not gender)


def _options(reader: object, word: str) -> tuple[Guess | None, ...]:
    found: tuple[Guess, ...] = reader(word)  # type: ignore[operator]
    frozen = Guess(word.lower(), "", frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"}), FROZEN)
    return (*found, frozen)


def _score(guesses: Sequence[Guess | None], tokens: Sequence[Token | None], written: frozenset[str]) -> float:
    """How well readings of the words go together, with slovnet's cases and with the page's other mentions."""
    known = [guess for guess in guesses if guess]
    cases = frozenset.intersection(*(guess.cases for guess in known)) if known else frozenset()
    genders = {guess.gender for guess in known} - {""}
    score = sum(guess.weight for guess in known) - 4.0 * (not cases) - 4.0 * (len(genders) > 1)
    for guess, token in zip(guesses, tokens, strict=True):
        if guess and token:
            score += 1.0 * (token.morph.case in (cases or guess.cases))
            slovnet = {"Masc": "m", "Fem": "f"}.get(token.morph.gender, "")
            score += 0.4 * (bool(slovnet) and slovnet in genders)
            if guess.nominative != token.text.lower():
                score += 0.8 * (guess.nominative in written)
    return score


def _made(clues: Clues, span: Span, parts: Parts, guesses: Sequence[Guess | None]) -> Person:
    tokens = clues.text.tokens
    first, father, family = (
        _cased(guess.nominative, tokens[i].text) if guess and i >= 0 else ""
        for guess, i in zip(guesses, (parts.first, parts.patronymic, parts.surname), strict=True)
    )
    if not first and parts.initials:
        first = tokens[parts.initials[0]].text + "."
        father = father or (tokens[parts.initials[1]].text + "." if len(parts.initials) > 1 else "")
    if family and tokens[span.last].text.lower() in CHILD_OF and span.last > parts.surname:
        family = f"{family} {tokens[span.last].text}"  # «Полад Гасан оглы» without a surname
    genders = {guess.gender for guess in guesses if guess} - {""}
    known = [guess.cases for guess in guesses if guess]
    middle = _between(tokens, parts, frozenset.intersection(*known) if known else frozenset())
    sure = all(
        guess.nominative == tokens[i].text.lower()
        for guess, i in zip(guesses, (parts.first, parts.patronymic, parts.surname), strict=True)
        if guess and i >= 0
    )
    gender = next(iter(genders)) if len(genders) == 1 else ""
    return Person(span.first, span.last, " ".join(filter(None, (first, middle))), father, family, gender, sure)


def _between(tokens: Sequence[Token], parts: Parts, cases: frozenset[str]) -> str:
    """Words between first name and surname that are neither: «Мохаммед бен Салман», «Гейдар Алирза оглы Алиев»."""
    if parts.first < 0 or parts.surname < parts.first:
        return ""
    inside = range(parts.first + 1, parts.surname)
    shown = [i for i in inside if i not in {parts.patronymic, *parts.initials} and tokens[i].text != "."]
    return " ".join(_second_name(tokens[i].text, cases) for i in shown)


def _second_name(word: str, cases: frozenset[str]) -> str:
    """«Юханом Петером Таммом»: a man's second name in the case of the others; in doubt as it stands."""
    if "Nom" in cases or word[-1] not in SECOND_ENDS or not word[0].isupper():
        return word
    options = [g for g in first_name(word) if g.cases & cases and g.gender == "m" and g.nominative != word.lower()]
    best = max(options, key=lambda guess: guess.weight, default=None)
    return _cased(best.nominative, word) if best is not None and best.nominative[-1] not in SECOND_ENDS else word


def _cased(nominative: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return "-".join(part.capitalize() for part in nominative.split("-"))
    joined = "-".join(part[:1].upper() + part[1:] for part in nominative.split("-"))
    low = model.lower()
    if joined.lower().replace("ё", "е") == low.replace("ё", "е"):
        return model
    shared = 0  # inner capitals and «ё» as written: «МакКарти», «Королёву»
    for one, two in zip(joined.lower(), low, strict=False):
        if one != two and one.replace("ё", "е") != two.replace("ё", "е"):
            break
        shared += 1
    return model[:shared] + joined[shared:] if shared else joined
