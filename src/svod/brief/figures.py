"""Figures: trade and other measures as sentences and rows, with what a chart leaves out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from svod.brief.dates import when_words
from svod.brief.grammar import cased, into, known, out_of
from svod.brief.phrases import MEASURES
from svod.brief.quantities import change_words, place_words, quantity_words
from svod.brief.statement import Statement, told
from svod.charts.chart import Chart
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry
from svod.resolve.areas import lies_in

HEADS = ("Показатель", "Период", "Значение")
WIDTHS = (5.4, 3.8, 4.2)


TRADED = (Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT)


def by_weight(figures: Iterable[Entry], area: str, partner: str) -> list[Entry]:
    """The figures, those of the sides' trade with each other first, then those of their parts, then all others; of
    equal ones in the order they came in."""

    def weight(entry: Entry) -> tuple[int, int, bool]:
        gist = entry.gist
        assert isinstance(gist, Indicator)
        turn = TRADED.index(gist.measure) if gist.measure in TRADED else len(TRADED)
        return (_distance(gist, (area, partner)) if turn < len(TRADED) else 3), turn, gist.value is None

    return sorted(figures, key=weight)


def _distance(gist: Indicator, sides: tuple[str, str]) -> int:
    """How far a figure is from the sides: 0 of these two, 1 of parts of them, 2 of others."""
    own = (gist.area or "", gist.partner or "")
    if own in {sides, sides[::-1]}:
        return 0
    within = (all(map(lies_in, own, way)) for way in (sides, sides[::-1]))
    return 1 if all(own) and any(within) else 2


def figure(entry: Entry) -> Statement:
    """«Экспорт Томской области в Китай в 2024 году: 1,2 млрд долларов, рост на 5 %»"""
    gist = entry.gist
    assert isinstance(gist, Indicator)
    period, value = when_words(gist.period) if gist.period else "", value_words(gist)
    return told(f"{headed(gist)}: {value}", entry, cells=(named(gist), period or "не назван", value))


def headed(gist: Indicator) -> str:
    """«Экспорт Томской области в Китай в 2024 году», «Место, Томская область — Китай, в 2024 году»"""
    name, period = named(gist), when_words(gist.period) if gist.period else ""
    comma = "," if " — " in name and not name.endswith(")") else ""
    return f"{name}{comma} {period}" if period else name


def named(gist: Indicator) -> str:
    """«Экспорт Томской области в Китай (лес)»; names that cannot be put into a case stand as they are."""
    scope = ", ".join(part for part in (gist.of, gist.sector) if part)
    sides = [side for side in (gist.area, gist.partner) if side]
    phrase = _trade(gist) if sides and all(map(known, sides)) else None
    name = phrase or ", ".join(part for part in (MEASURES[gist.measure], " — ".join(sides)) if part)
    return f"{name} ({scope})" if scope else name


def _trade(gist: Indicator) -> str | None:
    own, other = gist.area, gist.partner
    if own is None or gist.measure not in TRADED:
        return None
    of = f"{MEASURES[gist.measure]} {cased(own, 'gent')}"
    if other is None:
        return of
    match gist.measure:
        case Measure.EXPORT:
            return f"{of} {into(other)}"
        case Measure.IMPORT:
            return f"{of} {out_of(other)}"
    return f"{of} и {cased(other, 'gent')}"


def value_words(gist: Indicator) -> str:
    """«1,2 млрд долларов, рост на 5 %», «место не ниже 5-го»; a rank's name has the noun already."""
    values = []
    if gist.value:
        ranked = gist.measure is Measure.RANK and gist.value.unit == "place"
        values.append(place_words(gist.value) if ranked else quantity_words(gist.value))
    values += [change_words(gist)] if gist.change or gist.direction else []
    return ", ".join(values) or "значение не названо"


def beside(chart: Chart, by_id: Mapping[str, Entry]) -> list[Statement]:
    """«На диаграмму не вошло: 2 — названо только изменение; 1 — различается валюта»: what was not drawn and why."""
    left = [one for one in chart.undrawn if one.entry in by_id]
    counted = Counter(one.reason for one in left)
    reasons = "; ".join(f"{count} — {reason}" for reason, count in counted.items())
    return [told(f"На диаграмму не вошло: {reasons}", *(by_id[one.entry] for one in left[:2]))] if left else []


def differing(gists: Sequence[Indicator]) -> str:
    """«Экспорт Томской области в Китай в 2024 году: источники расходятся, 5 млн долларов и 7 млн долларов»"""
    values = " и ".join(dict.fromkeys(map(value_words, gists)))
    return f"{headed(gists[0])}: источники расходятся, {values}"
