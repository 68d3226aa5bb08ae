"""Our estimate of factRuEval-2016's comparison: answers against the gold of one text, names and facts.

Like the official one: a name counts by the share of its words that an answer has, a descriptor with it is neither
right nor wrong, and a name within a larger one is no duty; a fact counts by the share of its arguments that are right,
a position half of another. Unlike it, pairs are chosen greedily, best first, not by trying all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from svod.language.morph import parses
from svod.quality.factrueval_gold import Gold, GoldFact, GoldName

TAGS = ("Occupation", "Deal", "Ownership", "Meeting")
WEIGHTS = {"Position": 0.5}
_DASHES = re.compile(r"\s*[-‐−‒–—―]\s*")


@dataclass(slots=True)
class Measure:
    """Sums of qualities, of what gold wants and of what the answer gives."""

    right: float = 0.0
    wanted: int = 0
    given: int = 0

    def add(self, other: "Measure") -> None:
        """Counts another measure in."""
        self.right += other.right
        self.wanted += other.wanted
        self.given += other.given

    @property
    def precision(self) -> float:
        """Of what is given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of what is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """A fact as answered: its tag, its arguments in order."""

    tag: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Estimate:
    """Measures of track 1 and of track 3 by tag, difficult facts left out as in the easy mode."""

    names: Measure = field(default_factory=Measure)
    facts: dict[str, Measure] = field(default_factory=lambda: {tag: Measure() for tag in TAGS})

    @property
    def all_facts(self) -> Measure:
        """Facts of all tags."""
        total = Measure()
        for measure in self.facts.values():
            total.add(measure)
        return total

    def add(self, gold: Gold, names: str, facts: str) -> None:
        """Counts the answers to one text in."""
        self.names.add(compare_names(gold, names))
        read = facts_of(facts)
        for tag in TAGS:
            wanted = [fact for fact in gold.facts if fact.tag == tag]
            self.facts[tag].add(compare_facts(wanted, [fact for fact in read if fact.tag == tag]))


# names


def compare_names(gold: Gold, answer: str) -> Measure:
    """Track 1: every gold name with at most one answer of its type, the best pairs first."""
    given = []
    for line in answer.splitlines():
        kind, start, length = line.split()
        own = frozenset(
            at for at, (end, word) in gold.words.items()
            if at >= int(start) and end <= int(start) + int(length) and word.strip("«»\"'“”„.,()-–—:;")
        )  # fmt: skip
        given.append((kind, own))
    wanted = list(gold.names.values())
    pairs = [
        (-len(name.tokens & own) / len(name.tokens | own), i, j)
        for i, name in enumerate(wanted)
        for j, (kind, own) in enumerate(given)
        if kind == name.type and name.tokens & own
    ]
    chosen = _best(pairs)
    ignored = _ignored(wanted, chosen)
    right = sum(_quality(wanted[i], given[j][1]) for i, j in chosen.items() if i not in ignored)
    spare = sum(1 for i in chosen if i in ignored)
    return Measure(right, len(wanted) - len(ignored), len(given) - spare)


def _best(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in chosen and j not in used:
            chosen[i] = j
            used.add(j)
    return chosen


def _ignored(wanted: Sequence[GoldName], chosen: dict[int, int]) -> set[int]:
    """Names without a word of their own, names inside a larger one; of two on the same words the one not answered."""
    out = set()
    for i, name in enumerate(wanted):
        outer = {"org"} if name.type == "org" else {"org", "loc"}
        if not name.weighed or any(name.tokens < other.tokens and other.type in outer for other in wanted):
            out.add(i)
            continue
        for k, other in enumerate(wanted):
            if k != i and k not in out and other.tokens == name.tokens and other.type in outer:
                both = (i in chosen) == (k in chosen)
                if (both and (name.type != "org" or i > k)) or (not both and i not in chosen):
                    out.add(i)
    return out


def _quality(name: GoldName, own: frozenset[int]) -> float:
    right, missed, extra = len(name.weighed & own), len(name.weighed - own), len(own - name.tokens)
    return right / (right + missed + extra)


# facts


def facts_of(answer: str) -> list[AnswerFact]:
    """The blocks of a `.task3` file."""
    found = []
    for block in re.split(r"\n\s*\n", answer.strip()):
        tag, *lines = block.splitlines() or [""]
        if tag:
            arguments = tuple((name.strip(), value.strip()) for name, _, value in (ln.partition(":") for ln in lines))
            found.append(AnswerFact(tag.strip(), arguments))
    return found


def compare_facts(wanted: Sequence[GoldFact], given: Sequence[AnswerFact]) -> Measure:
    """Track 3 for one tag: the best pairs first; what falls on a difficult fact counts neither way."""
    pairs = []
    for i, gold in enumerate(wanted):
        for j, fact in enumerate(given):
            quality = fact_quality(gold, fact)
            if quality:
                pairs.append((-quality, i, j))
    chosen = _best(pairs)
    real = [i for i in chosen if not wanted[i].difficult]
    right = sum(fact_quality(wanted[i], given[chosen[i]]) for i in real)
    spare = len(chosen) - len(real)
    return Measure(right, sum(not gold.difficult for gold in wanted), len(given) - spare)


def fact_quality(gold: GoldFact, fact: AnswerFact) -> float:
    """The share of arguments that are right; 0 where a position alone is, since it says nothing of whose it is."""
    met: set[int] = set()
    extra = 0.0
    for name, value in fact.arguments:
        found = [k for k, (wanted, values) in enumerate(gold.arguments) if wanted == name and _any(name, value, values)]
        if not found:
            extra += WEIGHTS.get(name, 1.0)
        met.update(found[:1])
    right = sum(WEIGHTS.get(gold.arguments[k][0], 1.0) for k in met)
    if all(gold.arguments[k][0] in WEIGHTS for k in met):
        return 0.0
    missed = sum(WEIGHTS.get(name, 1.0) for k, (name, _) in enumerate(gold.arguments) if k not in met)
    return right / (right + missed + extra)


def _any(name: str, value: str, values: Iterable[str]) -> bool:
    return any(
        alike(value, other) or (name == "Position" and alike(value, _nominative_position(other))) for other in values
    )


def alike(one: str, other: str) -> bool:
    """Whether two values are the same but for a letter or two: marks and «ё» do not count."""
    one, other = _plain(one), _plain(other)
    longest = max(len(one), len(other))
    slack = 0 if longest < 2 else 1 if longest < 9 else 2
    return abs(len(one) - len(other)) <= slack and _edits(one, other) <= slack


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for k, theirs in enumerate(other, 1):
            before, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, before + (letter != theirs))
    return row[-1]


def _plain(value: str) -> str:
    for mark in "«»“”„":
        value = value.replace(mark, '"')
    value = _DASHES.sub("-", value.lower().replace("ё", "е"))
    return " ".join(value.replace(" ,", ",").replace(" .", ".").split())


def _nominative_position(position: str) -> str:
    """«первого заместителя директора» → «первый заместитель директора»: the words up to the first noun."""
    out, done = [], False
    for word in position.split():
        reading = parses(word)[0]
        form = None if done else reading.inflect({"nomn", "sing"})
        out.append(str(form.word) if form else word)
        done = done or reading.tag.POS == "NOUN"
    return " ".join(out)
