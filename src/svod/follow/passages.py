"""Passages: sentences of later pages that no claim was made of but that seem to tell what became of a promise. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from svod.follow.matching import SHOWN, WEIGHTS, Matter, Rarity, matter_of, said_again, weights
from svod.follow.results import Result, Turn
from svod.lexicon import words
from svod.model.entry import Filed
from svod.model.passage import passage_name
from svod.model.score import Reason, Score
from svod.resolve.names import stems

SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[»\"]?(?=\s+[«\"A-ZА-ЯЁ])|(?=\n)|$)")
"""Sentences roughly parted: to look through, and long enough to be cited."""

PAST = re.compile(r"(л[аои]?|лся|л[аои]сь|н[аоы]?|т[аоы]?)$")
"""Ends of past forms and of short participles: «подготовили», «подготовлен», «открыта»."""

LEAST = 3
"""So many words of the promise at least come back in the sentence."""

Text = tuple[str, date, str]
"""A page, its day, its article."""


def results(promise: Filed, texts: Iterable[Text]) -> tuple[Result, ...]:
    """The best sentence of each text that says that the thing was done, with its score and reasons."""
    matter = matter_of(promise)
    told = weights(Matter(matter.own, frozenset(), frozenset()), Rarity(()))
    verbs = words("follow", "done") | {
        word for word in promise.words.split() if word.endswith(("ть", "ти", "чь", "ться"))
    }
    best = [one for page, day, text in texts if (one := _best(told, verbs, page, day, text))]
    return tuple(sorted(best, key=lambda one: (-one.score.value, one.day or date.max, one.claim)))


def _best(told: dict[str, float], verbs: frozenset[str], page: str, day: date, text: str) -> Result | None:
    found = [
        Result(passage_name(page, start, end), None, day, Turn.RESULT, score)
        for start, end in _sentences(text)
        if (score := _score(told, verbs, text[start:end])) and score.value >= SHOWN
    ]
    return max(found, key=lambda one: one.score.value, default=None)


def _score(told: dict[str, float], verbs: frozenset[str], sentence: str) -> Score | None:
    """None where nothing is told as done, or what is told lies ahead itself: «подготовят», «не подготовили»."""
    said = [word.lower() for word in re.findall(r"\w+", sentence)]
    done = next((word for word in said if PAST.search(word) and _is_of(word, verbs)), None)
    if done is None or any(_is_of(word, words("follow", "ahead")) for word in said):
        return None
    if said.index(done) and said[said.index(done) - 1] == "не":
        return None
    after = Matter(frozenset(), stems(sentence), frozenset(said))
    if len(told.keys() & after.sentence) < LEAST:
        return None
    return Score.of([*said_again(told, after), Reason("done", WEIGHTS["done"], done)])


def _is_of(word: str, verbs: frozenset[str]) -> bool:
    """Whether a form may be of one of these verbs: «подготовили» of «подготовить»."""
    return any(word.startswith(verb.removesuffix("ся")[:-2]) for verb in verbs if len(verb) > 5)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in SENTENCE.finditer(text):
        words_of = found.group().strip()
        if len(words_of) > 20:
            start = found.start() + found.group().index(words_of)
            yield start, start + len(words_of)
