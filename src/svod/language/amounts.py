"""Amounts: quantities in the text, with unit and comparison; dates and other times are not among them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from svod.language.bounds import Run, about, bound, compare
from svod.language.numerals import Number, number_at, ordinal
from svod.lexicon import table, words
from svod.model.quantity import Compare, Quantity
from svod.model.text import Amount, Text, Token

ADJECTIVE = {"ADJ", "DET", "PROPN", "VERB"}


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity between places `first` and `last` of the run; `unit` is "" where only a neighbour can tell it."""

    first: int
    last: int
    number: float
    unit: str
    compare: Compare | None = None


def amounts(text: Text) -> Text:
    """The text with its quantities: «1,2 млрд долларов» is 1200000000 USD, «на треть» ~33.3 percent."""
    timed = frozenset(index for time in text.times for index in range(time.first, time.last + 1))
    found: list[Amount] = []
    currency = ""
    for sentence in text.sentences:
        run = Run(text.tokens_of(sentence), timed)
        here = _borrowed(run, list(_amounts(run)), currency)
        currency = next((one.unit for one in reversed(here) if one.unit in _codes()), currency)
        found += [_amount(run, one) for one in here]
    return replace(text, amounts=tuple(found))


def _amounts(run: Run) -> Iterator[Found]:
    at = 0
    while at < len(run.tokens):
        one = next((hit for rule in RULES if (hit := rule(run, at))), None)
        if one is None:
            at += 1
            continue
        yield one
        at = one.last + 1


def place(run: Run, at: int) -> Found | None:
    """«I место», «второе место», «на третьей строчке», «5 места»."""
    rank = ordinal(run.tokens[at])
    noun = run.tokens[at + 1] if at + 1 < len(run.tokens) else None
    if noun is None or noun.lemma not in words("amounts", "places"):
        return None
    if rank is None and run.tokens[at].text.isdigit() and noun.text.lower() != "мест":
        holds = any(token.lemma in words("amounts", "holding") for token in run.tokens)
        rank = int(run.tokens[at].text) if holds else None
    return Found(at, at + 1, rank, "place") if rank else None


def place_again(run: Run, at: int) -> Found | None:
    """«девятое место по обороту и восьмое – по импорту»."""
    token = run.tokens[at]
    rank = ordinal(token)
    if rank is None or not any(t.lemma in words("amounts", "places") for t in run.tokens[:at]):
        return None
    after = [t.text.lower() for t in run.tokens[at + 1 : at + 3]]
    return (
        Found(at, at, rank, "place") if after and ("по" in after[:1] or (after[0] in "-–—" and "по" in after)) else None
    )


def leaders(run: Run, at: int) -> Found | None:
    """«в тройку лидеров», «в первой пятёрке», «в топ-10»."""
    token = run.tokens[at]
    if top := re.fullmatch(r"топ-?(\d+)", token.text.lower()):
        return Found(at, at, int(top[1]), "place", Compare.AT_MOST)
    if token.lemma not in table("amounts", "leaders"):
        return None
    near = {t.lemma for t in run.tokens[max(0, at - 2) : at + 3]}
    if near & {"в", "первый", "лидер", "крупный", "крупнейший", "ведущий", "главный", "основной"}:
        return Found(at, at, int(table("amounts", "leaders")[token.lemma]), "place", Compare.AT_MOST)
    return None


def multiple_word(run: Run, at: int) -> Found | None:
    """«вдвое», «удвоился», «трёхкратный рост»."""
    value = table("amounts", "times").get(run.tokens[at].lemma)
    return Found(at, at, float(value), "times") if value else None


