"""Clause: a run of tokens around one finite verb, short adjective or short participle of a sentence.

The syntax tree errs in the long lists of the press («…, стекло, нефтепродукты, оттуда получает мебель»), so a clause is
first of all a run of tokens; the tree is asked for what hangs on what inside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from svod.language.morph import parses
from svod.lexicon import words
from svod.model.text import Sentence, Text, Token

HARD = frozenset(";:—–")
CLOSE = frozenset('»”“"')
WEAK = frozenset({"и", "а", "но", "или", "однако", "зато"})


@dataclass(frozen=True, slots=True)
class Clause:
    """`verb` is the predicate's index; `first`/`last` are token indexes, both inclusive."""

    verb: int
    first: int
    last: int


def predicate(token: Token) -> bool:
    """Whether the token makes a clause: «поставляет», «готов», «построен» (not an infinitive)."""
    morph = token.morph
    if (morph.pos == "VERB" and (morph.form == "Fin" or morph.short)) or (morph.pos == "ADJ" and morph.short):
        return can_be_verb(token.text)
    return only_verb(token.text)


@lru_cache(maxsize=50_000)
def only_verb(word: str) -> bool:
    """Whether the word can be nothing but a finite verb, whatever slovnet took it for: «завезем», «удвоят»."""
    return all(parse.tag.POS == "VERB" and parse.is_known for parse in parses(word))


@lru_cache(maxsize=50_000)
def _has(word: str, grammeme: str) -> bool:
    return any(parse.tag.POS == "VERB" and grammeme in parse.tag for parse in parses(word))


def future(token: Token) -> bool:
    """A finite verb in the future by its form: «передадим», where slovnet may say present."""
    finite = token.morph.form == "Fin" or only_verb(token.text)
    if token.morph.aspect == "Imp" and _has(token.text, "pres"):
        return False  # «выходим на рынок»: not of «выходить больного»
    return finite and (_has(token.text, "futr") or (token.morph.tense == "Fut" and token.morph.pos == "AUX"))


def first_person(token: Token) -> bool:
    """«передадим», «ждём», «намерены» has none."""
    return token.morph.person == "1" or (only_verb(token.text) and _has(token.text, "1per"))


@lru_cache(maxsize=50_000)
def can_be_verb(word: str) -> bool:
    """Whether any reading of the word is a verb or a short form: slovnet takes «трёхсот» for one."""
    return any(parse.tag.POS in {"VERB", "PRTS", "ADJS", "PRED"} for parse in parses(word))


@lru_cache(maxsize=500)
def clauses(text: Text, sentence: Sentence) -> tuple[Clause, ...]:
    """The sentence's clauses in text order; kept, since every rule of a page asks for them."""
    tokens = text.tokens_of(sentence)
    verbs = [t.index for t in tokens if predicate(t) and not _helps(text, t) and not _modal(text, t)]
    if not verbs:
        return (Clause(sentence.first, sentence.first, sentence.last),)
    firsts = [sentence.first] + [_boundary(text, left, right) for left, right in pairwise(verbs)]
    lasts = [first - 1 for first in firsts[1:]] + [sentence.last]
    return tuple(Clause(v, a, b) for v, a, b in zip(verbs, firsts, lasts, strict=True))


def clause_at(text: Text, index: int) -> Clause | None:
    """The clause that covers token `index`; None in a sentence without a predicate."""
    return next((c for c in clauses(text, text.sentence_of(index)) if c.first <= index <= c.last), None)


def opens(text: Text, token: Token) -> bool:
    """Whether the word owes its capital to the place where it stands: at the head of a sentence or a quotation."""
    sentence = text.sentence_of(token.index)
    before = text.tokens[sentence.first : token.index]
    return (
        all(t.morph.pos == "PUNCT" for t in before)
        and token.morph.pos != "PROPN"
        and text.mention_at(token.index) is None
    )


def run(text: Text, clause: Clause) -> Iterator[Token]:
    """The clause's tokens."""
    return iter(text.tokens[clause.first : clause.last + 1])


def teller(text: Text, clause: Clause, verb: Token) -> Token | None:
    """«Инвесторы заявили, что готовы построить цех»: who tells it of himself, where the clause has no subject."""
    opening = text.tokens[clause.first : clause.first + 2]
    if not any(t.lemma == "что" and t.morph.pos == "SCONJ" for t in opening) or verb.morph.gender == "Neut":
        return None
    above = next((c for c in clauses(text, text.sentence_of(clause.first)) if c.last == clause.first - 1), None)
    said = text.tokens[above.verb] if above is not None else None
    if said is None or said.lemma not in words("commitment", "announce") | words("commitment", "assure"):
        return None
    alike = said.morph.number == verb.morph.number and verb.morph.voice not in {"Pass", "Mid"}
    return next(text.children(said.index, "nsubj"), None) if alike else None


def _helps(text: Text, token: Token) -> bool:
    """«был открыт», «будет рад»: an auxiliary is no predicate of its own, save for «будем строить»."""
    if token.lemma != "быть":
        return False
    above = text.tokens[token.head]
    if token.text.lower().startswith("буд") and above.morph.form == "Inf":
        return False
    return token.rel in {"aux", "aux:pass", "cop"} or token.morph.tense == "Fut" or token.head != token.index


def _modal(text: Text, token: Token) -> bool:
    """«может быть запущен», «должен быть построен»: the participle is the predicate."""
    if token.lemma not in {"мочь", "должный"} or token.index + 2 >= len(text.tokens):
        return False
    being, done = text.tokens[token.index + 1], text.tokens[token.index + 2]
    return being.text == "быть" and done.morph.short and done.morph.pos == "VERB"


def _boundary(text: Text, left: int, right: int) -> int:
    """The index at which the clause of `right` begins, somewhere after `left`."""
    between = text.tokens[left + 1 : right]
    starts = [t.index for t in between if t.morph.pos == "SCONJ" or t.lemma in {"который", "где", "когда"}]
    marks = [t.index for t in between if _parts(text, t)]
    if starts and (not marks or marks[-1] < starts[-1]):
        at = starts[-1]
        return at - 1 if text.tokens[at - 1].text == "," else _before_preposition(text, at)
    if marks:
        return marks[-1] + 1
    commas = [t.index for t in between if t.text == ","]
    if commas:
        return commas[-1] + 1
    joints = [t.index for t in between if t.lemma in WEAK]
    return joints[-1] if joints else right


def _before_preposition(text: Text, at: int) -> int:
    """«…, в которой»: the comma stands before the preposition."""
    return at - 2 if at >= 2 and text.tokens[at - 2].text == "," else at


def _parts(text: Text, token: Token) -> bool:
    """A mark that parts clauses; not the dash of «Омск – Салехард»."""
    if token.text not in HARD:
        return False
    before, after = text.tokens[token.index - 1], text.tokens[min(token.index + 1, len(text.tokens) - 1)]
    return not (before.text[:1].isupper() and after.text[:1].isupper() and token.text in "—–")
