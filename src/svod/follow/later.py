"""Later: all claims, to be asked for those that may tell what became of a promise: its words again, or its journey."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from itertools import islice

from svod.follow.fulfilment import fulfilment
from svod.follow.journeys import Journey, fits, journey_of, same_way
from svod.follow.matching import SHOWN, WEIGHTS, Rarity, likeness, term_of, weights
from svod.follow.matter import Matter, matter_of
from svod.follow.results import Result, Turn, stage_of, turn_of
from svod.model.claim import Event, EventForm, Office, Project
from svod.model.entry import Entry, Filed
from svod.model.score import Reason, Score
from svod.model.when import When

MOST = 5
"""Candidates kept of a promise, the best."""

COMMON = 0.25
"""A word that stands in more than this part of all claims calls nobody."""

MANY = 400
"""Nor does one that stands in more claims than this: a large register is asked by rarer words."""

TELLING, NEAREST = 12, 60
"""By so many of its words, the rarest, a promise is looked for; so many claims that share most of them are weighed."""

VISITS = 20
"""So many visits of the same side to the same place, and projects of the same firms, are weighed, the first."""

UNKNOWN = date.max
"""A page without a date may be a later one."""

LAST = "\uffff"
"""After every name: what comes later is published on a later day."""


class Later:
    """Claims by their words and, of visits, by where the guests come from. `families` are those of pages that are
    copies: what a copy tells, its original tells."""

    def __init__(self, told: Mapping[str, Filed], families: Mapping[str, str]) -> None:
        self.told = told
        self.families = families
        self.matters: dict[str, Matter] = {name: matter_of(one) for name, one in told.items()}
        self.rarity = Rarity(self.matters.values(), told.values())
        most = max(20, min(MANY, int(COMMON * len(told))))
        claims = [(one.published or UNKNOWN, name) for name, one in told.items() if not isinstance(one.claim, Office)]
        self.index: dict[str, list[tuple[date, str]]] = {}
        self.visits: dict[str, list[tuple[date, str]]] = {}
        self.works: dict[str, list[tuple[date, str]]] = {}
        for day, name in sorted(claims):
            for word in self.matters[name].own | self.matters[name].sentence:
                if self.rarity.counted[word] <= most:
                    self.index.setdefault(word, []).append((day, name))
            claim = told[name].claim
            if isinstance(claim, Event) and claim.form is EventForm.VISIT:
                for area in told[name].areas:
                    self.visits.setdefault(area, []).append((day, name))
            if isinstance(claim, Project):
                for firm in {*claim.giver, *claim.taker} & set(told[name].organisations):
                    self.works.setdefault(firm, []).append((day, name))

    def results(self, entry: Entry, own: list[Filed], of_claim: Mapping[str, str]) -> tuple[Result, ...]:
        """The best candidates, one an entry."""
        best: dict[str, Result] = {}
        for promise in own:
            told, journey = weights(self.matters[promise.id], self.rarity), journey_of(promise)
            near = (*self._near(promise, told), *self._visits(promise, journey), *self._works(promise))
            for name in dict.fromkeys(near):
                later = self.told[name]
                if name in entry.claims or self._of(promise) == self._of(later) or _before(promise, later):
                    continue
                score = self._score(promise, told, journey, later)
                of = of_claim.get(name, name)
                if score.value >= SHOWN and (of not in best or score.value > best[of].score.value):
                    turn = turn_of(promise, later, self.matters[name])
                    best[of] = weighed(promise, later, Result(name, of_claim.get(name), later.published, turn, score))
        ranked = sorted(best.values(), key=lambda r: (-r.score.value, r.day or date.max, r.claim))
        return tuple(ranked[:MOST])

    def _of(self, one: Filed) -> str:
        """The text that tells a claim, whichever copy of it."""
        return self.families.get(one.page, one.page)

    def _score(self, promise: Filed, told: Mapping[str, float], journey: Journey | None, later: Filed) -> Score:
        """How much speaks for it; nothing where the two journeys lead elsewhere."""
        if journey is None:
            return likeness(promise, told, later, self.matters[later.id], self.rarity)
        its = journey_of(later)
        if not fits(journey, later, its):
            return Score.of(())
        score = likeness(promise, told, later, self.matters[later.id], self.rarity)
        if its and its.itself and same_way(journey, its):
            reasons = (one for one in score.reasons if one.code != "other-matter")
            return Score.of((*reasons, Reason("journey", WEIGHTS["journey"])))
        return score

    def _visits(self, promise: Filed, journey: Journey | None) -> Iterator[str]:
        """The first later visits of the same side to the same place."""
        if journey is None or promise.published is None:
            return
        names = (
            name for area in sorted(journey.guests) for name in _after(promise.published, self.visits.get(area, ()))
        )
        fit = (name for name in names if (its := journey_of(self.told[name])) and same_way(journey, its))
        yield from islice(fit, VISITS)

    def _works(self, promise: Filed) -> Iterator[str]:
        """The first later projects of the same firms."""
        if isinstance(promise.claim, Project) and promise.published is not None:
            firms = {*promise.claim.giver, *promise.claim.taker} & set(promise.organisations)
            names = (name for firm in sorted(firms) for name in _after(promise.published, self.works.get(firm, ())))
            yield from islice(names, VISITS)

    def _near(self, promise: Filed, told: Mapping[str, float]) -> list[str]:
        """The later claims that have most of the promise's words, weighed by how rare these are."""
        if promise.published is None:
            return []
        gained: dict[str, float] = {}
        for word in sorted(told.keys() & self.index.keys(), key=lambda word: (-told[word], word))[:TELLING]:
            for name in _after(promise.published, self.index[word]):
                gained[name] = gained.get(name, 0.0) + told[word]
        return nsmallest(NEAREST, gained, key=lambda name: (-gained[name], name))


def _after(day: date, told: Sequence[tuple[date, str]]) -> Iterator[str]:
    """What is told on a later day, or nobody knows when."""
    return (told[at][1] for at in range(bisect_right(told, (day, LAST)), len(told)))


def weighed(promise: Filed, later: Filed, result: Result) -> Result:
    """A result with what dates and figures tell of it: by its term or not, in full or in part."""
    if result.turn is not Turn.RESULT:
        return result
    when = _when(later)
    reasons = (*result.score.reasons, *fulfilment(promise, later.words.split(), later.published, when))
    return replace(result, score=Score.of(reasons))


def _before(promise: Filed, later: Filed) -> bool:
    """A later article may tell of what was over before the promise was made: that is no result of it."""
    when = _when(later)
    return bool(when and when.end and promise.published and when.end < promise.published)


def _when(later: Filed) -> When | None:
    """The time that a later claim gives to what it tells of; of a promise or a figure it is not that of a deed."""
    return term_of(later.claim) if stage_of(later.claim) else None