def part(run: Run, at: int) -> Found | None:
    """«на треть», «две трети», «пятая часть», «половина»: hundredths, about."""
    token, before = run.tokens[at], run.tokens[at - 1] if at else None
    if token.lemma in table("amounts", "parts") and not (before and ordinal(before)):
        if at + 1 < len(run.tokens) and run.tokens[at + 1].lemma in {
            "век",
            "финал",
            "год",
            "час",
            "день",
            "дорога",
            "путь",
        }:
            return None
        return Found(at, at, float(table("amounts", "parts")[token.lemma]), "percent", about(run, at))
    whole = number_at(run.tokens, at)
    if (
        whole
        and whole.after < len(run.tokens)
        and whole.value < 10
        and run.tokens[whole.after].lemma in {"треть", "четверть"}
    ):
        share = {"треть": 100 / 3, "четверть": 25}[run.tokens[whole.after].lemma] * whole.value
        return Found(at, whole.after, round(share, 1), "percent", about(run, at))
    rank = ordinal(token)
    if rank and rank > 2 and at + 1 < len(run.tokens) and run.tokens[at + 1].lemma in {"часть", "доля"}:
        return Found(at, at + 1, round(100 / rank, 1), "percent", about(run, at))
    return None


def multiple(run: Run, at: int) -> Found | None:
    """«в 2,3 раза», «в полтора раза»; «два раза в неделю» is none."""
    number = number_at(run.tokens, at)
    if number is None or number.after >= len(run.tokens) or run.tokens[number.after].lemma != "раз":
        return None
    back = [t.lemma for t in run.tokens[max(0, at - 3) : at]]
    return Found(at, number.after, number.value, "times", bound(run, at, number)) if "в" in back else None


def signed(run: Run, at: int) -> Found | None:
    """«$5 млн», «€300 тыс.»."""
    code = table("amounts", "currencies").get(run.tokens[at].text.lower())
    word = run.tokens[at].text
    if code is None or at + 1 >= len(run.tokens) or (word.isalpha() and len(word) != 3):
        return None
    number = number_at(run.tokens, at + 1)
    return Found(at, number.after - 1, number.value, code, bound(run, at, number)) if number else None


def counted(run: Run, at: int) -> Found | None:
    """«316 млн долларов», «412 тыс. тонн», «три процента», «15 низкопольных автобусов»."""
    number = number_at(run.tokens, at)
    if number is None or _is_label(run, at) or (number.value == 1 and number.spelled and not number.scaled):
        return None
    unit, last = _unit(run, number)
    if unit is None:
        return None
    return Found(at, last, number.value, unit, bound(run, at, number))


RULES: tuple[Callable[[Run, int], Found | None], ...] = (
    place,
    leaders,
    multiple_word,
    part,
    multiple,
    signed,
    counted,
    place_again,
)
"""What may begin at a word, in the order in which it is tried."""


def _unit(run: Run, number: Number) -> tuple[str | None, int]:
    """The unit after a number, and the place of its last word; "" is left to a neighbour, None makes no amount."""
    tokens, at = run.tokens, number.after
    if at >= len(tokens):
        return ("" if number.scaled else "item"), at - 1
    if tokens[at].text == "%" or tokens[at].lemma == "процент":
        return "percent", at
    if tokens[at].lemma == "процентный" and at + 1 < len(tokens):
        return "процентный пункт", at + 1
    if tokens[at].lemma in {"п", "кв", "куб"} and at + 2 < len(tokens) and tokens[at + 1].text == ".":
        return {"п": "процентный пункт", "кв": "кв. м", "куб": "кубометр"}[tokens[at].lemma], at + 2
    if tokens[at].lemma in {"квадратный", "кубический"} and at + 1 < len(tokens):
        return ("кв. м" if tokens[at].lemma == "квадратный" else "кубометр"), at + 1
    for last in (at, at + 1):
        if last >= len(tokens) or (last > at and tokens[at].morph.pos not in ADJECTIVE):
            break
        unit = _unit_word(tokens, at, last)
        if unit is not None:
            if tokens[last].lemma == "доллар" and last + 1 < len(tokens) and tokens[last + 1].text == "США":
                last += 1
            return unit, last
    noun = _noun(tokens, at)
    if noun is None and number.scaled and number.value >= 1e5:
        return "", at - 1
    return "item", at - 1


