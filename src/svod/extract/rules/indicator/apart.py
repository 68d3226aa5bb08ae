"""Apart: a figure that goes on from the one before: a year earlier, or a part of it with one partner."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.rules.indicator.frame import MONEY, RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.scope import Sides, areas_in
from svod.language.calendar import shifted
from svod.lexicon import words
from svod.model.claim import Measure
from svod.model.text import Mention, Token
from svod.model.when import When

FLOWS = frozenset({Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT})


def year_before(frame: Frame) -> Iterator[Reading]:
    """«В 2024 году товарооборот составил 3,4 млн долларов. Годом ранее было 2,1 млн»."""
    opening = [t.text.lower() for t in frame.tokens[:2]]
    last = frame.before.readings[-1:] if frame.before else []
    figures = list(frame.free())
    if opening not in (["годом", "ранее"], ["годом", "раньше"], ["год", "назад"]) or len(figures) != 1 or not last:
        return
    amount, told = figures[0], last[0]
    bare = amount.last + 1 >= frame.sentence.last and amount.quantity.unit == "item"
    if told.measure not in FLOWS or told.value is None or told.period is None or told.sector is not None:
        return
    if amount.first > frame.sentence.first + 5 or not (bare or amount.quantity.unit == told.value.unit):
        return
    frame.take(amount)
    value = replace(amount.quantity, unit=told.value.unit)
    yield Reading(told.measure, amount.first, value=value, sides=told.sides, period=_earlier(told.period))


def of_which(frame: Frame) -> Iterator[Reading]:
    """«Товарооборот составил 900 млн долларов, из которых 300 млн – с Сербией»: the part of one partner."""
    whole = next((r for r in reversed(frame.readings) if r.measure in FLOWS and r.value is not None), None)
    if whole is None or whole.value is None:
        return
    for amount in frame.free():
        first = part_at(frame, whole.at)
        named = partner_of_part(frame, whole.at)
        if first is None or named is None or not first < amount.first <= max(first, named.last) + 3:
            continue
        if amount.quantity.unit != whole.value.unit or named.name == whole.sides.area:
            continue
        frame.take(amount)
        sides = Sides(whole.sides.area, named.name)
        yield Reading(whole.measure, amount.first, value=amount.quantity, sides=sides, period=whole.period)
        return


def falls(frame: Frame) -> Iterator[Reading]:
    """«Экспорт превысил 900 млн долларов. На Сербию пришлось 300 млн»: the parts of the partners, in their order."""
    whole = frame.last_reading(FLOWS)
    verb = next((t for t in frame.tokens if t.lemma in words("indicator", "falling")), None)
    if verb is None or whole is None or whole.value is None or whole.sector is not None:
        return
    if whole.measure is Measure.TURNOVER and (flow := _flow_of(frame, verb)) is not None:
        yield flow
        return
    named = [m for m in areas_in(frame.text, frame.sentence.first, frame.sentence.last) if m.name != whole.sides.area]
    sums = [a for a in frame.free() if a.quantity.unit == whole.value.unit]
    if not named or len(named) != len(sums):
        return
    frame.take(*sums)
    period = frame.period(sums[0].first, carry=True)
    for mention, amount in zip(named, sums, strict=True):
        sides = Sides(whole.sides.area, mention.name)
        yield Reading(whole.measure, amount.first, value=amount.quantity, sides=sides, period=period)


def _flow_of(frame: Frame, verb: Token) -> Reading | None:
    """«Из них 300 млн приходится на (долю) экспорта»: one of the two flows."""
    whole = frame.last_reading(FLOWS)
    after = [t for t in frame.text.tokens[verb.index + 1 : verb.index + 4] if t.lemma not in {"на", "доля"}]
    sums = [a for a in frame.free() if a.quantity.unit not in RELATIVE and a.last < verb.index]
    noun = after[0].lemma if after else ""
    flow = next((m for m in (Measure.EXPORT, Measure.IMPORT) if noun in words("indicator", m.value)), None)
    if whole is None or whole.value is None or flow is None or len(sums) != 1:
        return None
    if sums[0].quantity.unit not in {whole.value.unit, "item"}:
        return None
    change = next((a for a in frame.free() if a.quantity.unit in RELATIVE and a.first > verb.index), None)
    frame.take(sums[0], change)
    value = replace(sums[0].quantity, unit=whole.value.unit)
    way = direction_of(frame.tokens, change) if change else None
    moved = change.quantity if change and way else None
    return Reading(flow, sums[0].first, value, moved, way, whole.sides, period=frame.period(verb.index, carry=True))


def bracketed(frame: Frame) -> Iterator[Reading]:
    """«Среди партнёров также Сербия (9 млн долларов) и Иран (7 млн)»: the turnover with each."""
    last = frame.last_trade()
    trading = {t.lemma for t in frame.tokens} & words("indicator", "counterparts")
    if last is None or last.sides.area is None or not trading:
        return
    for amount in [a for a in frame.free() if a.quantity.unit in MONEY]:
        before = frame.text.tokens[amount.first - 1].text if amount.first > frame.sentence.first + 1 else ""
        named = frame.text.mention_at(amount.first - 2) if before == "(" else None
        if named is None or named.area is None or named.adjective or named.name == last.sides.area:
            continue
        frame.take(amount)
        sides = Sides(last.sides.area, named.name)
        period = frame.period(amount.first, carry=True)
        yield Reading(Measure.TURNOVER, amount.first, value=amount.quantity, sides=sides, period=period)


def part_at(frame: Frame, at: int) -> int | None:
    """Where «из которых», «из них», «в том числе» stands behind a figure; None where it does not."""
    tokens = frame.text.tokens
    found = (i for i in range(at + 1, frame.sentence.last) if tokens[i].lemma in {"из", "тот"})
    return next((i for i in found if tokens[i + 1].text.lower() in {"которых", "них", "числе"}), None)


def partner_of_part(frame: Frame, at: int) -> Mention | None:
    """«из которых 300 млн – с Сербией», «пришлись на Сербию»: whose part it is."""
    first = part_at(frame, at)
    sums = [a for a in frame.amounts if first is not None and first < a.first and a.quantity.unit in MONEY]
    if not sums:
        return None
    named = list(areas_in(frame.text, first or 0, frame.sentence.last))
    behind = (m for m in named if m.first > sums[0].last and frame.text.tokens[m.first - 1].lemma in {"с", "со", "на"})
    dashed = (m for m in named if m.last == sums[0].first - 2 and frame.text.tokens[m.last + 1].text in "–—-")
    return next(behind, None) or next(dashed, None)


def _earlier(when: When) -> When:
    """The same time of the year before."""
    start = shifted(when.start, years=-1) if when.start else None
    end = shifted(when.end, years=-1) if when.end else None
    return replace(when, start=start, end=end, text=None).inferred()
