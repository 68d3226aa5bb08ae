"""Trade: turnover, export and import, levels and changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from svod.extract.rules.indicator.frame import MONEY, RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.scope import Sides, whole_trade
from svod.language.lexicon import words
from svod.model.claim import Measure
from svod.model.text import Amount, Token

GOODS = frozenset({"тонна", "голова", "кубометр", "литр"})


@dataclass(frozen=True, slots=True)
class Head:
    """A word of trade: `index` is its token."""

    index: int
    measure: Measure


def heads(frame: Frame) -> list[Head]:
    """The sentence's words of trade: «товарооборот», «взаимная торговля», «экспорт», «поставки … в область»."""
    found: list[Head] = []
    for token in frame.tokens:
        measure = _measure(frame, token)
        if measure and not _only_modifier(frame, token):
            found.append(Head(token.index, measure))
    return found


def _measure(frame: Frame, token: Token) -> Measure | None:
    before = frame.text.tokens[token.index - 1].lemma if token.index > frame.sentence.first else ""
    pair = f"{before} {token.lemma}"
    for measure in (Measure.EXPORT, Measure.IMPORT, Measure.TURNOVER):
        if {token.lemma, pair} & words("indicator", measure.value):
            return measure
    if token.lemma in words("indicator", "supply") and token.morph.number == "Plur":
        return _flow(frame, token)
    return None


def _flow(frame: Frame, token: Token) -> Measure | None:
    """«поставки белорусской техники в область» is import, «поставки в Узбекистан» export; without a direction none."""
    after = frame.text.tokens[token.index + 1 : min(token.index + 8, frame.sentence.last + 1)]
    sides = frame.sides(token.index, token.index + 7, token.index)
    for left, right in pairwise(after):
        if left.lemma == "в" and right.lemma in {"область", "регион", "край"}:
            return Measure.IMPORT
        mention = frame.text.mention_at(right.index)
        if left.lemma == "в" and mention and mention.area and right.morph.case == "Acc":
            return Measure.EXPORT if mention.name == sides.partner else Measure.IMPORT
    return None


def _only_modifier(frame: Frame, token: Token) -> bool:
    """«место по объёму торговли», «падение товарооборота», «доля в обороте» lead no figure of trade."""
    head = frame.text.tokens[token.head]
    if head.lemma in {"доля", "место", "партнер"} or head.lemma in words("amounts", "places"):
        return True
    return any(
        t.lemma in {"по", "доля"} for t in frame.text.tokens[max(frame.sentence.first, token.index - 3) : token.index]
    )


def trade(frame: Frame) -> Iterator[Reading]:
    """Товарооборот Тверской области с Сербией вырос на 7% и достиг 12 млн долларов."""
    found = heads(frame)
    figures = [a for a in frame.free() if a.quantity.unit in MONEY | RELATIVE | GOODS and not _of_whole(frame, a)]
    if not found or not figures:
        return
    if (pair := _against(frame, found, figures)) is not None:
        yield from pair
        return
    for head in found:
        mine = [a for a in figures if _head_of(frame, found, a) is head]
        for group in _groups(frame, mine):
            reading = _reading(frame, head, group)
            if reading:
                yield reading


def _of_whole(frame: Frame, amount: Amount) -> bool:
    """«31,5 процента экспорта»: a share, not a change."""
    after = frame.text.tokens[amount.last + 1 : amount.last + 4]
    return amount.quantity.unit == "percent" and any(
        t.lemma in words("indicator", "trade") and t.morph.case == "Gen" for t in after
    )


def _head_of(frame: Frame, found: list[Head], amount: Amount) -> Head | None:
    """The word of trade a figure belongs to: the last one before it, or the one that follows a dash."""
    after = [h for h in found if amount.last < h.index <= amount.last + 4]
    gap = [t.text for t in frame.text.tokens[amount.last + 1 : after[0].index]] if after else []
    if after and set(gap) & {"–", "—", "-"}:
        return after[0]
    before = [h for h in found if h.index <= amount.first]
    if before:
        return before[-1]
    return found[0]