def _unit_word(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The unit that token `last` names; the words from `first` to it may change a currency."""
    token = tokens[last]
    form = token.text.lower()
    lemma = next((w for w in (token.lemma, form) if w in table("amounts", "currencies")), _plain(token))
    if last > first and (code := table("amounts", "adjectives").get(f"{tokens[first].lemma} {lemma}")):
        return code
    if lemma in table("amounts", "currencies") and not (lemma == "р" and last > first):
        return table("amounts", "currencies")[lemma]
    if lemma in table("amounts", "measures") and last == first:
        return table("amounts", "measures")[lemma]
    if last > first and lemma in {"голова", "тонна", "гектар"}:
        return table("amounts", "measures")[lemma]
    return "item" if lemma in words("amounts", "pieces") and last == first else None


def _plain(token: Token) -> str:
    """The lemma, or the form for the short words that pymorphy3 does not know."""
    return (
        token.lemma
        if token.lemma in table("amounts", "measures")
        else token.text.lower().replace("ё", "е")
        if len(token.text) < 5
        else token.lemma
    )


def _noun(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun that is counted, past its adjectives."""
    for token in tokens[at : at + 5]:
        if token.morph.pos == "NOUN" or (token.morph.pos == "PROPN" and token.morph.case == "Gen"):
            return token
        if token.morph.pos not in ADJECTIVE and token.text not in '«"':
            return None
    return None


def _is_label(run: Run, at: int) -> bool:
    """«№ 5», «статья 12», «1. Открытие», «автобус 257S30»: figures that count nothing; nor do those of times."""
    token = run.tokens[at]
    if token.index in run.timed or _glued(run, at):
        return True
    if at and (
        run.tokens[at - 1].lemma in words("amounts", "labels")
        or (at > 1 and run.tokens[at - 1].text == "." and run.tokens[at - 2].lemma in words("amounts", "labels"))
    ):
        return True
    following = run.tokens[at + 1].text if at + 1 < len(run.tokens) else ""
    return at == 0 and following in {".", ")"} and token.text.isdigit() and len(run.tokens) > 2


def _glued(run: Run, at: int) -> bool:
    """«257S30»: a model's number, with a Latin letter right beside it."""
    token = run.tokens[at]
    before = run.tokens[at - 1] if at else None
    after = run.tokens[at + 1] if at + 1 < len(run.tokens) else None
    tied = [before] if before is not None and before.end == token.start else []
    tied += [after] if after is not None and after.start == token.end else []
    return token.text.isdigit() and any(one.text.isascii() and one.text.isalpha() for one in tied)


def _codes() -> frozenset[str]:
    return frozenset(table("amounts", "currencies").values()) | frozenset(table("amounts", "adjectives").values())


def _borrowed(run: Run, found: list[Found], before: str) -> list[Found]:
    """«740 млн против 570 млн долларов»: money without a word takes the currency after it, else the one before."""
    out: list[Found] = []
    for at, one in enumerate(found):
        if one.unit == "":
            later = next((o.unit for o in found[at + 1 : at + 2] if o.unit in _codes() and o.first - one.last < 6), "")
            earlier = next((o.unit for o in reversed(out) if o.unit in _codes()), "")
            one = replace(one, unit=later or earlier or before or "item")
        out.append(one)
    return out


def _amount(run: Run, one: Found) -> Amount:
    first, last = run.tokens[one.first], run.tokens[one.last]
    said = one.compare if one.compare is not None else compare(run, one.first)
    if one.unit in {"place"} and one.compare is None:
        said = Compare.EQUAL
    number = round(one.number, 6)
    return Amount(first.start, last.end, first.index, last.index, Quantity(number, one.unit, said))
