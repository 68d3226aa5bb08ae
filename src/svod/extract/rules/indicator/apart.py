"""Apart: a figure that goes on from the one before: a year earlier, or a part of it with one partner."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.rules.indicator.frame import MONEY, Frame, Reading
from svod.extract.rules.indicator.scope import Sides, areas_in
from svod.language.calendar import shifted
from svod.lexicon import words
from svod.model.claim import Measure
from svod.model.text import Mention
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
        if first is None or named is None or not first < amount.first <= first + 3 or amount.last > named.first:
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
    named = [m for m in areas_in(frame.text, frame.sentence.first, frame.sentence.last) if m.name != whole.sides.area]
    sums = [a for a in frame.free() if a.quantity.unit == whole.value.unit]
    if not named or len(named) != len(sums):
        return
    frame.take(*sums)
    period = frame.period(sums[0].first, carry=True)
    for mention, amount in zip(named, sums, strict=True):
        sides = Sides(whole.sides.area, mention.name)
        yield Reading(whole.measure, amount.first, value=amount.quantity, sides=sides, period=period)


def part_at(frame: Frame, at: int) -> int | None:
    """Where «из которых», «из них» stands behind a figure; None where it does not."""
    tokens = frame.text.tokens
    found = (i for i in range(at + 1, frame.sentence.last) if tokens[i].lemma == "из")
    return next((i for i in found if tokens[i + 1].text.lower() in {"которых", "них"}), None)


def partner_of_part(frame: Frame, at: int) -> Mention | None:
    """«из которых 300 млн – с Сербией», «пришлись на Сербию»: whose part it is."""
    first = part_at(frame, at)
    sums = [a for a in frame.amounts if first is not None and first < a.first and a.quantity.unit in MONEY]
    if not sums:
        return None
    named = areas_in(frame.text, sums[0].last, frame.sentence.last)
    return next((m for m in named if frame.text.tokens[m.first - 1].lemma in {"с", "со", "на"}), None)


def _earlier(when: When) -> When:
    """The same time of the year before."""
    start = shifted(when.start, years=-1) if when.start else None
    end = shifted(when.end, years=-1) if when.end else None
    return replace(when, start=start, end=end, text=None).inferred()