def _groups(frame: Frame, figures: list[Amount]) -> Iterator[list[Amount]]:
    """Figures of one head parted by period: «в 2020 году удвоился и достиг …, а по итогам прошлого года составил …»."""
    group: list[Amount] = []
    for amount in figures:
        level = amount.quantity.unit not in RELATIVE
        if group and level and any(a.quantity.unit not in RELATIVE for a in group):
            last = group[-1]
            if not any(last.last < t.first < amount.first for t in frame.times):
                continue  # the same sum in another currency, or in other words
            yield group
            group = []
        group.append(amount)
    if group:
        yield group


def _reading(frame: Frame, head: Head, group: list[Amount]) -> Reading | None:
    level = next((a for a in group if a.quantity.unit not in RELATIVE), None)
    change = next((a for a in group if a.quantity.unit in RELATIVE), None)
    direction = direction_of(frame.tokens, change) if change else None
    if change and direction is None:
        change = None
    at = level or change
    if at is None:
        return None
    frame.take(*group)
    first = min(head.index, group[0].first)
    sides = frame.sides(max(frame.sentence.first, first - 2), max(group[-1].last, head.index + 6), at.first)
    if head.measure is Measure.TURNOVER and whole_trade(frame.text, max(0, head.index - 1), at.first):
        sides = Sides(sides.area, None)
    return Reading(
        head.measure,
        at.first,
        value=level.quantity if level else None,
        change=change.quantity if change else None,
        direction=direction,
        sides=sides,
        period=frame.period(max(a.first for a in (level, change) if a), carry=True),
        base=frame.base(at.first),
    )


def _against(frame: Frame, found: list[Head], figures: list[Amount]) -> list[Reading] | None:
    """«Импорт выше экспорта: 740 млн против 570 млн долларов»."""
    if len(found) < 2 or len(figures) != 2 or found[1].index > figures[0].first:
        return None
    between = frame.text.tokens[figures[0].last + 1 : figures[1].first]
    if not any(t.lemma == "против" for t in between):
        return None
    frame.take(*figures)
    sides = frame.sides(frame.sentence.first, frame.sentence.last, figures[0].first)
    return [
        Reading(head.measure, a.first, value=a.quantity, sides=sides, period=frame.period(a.first, carry=True))
        for head, a in zip(found, figures, strict=False)
    ]


def carried(frame: Frame) -> Iterator[Reading]:
    """Прирост – 11%; «за полугодие получили плюс три процента»: the measure stands in a sentence near by."""
    if heads(frame):
        return
    figures = [a for a in frame.free() if a.quantity.unit in RELATIVE and not _of_whole(frame, a)]
    if not figures:
        return
    names = {t.lemma for t in frame.tokens if t.index < figures[0].first}
    if not names & {"плюс", "минус", "прирост", "рост", "спад", "снижение", "падение"}:
        return
    measure = _near_measure(frame)
    if measure is None:
        return
    frame.take(figures[0])
    last = frame.last_trade()
    sides = last.sides if last else frame.sides(frame.sentence.first, frame.sentence.last, figures[0].first)
    direction = direction_of(frame.tokens, figures[0])
    period = frame.period(figures[0].first, carry=True)
    base = frame.base(figures[0].first)
    yield Reading(measure, figures[0].first, None, figures[0].quantity, direction, sides, period=period, base=base)


def _near_measure(frame: Frame) -> Measure | None:
    last = frame.last_trade()
    if last and last.measure in {Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT}:
        return last.measure
    sentences = frame.text.sentences
    for sentence in (
        *sentences[max(0, frame.sentence.index - 2) : frame.sentence.index][::-1],
        *sentences[frame.sentence.index + 1 :][:1],
    ):
        near = Frame.of(frame.text, sentence, None)
        for token in near.tokens:
            if measure := _measure(near, token):
                return measure
    return None
