"""Matching: how much speaks for a later telling being the result of a promise. All weights stand in one list."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from heapq import nlargest
from math import log

from svod.follow.counts import same_count
from svod.follow.matter import Matter, own_words
from svod.lexicon import table, words
from svod.model.claim import (
    Agreement,
    AgreementStage,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Indicator,
    Modality,
    Project,
    ProjectStage,
)
from svod.model.entry import Filed
from svod.model.score import Reason, Score
from svod.model.when import When
from svod.resolve.areas import lies_in, unrelated
from svod.resolve.names import stems

WEIGHTS: dict[str, float] = {
    "same-entry": 0.9,  # a later page tells of the very visit, paper or project that it has come to pass
    "matter": 0.6,  # all of the promise's own words stand in the later sentence; less where fewer do
    "people": 0.1,  # somebody named in both
    "sides": 0.1,  # both sides, or the organisation, are in both
    "form": 0.15,  # an invitation and a visit, a plan to sign and a signing
    "stage": 0.1,  # the later stage is further on
    "pointing": 0.1,  # «обещанный», «ранее намеченный», «ответный визит»
    "done": 0.05,  # the sentence tells of something done
    "deed": 0.1,  # the thing and what was to be done with it: «подберут перевозчика» — «перевозчик отобран»
    "title": 0.1,  # the headline names the thing
    "count": 0.1,  # so many of the same things: «десять грантов»
    "place": 0.05,  # the same place
    "inside": 0.0,  # told of a place inside the promised area: «в Томске» of a promise of the region
    "journey": 0.2,  # those of the same side come to the same place
    "same-term": 0.1,  # the sentence names the month that the promise named
    "new-term": 0.05,  # it names a later term than the promise did
    "in-term": 0.0,  # told as done, or said to be, by the term
    "late": 0.0,  # said to be done after the term
    "part": 0.0,  # fewer than promised: «17 предприятий вместо двадцати»
    "told-together": 0.9,  # the page that tells of an order tells that it was carried out
    "other-year": -0.3,  # another year's plan, fair or programme
    "other-day": -0.6,  # what was to be on a day did not take place months after it: that was something else
    "other-matter": -0.2,  # of what is promised, built or signed no word comes back
    "undated": 0.0,  # nobody knows whether the page is the later one
    "strangers": -0.3,  # no person, organisation or area in common
}
"""Points of each feature; the sum, held between 0 and 1, is the score."""

SHOWN = 0.35
"""From here on a later telling is shown as a candidate."""

RUBRIC = "7"
"""Version of these weights; kept with every verdict that rests on them."""

FEW = 20
"""So few claims say nothing of how usual a word or a name is."""

DAYS, MONTHS = timedelta(days=31), timedelta(days=92)
"""Spans as short as this are days of a plan; what took place later than this after them is another event."""

LADDER = list(ProjectStage)
PAPERS = list(AgreementStage)


def _names(one: Filed) -> set[str]:
    return {*one.areas, *one.wider, *one.people, *one.organisations}


def _closest(one: Filed) -> list[str]:
    """A claim's areas without those that others of them lie in."""
    areas = {*one.areas, *one.wider}
    return [area for area in areas if not any(other != area and lies_in(other, area) for other in areas)]


class Rarity:
    """How much a word tells: rare words more than those of every page."""

    def __init__(self, matters: Iterable[Matter], told: Iterable[Filed] = ()) -> None:
        counted: Counter[str] = Counter()
        self.all = 0
        for matter in matters:
            self.all += 1
            counted.update(matter.own | matter.sentence)
        self.counted: Mapping[str, int] = counted
        named = Counter(name for one in told for name in _names(one))
        self.usual = {name for name, count in named.items() if count > max(FEW, self.all / 3)}

    def strangers(self, one: Filed, other: Filed) -> bool:
        """Whether two claims have no name in common, but for those that stand everywhere («Россия»), and their areas
        nothing to do with each other: two regions of one country have not."""
        left, right = _names(one) - self.usual, _names(other) - self.usual
        if not left or not right:
            return False
        if not left & right:
            return True
        if {*one.people, *one.organisations} & right or {*other.people, *other.organisations} & left:
            return False
        near, far = _closest(one), _closest(other)
        return bool(near and far) and all(unrelated(x, y) for x in near for y in far)

    def of(self, word: str) -> float:
        """Little for a word of most claims, more for rarer ones; among few claims all words tell about the same."""
        return 0.1 + log((FEW + self.all) / (1 + self.counted.get(word, 0)))


