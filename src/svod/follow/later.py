"""Later: all claims, to be asked for those that may tell what became of a promise: its words again, or its journey."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from itertools import islice

from svod.follow.fulfilment import fulfilment
from svod.follow.journeys import Journey, fits, journey_of, same_way
from svod.follow.matching import SHOWN, WEIGHTS, Matter, Rarity, likeness, matter_of, term_of, weights
from svod.follow.results import Result, Turn, stage_of, turn_of
from svod.model.claim import Event, EventForm, Office
from svod.model.entry import Entry, Filed
from svod.model.score import Reason, Score

MOST = 5
"""Candidates kept of a promise, the best."""

COMMON = 0.25
"""A word that stands in more than this part of all claims calls nobody."""

MANY = 400
"""Nor does one that stands in more claims than this: a large register is asked by rarer words."""

TELLING, NEAREST = 12, 60
"""By so many of its words, the rarest, a promise is looked for; so many claims that share most of them are weighed."""

VISITS = 20
"""So many visits of the same side to the same place are weighed, the first that follow."""

LAST = "\uffff"
"""After every name: what comes later is published on a later day."""


class Later:
    """Claims by their words and, of visits, by where the guests come from."""

    def __init__(self, told: Mapping[str, Filed]) -> None:
        self.told = told
        self.matters: dict[str, Matter] = {name: matter_of(one) for name, one in told.items()}
        self.rarity = Rarity(self.matters.values(), told.values())
        most = max(20, min(MANY, int(COMMON * len(told))))
        dated = sorted(
            (day, name) for name, one in told.items() if (day := one.published) and not isinstance(one.claim, Office)
        )
        self.index: dict[str, list[tuple[date, str]]] = {}
        self.visits: dict[str, list[tuple[date, str]]] = {}
        for day, name in dated:
            for word in self.matters[name].own | self.matters[name].sentence:
                if self.rarity.counted[word] <= most:
                    self.index.setdefault(word, []).append((day, name))
            if isinstance(event := told[name].claim, Event) and event.form is EventForm.VISIT:
                for area in told[name].areas:
                    self.visits.setdefault(area, []).append((day, name))

    def results(self, entry: Entry, own: list[Filed], of_claim: Mapping[str, str]) -> tuple[Result, ...]:
        """The best candidates, one an entry."""
        best: dict[str, Result] = {}
        for promise in own:
            told, journey = weights(self.matters[promise.id], self.rarity), journey_of(promise)
            for name in dict.fromkeys((*self._near(promise, told), *self._visits(promise, journey))):
                later = self.told[name]
                if name in entry.claims or promise.page == later.page or _before(promise, later):
                    continue
                score = self._score(promise, told, journey, later)
                of = of_claim.get(name, name)
                if score.value >= SHOWN and (of not in best or score.value > best[of].score.value):
                    turn = turn_of(promise, later, self.matters[name])
                    best[of] = weighed(promise, later, Result(name, of_claim.get(name), later.published, turn, score))
        ranked = sorted(best.values(), key=lambda r: (-r.score.value, r.day or date.max, r.claim))
        return tuple(ranked[:MOST])

    def _score(self, promise: Filed, told: Mapping[str, float], journey: Journey | None, later: Filed) -> Score:
        """How much speaks for it; nothing where the two journeys lead elsewhere."""
        if journey is None:
            return likeness(promise, told, later, self.matters[later.id], self.rarity)
        its = journey_of(later)
        if not fits(journey, later, its):
            return Score.of(())
        score = likeness(promise, told, later, self.matters[later.id], self.rarity)
        if its and its.itself and same_way(journey, its):
            return Score.of((*score.reasons, Reason("journey", WEIGHTS["journey"])))
        return score

    def _visits(self, promise: Filed, journey: Journey | None) -> Iterator[str]:
        """The first later visits of the same side to the same place."""
        if journey is None or promise.published is None:
            return
        names = (
            name
            for area in sorted(journey.guests)
            for _, name in self.visits.get(area, [])[
                bisect_right(self.visits.get(area, []), (promise.published, LAST)) :
            ]
        )
        fit = (name for name in names if (its := journey_of(self.told[name])) and same_way(journey, its))
        yield from islice(fit, VISITS)

    def _near(self, promise: Filed, told: Mapping[str, float]) -> list[str]:
        """The later claims that have most of the promise's words, weighed by how rare these are."""
        if promise.published is None:
            return []
        gained: dict[str, float] = {}
        for word in sorted(told.keys() & self.index.keys(), key=lambda word: (-told[word], word))[:TELLING]:
            later = self.index[word]
            for at in range(bisect_right(later, (promise.published, LAST)), len(later)):
                name = later[at][1]
                gained[name] = gained.get(name, 0.0) + told[word]
        return nsmallest(NEAREST, gained, key=lambda name: (-gained[name], name))


def weighed(promise: Filed, later: Filed, result: Result) -> Result:
    """A result with what dates and figures tell of it: by its term or not, in full or in part."""
    if result.turn is not Turn.RESULT:
        return result
    when = term_of(later.claim) if stage_of(later.claim) else None
    reasons = (*result.score.reasons, *fulfilment(promise, later.words.split(), later.published, when))
    return replace(result, score=Score.of(reasons))


def _before(promise: Filed, later: Filed) -> bool:
    """A later article may tell of what was over before the promise was made: that is no result of it."""
    when = term_of(later.claim) if stage_of(later.claim) else None
    return bool(when and when.end and promise.published and when.end < promise.published)
