"""Frame: one sentence as the indicator rules see it, with what the sentences before it leave to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from svod.extract.pattern import cite
from svod.extract.rules.indicator.scope import NOWHERE, Sides, base_time, period_before, regional, sides_of
from svod.language.outlook import Outlook, outlook
from svod.lexicon import table, words
from svod.model.claim import Direction, Indicator, Measure
from svod.model.quantity import Quantity
from svod.model.text import Amount, Sentence, Text, Time, Token
from svod.model.when import When

MONEY = frozenset(table("amounts", "currencies").values()) | frozenset(table("amounts", "adjectives").values())
RELATIVE = frozenset({"percent", "times", "процентный пункт"})

FLOWS = ("turnover", "export", "import")
OF_TRADE = frozenset({Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT, Measure.SHARE, Measure.RANK})
TOLD_FOR = OF_TRADE | {Measure.VOLUME}
"""Measures whose period goes on to the figures that follow them without one."""
DISTANT = 16  # tokens from a word of change to the last figure that it still tells of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read; `at` is the token of the figure, from which period and speaker are told."""

    measure: Measure
    at: int
    value: Quantity | None = None
    change: Quantity | None = None
    direction: Direction | None = None
    sides: Sides = NOWHERE
    of: str | None = None
    sector: str | None = None
    period: When | None = None
    base: When | None = None


@dataclass
class Frame:
    """A sentence, its figures not yet taken, and the last trade reading of the paragraph."""

    text: Text
    sentence: Sentence
    tokens: tuple[Token, ...]
    amounts: list[Amount]
    times: list[Time]
    before: "Frame | None" = None
    taken: set[int] = field(default_factory=set)
    readings: list[Reading] = field(default_factory=list)

    @classmethod
    def of(cls, text: Text, sentence: Sentence, before: "Frame | None") -> Self:
        """The frame of a sentence; `before` is that of the sentence before, kept only inside a paragraph."""
        amounts = [a for a in text.amounts_in(sentence) if outlook_of(text, a) is not Outlook.FUTURE]
        if before:
            last = before.before
            before.before = last if last and sentence.paragraph - last.sentence.paragraph in {0, 1} else None
        same = before if before and sentence.paragraph - before.sentence.paragraph in {0, 1} else None
        return cls(text, sentence, text.tokens_of(sentence), amounts, list(text.times_in(sentence)), same)

    def free(self) -> Iterator[Amount]:
        """Figures that no rule has taken."""
        return (a for a in self.amounts if a.first not in self.taken)

    def take(self, *amounts: Amount | None) -> None:
        """Mark figures as read."""
        self.taken |= {a.first for a in amounts if a}

    def period(self, at: int, *, carry: bool) -> When | None:
        """The period of the figure at token `at`: told in the sentence, else (when `carry`) by the reading before."""
        told = period_before(self.text, self.times, at)
        if told or not carry:
            return told
        last = self.last_reading(TOLD_FOR)
        before = last.period if last else self._trend_before()
        return replace(before, text=None).inferred() if before else None

    def _trend_before(self) -> When | None:
        """«За год товарооборот вырос. Экспорт прибавил 5%»: the period of the trend that the figures then tell."""
        tokens = self.before.tokens if self.before else ()
        trend = any(t.lemma in words("indicator", "up") | words("indicator", "down") for t in tokens)
        trading = any(t.lemma in words("indicator", measure) for t in tokens for measure in FLOWS)
        told = self.before is not None and trend and trading
        return period_before(self.text, self.before.times, self.sentence.first) if told and self.before else None

    def base(self, at: int) -> When | None:
        """What the figure at token `at` is compared with."""
        return base_time(self.text, self.times, at)

    def last_trade(self) -> Reading | None:
        """The last reading of trade in this paragraph, this sentence included."""
        return self.last_reading(OF_TRADE)

    def last_reading(self, measures: frozenset[Measure]) -> Reading | None:
        """The last reading of one of these measures in this paragraph, this sentence included."""
        frame: Frame | None = self
        while frame:
            for reading in reversed(frame.readings):
                timeless = reading.measure is Measure.RANK and reading.period is None and len(measures) > 1
                if reading.measure in measures and not timeless:
                    return reading
            frame = frame.before
        return None

    def sides(self, first: int, last: int, at: int) -> Sides:
        """The sides of the figure at `at`, as the tokens from `first` to `last` tell them."""
        return sides_of(self.text, first, last, at)

    def claim(self, rule: str, reading: Reading) -> Indicator:
        """The reading as a claim; it is kept for the sentences that follow."""
        self.readings.append(reading)
        sides = regional(self.text, reading.sides) if reading.measure is Measure.TURNOVER else reading.sides
        return Indicator(
            citation=cite(self.text, self.sentence),
            rule=rule,
            speaker=self.text.speaker_at(self.text.tokens[reading.at].start),
            confidence=0.8,
            measure=reading.measure,
            of=reading.of,
            area=sides.area,
            partner=sides.partner,
            sector=reading.sector,
            period=reading.period,
            value=reading.value,
            change=reading.change,
            base=reading.base,
            direction=reading.direction,
        )


def outlook_of(text: Text, amount: Amount) -> Outlook:
    """A figure under «намерены», «довести до» or a verb of the future is a target."""
    return outlook(text, amount.last)


def direction_of(tokens: tuple[Token, ...], amount: Amount) -> Direction | None:
    """Up or down by its sign, by the nearest word of change before the figure, else right after it."""
    sign = next((t.text[0] for t in tokens if t.index == amount.first), "")
    back = [t.text for t in tokens if amount.first - 2 <= t.index < amount.first]
    if sign in "+-−–" or (len(back) == 2 and back[0] == "(" and back[1] in "+-−–"):
        return Direction.UP if "+" in (sign, back[-1] if back else "") else Direction.DOWN
    if any(t.lemma in {"превышать", "превысить"} for t in tokens if t.index == amount.last + 1):
        return Direction.UP
    before = [t for t in tokens if t.index <= amount.last]
    after = [t for t in tokens if amount.last < t.index <= amount.last + 4]
    for token in [*after[:2], *reversed(before[-DISTANT:]), *after[2:]]:
        for name, way in (("up", Direction.UP), ("down", Direction.DOWN)):
            if token.lemma in words("indicator", name) or token.text.lower() in words("indicator", name):
                return way
    return None
