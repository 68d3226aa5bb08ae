"""Passages: sentences of later pages that no claim was made of but that seem to tell what became of a promise. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from svod.follow.counts import same_count
from svod.follow.deeds import Deed, deed_of
from svod.follow.fulfilment import fulfilment
from svod.follow.matching import SHOWN, WEIGHTS, Rarity, said_again, term_of, weights
from svod.follow.matter import Matter, own_lemmas
from svod.follow.results import Result, Turn
from svod.follow.sentences import Sentence, called_off, done, lies_ahead, sentences
from svod.lexicon import table, words
from svod.model.entry import Filed
from svod.model.passage import Later, passage_name, passage_of
from svod.model.score import Reason, Score
from svod.resolve.fullname import full_name
from svod.resolve.nameareas import areas_in
from svod.resolve.names import stems

LEAST = 3
"""So many words of the promise at least come back in the sentence; one less where it is called off."""

VERB = ("ть", "ти", "чь", "ться")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for of a promise: its words with their weights, verbs of what is done, the very deed."""

    promise: Filed
    told: Mapping[str, float]
    verbs: frozenset[str]
    deed: Deed | None

    @classmethod
    def of(cls, promise: Filed) -> "Sought":
        """What is looked for of this promise."""
        own = Matter(stems(" ".join(own_lemmas(promise))), frozenset(), frozenset())
        verbs = words("follow", "done") | {word for word in promise.words.split() if word.endswith(VERB)}
        return cls(promise, weights(own, Rarity(())), verbs, deed_of(promise))


def results(promise: Filed, articles: Iterable[Later]) -> tuple[Result, ...]:
    """The best sentence of each article that says that the thing was done, called off or put off, with its score and
    reasons."""
    sought = Sought.of(promise)
    best = [one for article in articles if (one := _best(sought, article))]
    return tuple(sorted(best, key=lambda one: (-one.score.value, one.day or date.max, one.claim)))


def within(name: str, told: Iterable[Filed]) -> bool:
    """Whether the words of a passage are those of one of these claims."""
    place = passage_of(name)
    return place is not None and any(
        one.page == place[0] and one.claim.citation.start < place[2] and place[1] < one.claim.citation.end
        for one in told
    )


def _best(sought: Sought, article: Later) -> Result | None:
    title = Sentence.of(article.text.split("\n", 1)[0])
    found = [
        (score, one, turn)
        for one in sentences(article.text)
        for turn, reasons in (_told_again(sought, one), _told_anew(sought, title, one))
        if turn and (score := Score.of(reasons)).value >= SHOWN
    ]
    if not found:
        return None
    score, one, turn = max(found, key=lambda each: each[0].value)
    kept = fulfilment(sought.promise, one.lemmas, article.day) if turn is Turn.RESULT else ()
    where = (Reason("inside", WEIGHTS["inside"], article.inside),) if article.inside else ()
    name = passage_name(article.page, one.start, one.end)
    return Result(name, None, article.day, turn, Score.of((*score.reasons, *where, *kept)))


def _told_again(sought: Sought, one: Sentence) -> tuple[Turn | None, list[Reason]]:
    """A sentence that has enough of the promise's words, a number of the same things being as good as one, and tells of
    something done, called off or put off."""
    shared = len(sought.told.keys() & one.stems)
    if shared < LEAST - 1 or lies_ahead(one.verdict):
        return None, []
    turn = Turn.RESULT if done(one.verdict, sought.verbs) else called_off(one.verdict, sought.verbs)
    reasons = _reasons(sought, one, turn)
    number = any(reason.code == "count" for reason in reasons)
    return turn if shared + number >= LEAST - (turn is not Turn.RESULT) else None, reasons


def _told_anew(sought: Sought, title: Sentence, one: Sentence) -> tuple[Turn | None, list[Reason]]:
    """A sentence that tells the very deed in other words, or that it was called off: «подберут перевозчика» —
    «перевозчик отобран». It names the thing, or its headline does, and what ties it to the promise: an earlier plan,
    the term, the number, the place; of what the headline alone names two of these."""
    deed = sought.deed
    if deed is None or deed.thing not in (*one.lemmas, *title.lemmas) or lies_ahead(one.verdict):
        return None, []
    told = done(one.verdict, deed.verbs)
    turn = Turn.RESULT if told else called_off(one.verdict, sought.verbs)
    reasons = _reasons(sought, one, turn)
    if term := _term_named(sought.promise, one):
        reasons.append(Reason("same-term", WEIGHTS["same-term"], term))
    if place := min(set(sought.promise.areas).intersection(areas_in(one.text)), default=None):
        reasons.append(Reason("place", WEIGHTS["place"], place))
    if person := _person_named(sought.promise, one):
        reasons.append(Reason("people", WEIGHTS["people"], person))
    ties = sum(reason.code in TIES for reason in reasons)
    if told:
        reasons.append(Reason("deed", WEIGHTS["deed"], told))
    if title.stems.intersection(sought.told) - one.stems:
        reasons.append(Reason("title", WEIGHTS["title"]))
    return turn if ties > (deed.thing not in one.lemmas) else None, reasons


TIES = frozenset({"pointing", "same-term", "count", "place", "people"})
"""What ties a sentence to a promise beside the thing itself."""


def _reasons(sought: Sought, one: Sentence, turn: Turn | None) -> list[Reason]:
    """What speaks for any sentence."""
    reasons = said_again(sought.told, Matter(frozenset(), one.stems, frozenset(one.lemmas), one.text))
    if turn is Turn.RESULT:
        reasons.append(Reason("done", WEIGHTS["done"]))
    if number := same_count(sought.promise.words.split(), one.lemmas):
        reasons.append(Reason("count", WEIGHTS["count"], number))
    if back := set(one.lemmas) & words("follow", "pointing"):
        reasons.append(Reason("pointing", WEIGHTS["pointing"], min(back)))
    return reasons


def _term_named(promise: Filed, one: Sentence) -> str | None:
    """«осенью введём» — «рассчитывали ещё осенью»: the month or season of the promise's term that is named again."""
    if term_of(promise.claim) is None:
        return None
    named = {*table("times", "months"), *table("times", "seasons")}
    return min(named.intersection(promise.words.split(), one.lemmas), default=None)


def _person_named(promise: Filed, one: Sentence) -> str | None:
    """Somebody of the promise whose surname the sentence has."""
    surnames = ((name, stems(full_name(name).surname)) for name in promise.people)
    return min((name for name, surname in surnames if surname and surname <= one.stems), default=None)
