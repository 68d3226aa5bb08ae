"""Seen: the times of a text that are resolved already, for those that point back: «за тот же период», «тогда»."""

from dataclasses import dataclass, field
from datetime import date

from svod.language.calendar import Span
from svod.model.text import Text, Time


@dataclass(slots=True)
class Seen:
    """What the text has said up to a phrase. `dated`: the article itself has a date, so that «вчера» counts."""

    text: Text
    today: date | None
    dated: bool
    times: list[Time] = field(default_factory=list)

    def add(self, time: Time) -> None:
        """One more time of the text."""
        self.times.append(time)

    def last_day(self) -> date | None:
        """The last day told that is not ahead: the event that «в тот же день» points to."""
        for time in reversed(self.times):
            when = time.when
            if not when or time.due or not when.start or not when.end or (when.end - when.start).days > 6:
                continue
            if self.today is None or when.end <= self.today:
                return when.end
        return None

    def next_day(self) -> date | None:
        """The last day told when that is ahead: «Заседание пройдёт 12 мая. В этот же день подпишут …»."""
        told = next((time for time in reversed(self.times) if time.when and time.when.start), None)
        when = told.when if told is not None and not told.due else None
        return when.end if when and when.end and when.start == when.end else None

    def event_day(self) -> date | None:
        """The latest day told that is not ahead; the article's own day when none is."""
        days = [
            t.when.end
            for t in self.times
            if t.when and not t.due and t.when.start and t.when.end and (t.when.end - t.when.start).days < 7
        ]
        return max((day for day in days if self.today is None or day <= self.today), default=self.today)

    def last_year(self) -> int | None:
        """The year of the last time told that is no term."""
        for time in reversed(self.times):
            if time.when and not time.due and (day := time.when.start or time.when.end):
                return day.year
        return None

    def last_term(self) -> date | None:
        """The end of the last time told that is a term or ahead."""
        for time in reversed(self.times):
            if time.when and time.when.end and (time.due or (self.today and time.when.end > self.today)):
                return time.when.end
        return None

    def last_period(self, before: int | None = None, *, now: bool = False) -> Span | None:
        """The last period longer than a day that is told and closed, not a term; `before` bounds its token.

        `now`: the period that is told of, not the one that it is compared with.
        """
        for time in reversed(self.times):
            when = time.when
            if (before is not None and time.first >= before) or (now and self._compared(time)):
                continue
            if when and not time.due and when.start and when.end and (when.end - when.start).days > 26:
                return Span(when.start, when.end, when.precision)
        return None

    def _compared(self, time: Time) -> bool:
        """«чем за аналогичный период 2019 года», «по сравнению с 2019 годом»."""
        words = self.text.text[time.start : time.end].lower()
        before = {token.lemma for token in self.text.tokens[max(0, time.first - 3) : time.first]}
        return bool(before & {"чем", "против", "сравнение", "уровень", "показатель"}) or any(
            mark in words for mark in ("аналогичн", "соответствующ", "сравнени", "тот же", "годом ранее")
        )