def likeness(promise: Filed, told: Mapping[str, float], result: Filed, after: Matter, rarity: Rarity) -> Score:
    """How much speaks for the result being the promise's; the caller sees to it that it is later. `told` are the
    weights of the promise's words, `after` is what the result is about."""
    reasons = [*said_again(told, after)]
    if result.published is None:
        reasons.append(Reason("undated", WEIGHTS["undated"]))
    if _other_matter(promise, result, after):
        reasons.append(Reason("other-matter", WEIGHTS["other-matter"]))
    if set(promise.people) & set(result.people):
        reasons.append(Reason("people", WEIGHTS["people"], min(set(promise.people) & set(result.people))))
    if rarity.strangers(promise, result):
        reasons.append(Reason("strangers", WEIGHTS["strangers"]))
    shared = set(promise.areas) & set(result.areas)
    if len(shared) >= 2 or set(promise.organisations) & set(result.organisations):
        reasons.append(Reason("sides", WEIGHTS["sides"]))
    if answers(promise.claim, result.claim):
        reasons.append(Reason("form", WEIGHTS["form"]))
    if further(promise.claim, result.claim):
        reasons.append(Reason("stage", WEIGHTS["stage"]))
    for code in ("pointing", "done"):
        if said := after.lemmas & words("follow", code):
            reasons.append(Reason(code, WEIGHTS[code], min(said)))
    if number := same_count(promise.words.split(), result.words.split()):
        reasons.append(Reason("count", WEIGHTS["count"], number))
    if month := _month_named(promise, after):
        reasons.append(Reason("same-term", WEIGHTS["same-term"], month))
    if day := _other_day(promise.claim, result):
        reasons.append(Reason("other-day", WEIGHTS["other-day"], f"{day:%d.%m.%Y}"))
    else:
        reasons += new_term(promise.claim, result.claim)
    if year := _other_year(promise, result):
        reasons.append(Reason("other-year", WEIGHTS["other-year"], year))
    place = getattr(promise.claim, "place", None)
    if place and place == getattr(result.claim, "place", None):
        reasons.append(Reason("place", WEIGHTS["place"], place))
    return Score.of(reasons)


def _other_matter(promise: Filed, result: Filed, after: Matter) -> bool:
    """Whether nothing of the thing itself comes back, only its sides, its form and what is done with it: «подписать
    меморандум о защите лесов» — «подписали договор о поставке муки»."""
    if isinstance(promise.claim, Indicator):
        return False
    if isinstance(promise.claim, Event) and promise.claim.form is not EventForm.CEREMONY:
        return False
    if set(promise.organisations) & set(result.organisations) and after.own & _whatever():
        return False
    if isinstance(promise.claim, Commitment) and promise.claim.form is CommitmentForm.INVITATION:
        return False
    own = _thing(own_words(promise), frozenset(_names(promise)))
    return bool(own) and own.isdisjoint(after.own) and own.isdisjoint(after.sentence)


@cache
def _whatever() -> frozenset[str]:
    return stems(" ".join(words("follow", "whatever")))


@lru_cache(maxsize=1000)
def _thing(said: str, names: frozenset[str]) -> frozenset[str]:
    """The words of what is promised that are no names, nor what is done with it: the same for each later claim."""
    starts = {stem[:4] for stem in stems(" ".join((*sorted(names), *words("follow", "done"))))}
    return frozenset(stem for stem in stems(said) if stem[:4] not in starts)


def _month_named(promise: Filed, after: Matter) -> str | None:
    """«ждём в феврале» — «родились в феврале»: the month of the promise that the later sentence names."""
    if term_of(promise.claim) is None:
        return None
    return min(set(promise.words.split()) & after.lemmas & set(table("times", "months")), default=None)


