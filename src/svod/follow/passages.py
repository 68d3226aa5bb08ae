"""Passages: sentences of later pages that no claim was made of but that seem to tell what became of a promise. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from svod.follow.counts import same_count
from svod.follow.fulfilment import fulfilment
from svod.follow.matching import SHOWN, WEIGHTS, Matter, Rarity, matter_of, said_again, weights
from svod.follow.results import Result, Turn
from svod.lexicon import words
from svod.model.entry import Filed
from svod.model.passage import Later, passage_name, passage_of
from svod.model.score import Reason, Score
from svod.resolve.bodynames import lemma_of
from svod.resolve.names import stems

SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[»\"]?(?=\s+[«\"A-ZА-ЯЁ])|(?=\n)|$)")
"""Sentences roughly parted: to look through, and long enough to be cited."""

PAST = re.compile(r"(л[аои]?|лся|л[аои]сь|н[аоы]?|т[аоы]?)$")
"""Ends of past forms and of short participles: «подготовили», «подготовлен», «открыта»."""

BACK = re.compile(r"нн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)$")
"""Ends of past participles: «обещанный» points back and does not lie ahead."""

WORD = re.compile(r"\d+,\d+|\w+")

LEAST = 3
"""So many words of the promise at least come back in the sentence; one less where it is called off."""


def results(promise: Filed, articles: Iterable[Later]) -> tuple[Result, ...]:
    """The best sentence of each article that says that the thing was done, called off or put off, with its score and
    reasons."""
    matter = matter_of(promise)
    told = weights(Matter(matter.own, frozenset(), frozenset()), Rarity(()))
    verbs = words("follow", "done") | {
        word for word in promise.words.split() if word.endswith(("ть", "ти", "чь", "ться"))
    }
    best = [one for article in articles if (one := _best(promise, told, verbs, article))]
    return tuple(sorted(best, key=lambda one: (-one.score.value, one.day or date.max, one.claim)))


def within(name: str, told: Iterable[Filed]) -> bool:
    """Whether the words of a passage are those of one of these claims."""
    place = passage_of(name)
    return place is not None and any(
        one.page == place[0] and one.claim.citation.start < place[2] and place[1] < one.claim.citation.end
        for one in told
    )


def _best(promise: Filed, told: dict[str, float], verbs: frozenset[str], article: Later) -> Result | None:
    page, day, text, inside = article
    found = [
        (score, start, end, lemmas, turn)
        for start, end in _sentences(text)
        if (turn := _turn(told, verbs, text[start:end]))
        and (lemmas := [lemma_of(word.lower()) for word in WORD.findall(text[start:end])])
        and (score := _score(promise, told, text[start:end], lemmas, turn)).value >= SHOWN
    ]
    if not found:
        return None
    score, start, end, lemmas, turn = max(found, key=lambda one: one[0].value)
    kept = fulfilment(promise, lemmas, day) if turn is Turn.RESULT else ()
    where = (Reason("inside", WEIGHTS["inside"], inside),) if inside else ()
    return Result(passage_name(page, start, end), None, day, turn, Score.of((*score.reasons, *where, *kept)))


def _turn(told: dict[str, float], verbs: frozenset[str], sentence: str) -> Turn | None:
    """What a sentence that has words of the promise tells: something done, called off or put off; nothing where what it
    tells lies ahead itself or is denied: «подготовят», «не подготовили»."""
    said = [word.lower() for word in WORD.findall(sentence)]
    if len(told.keys() & stems(sentence)) < LEAST - 1:
        return None
    done = next((at for at, word in enumerate(said) if PAST.search(word) and _is_of(word, verbs)), None)
    if any(_ahead(said, at) for at in range(len(said))):
        return None
    if done is None or (done and said[done - 1] == "не"):
        return next((turn for at in range(len(said)) if (turn := _off(said, at))), None)
    return Turn.RESULT


def _off(said: list[str], at: int) -> Turn | None:
    """«отказались», «решили отказаться», «отменён», «не состоится» call a thing off, «перенесли» puts it off."""
    word, before = said[at], said[at - 1] if at else ""
    if before == "не":
        return Turn.BROKEN if lemma_of(word) == "состояться" else None
    told = PAST.search(word) or _is_of(before, words("follow", "decided"))
    if told and _is_of(word, words("follow", "broken")):
        return Turn.BROKEN
    return Turn.MOVED if told and _is_of(word, words("follow", "moved")) else None


def _ahead(said: list[str], at: int) -> bool:
    """«планируют», «обещают»; but «обещанный» and «который обещали» point back."""
    back = BACK.search(said[at]) or any(word.startswith("котор") for word in said[max(0, at - 2) : at])
    return not back and _is_of(said[at], words("follow", "ahead"))


def _score(promise: Filed, told: dict[str, float], sentence: str, lemmas: list[str], turn: Turn) -> Score:
    """How much speaks for it; nothing where too few words come back. A number of the same things is as good as one."""
    after = Matter(frozenset(), stems(sentence), frozenset(lemmas))
    number = same_count(promise.words.split(), lemmas)
    done = turn is Turn.RESULT
    if len(told.keys() & after.sentence) + bool(number) < LEAST - (not done):
        return Score.of(())
    reasons = said_again(told, after)
    if done:
        reasons.append(Reason("done", WEIGHTS["done"]))
    if number:
        reasons.append(Reason("count", WEIGHTS["count"], number))
    if back := after.lemmas & words("follow", "pointing"):
        reasons.append(Reason("pointing", WEIGHTS["pointing"], min(back)))
    return Score.of(reasons)


def _is_of(word: str, verbs: frozenset[str]) -> bool:
    """Whether a form may be of one of these verbs: «подготовили» of «подготовить»."""
    if any(word.startswith(verb.removesuffix("ся")[:-2]) for verb in verbs if len(verb) > 5):
        return True
    return lemma_of(word) in verbs


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in SENTENCE.finditer(text):
        words_of = found.group().strip()
        if len(words_of) > 20:
            start = found.start() + found.group().index(words_of)
            yield start, start + len(words_of)
