"""Sentences: what the sentences of an article tell as done, called off, put off or still ahead, by their words alone.
Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.follow.results import Turn
from svod.language.morph import parses
from svod.lexicon import table, words
from svod.resolve.nameareas import lemma_of
from svod.resolve.names import stems

SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[»\"]?(?=\s+[«\"A-ZА-ЯЁ])|(?=\n)|$)")
"""Sentences roughly parted: to look through, and long enough to be cited."""

PAST = re.compile(r"(л[аои]?|лся|л[аои]сь|н[аоы]?|т[аоы]?)$")
"""Ends of past forms and of short participles: «подготовили», «подготовлен», «открыта»; «построит» has one of them."""

BACK = re.compile(r"нн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)$")
"""Ends of past participles: «обещанный» points back and does not lie ahead."""

WORD = re.compile(r"\d+,\d+|\w+")

CLAUSE = 6
"""So many words may stand between «который» and its verb."""

TIMES = frozenset({*table("times", "months"), *table("times", "seasons"), "год", "квартал", "полугодие"})
"""Words that name a time."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters in the article, its text, its words and their lemmas, the stems of both: «перевозчика»
    and «перевозчик» have one in common."""

    start: int
    end: int
    text: str
    said: tuple[str, ...]
    lemmas: tuple[str, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str, start: int = 0) -> "Sentence":
        """The sentence of a text that starts there in its article."""
        said = tuple(word.lower() for word in WORD.findall(text))
        lemmas = tuple(lemma_of(word) for word in said)
        return cls(start, start + len(text), text, said, lemmas, stems(text) | stems(" ".join(lemmas)))

    @property
    def verdict(self) -> tuple[str, ...]:
        """What it comes to: of «рассчитывали открыть осенью, однако открыли зимой» the words from «однако»."""
        turned = max((at for at, word in enumerate(self.said) if word == "однако"), default=0)
        return self.said[turned:]


@lru_cache(maxsize=200)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an article that are long enough to be cited."""
    return tuple(_parted(text))


def _parted(text: str) -> Iterator[Sentence]:
    for found in SENTENCE.finditer(text):
        words_of = found.group().strip()
        if len(words_of) > 20:
            yield Sentence.of(words_of, found.start() + found.group().index(words_of))


def done(said: tuple[str, ...], verbs: frozenset[str]) -> str | None:
    """The word that tells a deed of these verbs as done; nothing where the first one is denied: «не подготовили»."""
    at = next((at for at, word in enumerate(said) if _past(word) and _is_of(word, verbs)), None)
    return None if at is None or (at and said[at - 1] == "не") else said[at]


def called_off(said: tuple[str, ...], verbs: frozenset[str]) -> Turn | None:
    """«отказались», «решили отказаться», «отменён», «не состоится», and of these verbs «не откроют», «не будет строить»
    call a thing off; «перенесли» and «не в мае, а осенью» put it off."""
    return next((turn for at in range(len(said)) if (turn := _off(said, at, verbs))), None)


def lies_ahead(said: tuple[str, ...]) -> bool:
    """Whether what it tells is to be: «планируют», «обещают», «которую планируют»; but «обещанный», «который губернатор
    области обещал», «как и обещали» point back."""
    return any(_ahead(said, at) for at in range(len(said)))


def _off(said: tuple[str, ...], at: int, verbs: frozenset[str]) -> Turn | None:
    word, before = said[at], said[at - 1] if at else ""
    if before == "не":
        if _at_another_time(said[at:]):
            return Turn.MOVED
        return Turn.BROKEN if lemma_of(word) == "состояться" or _not_to_be(said[at : at + 2], verbs) else None
    told = _past(word) or _is_of(before, words("follow", "decided"))
    if told and _is_of(word, words("follow", "broken")):
        return Turn.BROKEN
    return Turn.MOVED if told and _is_of(word, words("follow", "moved")) else None


def _not_to_be(said: tuple[str, ...], verbs: frozenset[str]) -> bool:
    """«(не) откроют», «(не) будет строить», where the verb may be the other of a pair: «строить» — «построить»."""
    if not any(parse.tag.tense == "futr" for parse in parses(said[0])):
        return False
    verb = lemma_of(said[-1] if lemma_of(said[0]) == "быть" else said[0])
    return _is_of(verb, verbs) or any(each.endswith(verb) for each in verbs)


def _at_another_time(said: tuple[str, ...]) -> bool:
    """«(не) 5 июня, а …», «(не) в этом году, а …»."""
    at = next((at for at, word in enumerate(said[:4]) if lemma_of(word) in TIMES), len(said))
    return "а" in said[at + 1 : at + 4]


def _ahead(said: tuple[str, ...], at: int) -> bool:
    back = BACK.search(said[at]) or "как" in said[max(0, at - 2) : at] or _looks_back(said, at)
    return not back and _is_of(said[at], words("follow", "ahead"))


def _looks_back(said: tuple[str, ...], at: int) -> bool:
    """«который губернатор области обещал»."""
    return _past(said[at]) and any(word.startswith("котор") for word in said[max(0, at - CLAUSE) : at])


@cache
def _past(word: str) -> bool:
    """Whether a word is a past form or a short participle."""
    if PAST.search(word) is None:
        return False
    tags = [parse.tag for parse in parses(word)]
    return any(tag.tense == "past" or tag.POS == "PRTS" for tag in tags if tag.POS in {"VERB", "PRTS"})


def _is_of(word: str, verbs: frozenset[str]) -> bool:
    """Whether a form may be of one of these verbs: «подготовили» of «подготовить»."""
    if any(word.startswith(verb.removesuffix("ся")[:-2]) for verb in verbs if len(verb) > 5):
        return True
    return lemma_of(word) in verbs
