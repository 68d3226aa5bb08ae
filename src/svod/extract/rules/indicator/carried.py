"""Carried: figures whose measure stands in a sentence near by: «Прирост – 11%», «Показатель снизился на 4%»."""

from collections.abc import Iterator

from svod.extract.rules.indicator.frame import RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.heads import measure_of
from svod.extract.rules.indicator.trade import of_whole
from svod.lexicon import words
from svod.model.claim import Measure
from svod.model.text import Amount


def carried(frame: Frame) -> Iterator[Reading]:
    """Прирост – 11%; «за полугодие получили плюс три процента»: the measure stands in a sentence near by."""
    if any(r.measure in {Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT} for r in frame.readings):
        return
    figures = [a for a in frame.free() if a.quantity.unit in RELATIVE and not of_whole(frame, a)]
    figures = figures or [a for a in frame.free() if _in_its_unit(frame, a)]
    if not figures:
        return
    names = {t.lemma for t in frame.tokens if t.index < figures[0].first}
    told = names & {"плюс", "минус", "прирост", "рост", "спад", "снижение", "падение"}
    if not told and not _elliptic(frame, figures[0]) and not _takes_up(frame, figures[0]):
        return
    measure = _near_measure(frame)
    if measure is None:
        return
    frame.take(figures[0])
    last = frame.last_trade()
    sides = last.sides if last else frame.sides(frame.sentence.first, frame.sentence.last, figures[0].first)
    direction = direction_of(frame.tokens, figures[0]) or (last.direction if last else None)
    period = frame.period(figures[0].first, carry=True)
    base = frame.base(figures[0].first)
    yield Reading(measure, figures[0].first, None, figures[0].quantity, direction, sides, period=period, base=base)
    for flow, amount in _flows_of(frame) if measure is Measure.TURNOVER else ():
        frame.take(amount)
        yield Reading(flow, amount.first, None, amount.quantity, direction, sides, period=period, base=base)


def _flows_of(frame: Frame) -> Iterator[tuple[Measure, Amount]]:
    """«Прирост составил 19%, в том числе по экспорту – 26%, по импорту – 5%»: the flows and how they changed."""
    for amount in [a for a in frame.free() if a.quantity.unit in RELATIVE]:
        back = [t for t in frame.text.tokens[amount.first - 4 : amount.first] if t.text not in {"–", "—", "-", "на"}]
        flow = measure_of(frame, back[-1]) if len(back) > 1 and back[-2].lemma == "по" else None
        if flow in {Measure.EXPORT, Measure.IMPORT}:
            yield flow, amount


def _in_its_unit(frame: Frame, amount: Amount) -> bool:
    """«Показатель сократился на 12 млн долларов»: a change in the unit of the figure told before."""
    last = frame.last_trade()
    same = last is not None and last.value is not None and last.value.unit == amount.quantity.unit
    return same and frame.text.tokens[amount.first - 1].lemma == "на" and _takes_up(frame, amount)


def _elliptic(frame: Frame, amount: Amount) -> bool:
    """«За полугодие — ещё на 12%»: a sentence with a period and no verb goes on with the trade told before it."""
    if frame.last_trade() is None or any(t.morph.pos == "VERB" for t in frame.tokens):
        return False
    before = [t.text.lower() for t in frame.tokens if t.index < amount.first]
    timed = any(time.first < amount.first for time in frame.times)
    return timed and before[-1] == "на" and bool({"—", "–", "ещё", "еще"} & set(before))


def _takes_up(frame: Frame, amount: Amount) -> bool:
    """«Товарооборот составил 9 млн. Показатель вырос на 12%»: a bare word for the figure told before it."""
    last = frame.before.readings[-1:] if frame.before else []
    if not last or last[0].measure not in {Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT}:
        return False
    heads = (t for t in frame.tokens if t.lemma in words("indicator", "figure_words") and t.index < amount.first)
    bare = any(t.rel.startswith("nsubj") and not any(frame.text.children(t.index, "nmod", "amod")) for t in heads)
    before = frame.text.tokens[amount.first - 1].lemma
    return (
        bare and (before == "на" or amount.quantity.unit == "times") and direction_of(frame.tokens, amount) is not None
    )


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
            if measure := measure_of(near, token):
                return measure
    return None