def term_of(claim: Claim) -> When | None:
    """When a thing is to be, or was, by a claim's own words."""
    if isinstance(claim, Commitment):
        return claim.due
    return claim.when if isinstance(claim, Event | Agreement | Project) else None


def last_day(claim: Claim) -> date | None:
    """The last day of that time."""
    when = term_of(claim)
    return (when.end or when.start) if when else None


def put_off(promise: Claim, result: Claim) -> bool:
    """Whether the later claim gives a later time."""
    old, new = last_day(promise), last_day(result)
    return bool(old and new and old < new)


def new_term(promise: Claim, result: Claim) -> list[Reason]:
    """The later term that the later claim gives, if it does."""
    day = last_day(result)
    return [Reason("new-term", WEIGHTS["new-term"], f"{day:%d.%m.%Y}")] if day and put_off(promise, result) else []


def _other_day(promise: Claim, result: Filed) -> date | None:
    """The day of what took place long after the very days for which an event was planned."""
    claim = result.claim
    if not isinstance(promise, Event) or not isinstance(claim, Event) or claim.modality is not Modality.OCCURRED:
        return None
    plan, day = promise.when, (claim.when.start or claim.when.end) if claim.when else result.published
    if plan is None or plan.start is None or plan.end is None or plan.end - plan.start > DAYS or day is None:
        return None
    return day if day - plan.end > MONTHS else None


def _other_year(promise: Filed, result: Filed) -> str | None:
    """«программа на 2025 год» — «программа на 2027 год»: the other year where both name one as theirs."""
    own, its = (set(re.findall(r"\b(?:19|20)\d\d\b", own_words(one))) for one in (promise, result))
    return min(its) if own and its and not own & its else None


def weights(matter: Matter, rarity: Rarity) -> dict[str, float]:
    """How much each word of a claim tells: its own words, and less those of its sentence."""
    return {word: rarity.of(word) * (1.0 if word in matter.own else 0.4) for word in matter.own | matter.sentence}


def said_again(told: Mapping[str, float], after: Matter) -> list[Reason]:
    """Words of the promise that come back: its own, and half as heavily those of its sentence."""
    common = [word for word in told if word in after.own or word in after.sentence]
    if not common:
        return []
    common.sort(key=lambda word: (-told[word], word))
    said = list(dict.fromkeys(map(after.word, common)))[:4]
    part = min(1.0, sum(told[word] for word in common) / sum(nlargest(8, told.values())))
    return [Reason("matter", round(WEIGHTS["matter"] * part, 3), ", ".join(said))]


def answers(promise: Claim, result: Claim) -> bool:
    """Whether the result is of the form that the promise asks for."""
    match promise, result:
        case Commitment(form=CommitmentForm.INVITATION), Event(form=EventForm.VISIT):
            return True
        case Commitment(), Agreement():
            return stems(result.form) <= stems(promise.what)
        case Project(), Commitment():
            return stems(promise.what) <= stems(result.what)
        case Event(), Event():
            return promise.form is result.form
        case Agreement(), Agreement():
            return promise.form.casefold() == result.form.casefold()
        case Project(), Project():
            return promise.form is result.form
    return False


def further(promise: Claim, result: Claim) -> bool:
    """Whether the later stage is further on than the earlier one."""
    match promise, result:
        case Project(), Project():
            return LADDER.index(result.stage) > LADDER.index(promise.stage)
        case Agreement(), Agreement():
            return PAPERS.index(result.stage) > PAPERS.index(promise.stage)
        case Event(), Event():
            return (
                result.modality in (Modality.OCCURRED, Modality.CANCELLED) and promise.modality is not result.modality
            )
        case Commitment(), Project():
            return LADDER.index(result.stage) >= LADDER.index(ProjectStage.PILOT)
        case Commitment(), Agreement():
            return PAPERS.index(result.stage) >= PAPERS.index(AgreementStage.SIGNED)
        case Commitment(), Event():
            return result.modality is Modality.OCCURRED
    return False
