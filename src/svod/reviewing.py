"""Reviewing: what a person should judge, what matters most first; and the decision put down. The faces call these.

What matters: how much of the register hangs on it, times how doubtful it is. Both are told with each task.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from svod.cards import elsewhere
from svod.errors import MisuseError
from svod.follow.promises import is_promise
from svod.judging import PAIR, calls, judge_claim, judge_outcome, judge_pair
from svod.messages import say
from svod.model.claim import AgreementStage, Modality, ProjectStage
from svod.model.entry import Entry, EntryKind
from svod.model.judgement import Judgement, Verdict
from svod.model.question import Question
from svod.model.score import Score
from svod.model.verdicts import OUTCOMES
from svod.register import Register

LEAST_SURE = 1000
"""Claims that are weighed for the queue: those that the program is least sure of."""

LATELY = 200
"""Promises and plans of each kind that are looked at, those whose term passed last."""

UNKNOWN = 0.5
"""How doubtful it is what became of a promise whose term has passed, before somebody looks."""

AHEAD: dict[EntryKind, str | None] = {
    EntryKind.COMMITMENT: None,
    EntryKind.EVENT: Modality.PLANNED.value,
    EntryKind.AGREEMENT: AgreementStage.PLANNED.value,
    EntryKind.PROJECT: ProjectStage.PLANNED.value,
}
"""What may come to pass, and the stage at which it has not."""


class TaskKind(StrEnum):
    """What is judged: a claim, whether two entries are one, what became of a promise."""

    CLAIM = "claim"
    PAIR = "pair"
    OUTCOME = "outcome"


VERDICTS: dict[TaskKind, tuple[Verdict, ...]] = {
    TaskKind.CLAIM: (Verdict.RIGHT, Verdict.WRONG, Verdict.CORRECTED, Verdict.UNSURE),
    TaskKind.PAIR: PAIR,
    TaskKind.OUTCOME: tuple(map(Verdict, OUTCOMES)),
}
"""What may be said of each kind of task; a correction takes the slots as `correcting.slots_of` gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be judged. `one` is the claim, or the entry; `other` the other entry of a pair. `effect` is how many
    entries (of a pair, claims) change by it, `doubt` from 0 to 1; `score` tells why two may be one. What later pages
    tell of a promise `following.followed` knows."""

    kind: TaskKind
    one: str
    other: str | None = None
    effect: float
    doubt: float
    score: Score | None = None

    @property
    def weight(self) -> float:
        """By what the queue is ordered."""
        return round(self.effect * self.doubt, 3)

    @property
    def key(self) -> str:
        """What calls the task, to skip it."""
        return " ".join(part for part in (self.kind, self.one, self.other) if part)


def queue(
    register: Register,
    kinds: Collection[TaskKind] = tuple(TaskKind),
    *,
    claims: str | None = None,
    areas: Sequence[str] = (),
    skipped: Collection[str] = (),
    limit: int = 20,
    as_of: date | None = None,
) -> list[Task]:
    """What is to be judged, of some kinds (`claims`: of one kind of claims) and areas, the weightiest first.

    `skipped` are keys of tasks that are put off. What was judged is left out, also what a person is unsure of.
    """
    found: list[Task] = []
    if TaskKind.CLAIM in kinds:
        found += _claims(register, claims, areas)
    if TaskKind.PAIR in kinds:
        found += _pairs(register, areas)
    if TaskKind.OUTCOME in kinds:
        found += _outcomes(register, areas, as_of or date.today())
    left = (task for task in found if task.key not in skipped)
    return sorted(left, key=lambda task: (-task.weight, task.key))[:limit]


def decide(
    register: Register, task: Task, verdict: Verdict, judge: str, reason: str | None = None, slots: str | None = None
) -> int:
    """Put a decision down; its number. MisuseError when nothing of the kind can be said of the task."""
    if verdict not in VERDICTS[task.kind]:
        raise MisuseError(say("judge.verdict", value=verdict, known=", ".join(VERDICTS[task.kind])))
    match task.kind:
        case TaskKind.CLAIM:
            return judge_claim(register, task.one, verdict, judge, reason, slots)
        case TaskKind.PAIR:
            return judge_pair(register, task.one, task.other or "", verdict, judge, reason)
        case TaskKind.OUTCOME:
            return judge_outcome(register, task.one, verdict, judge, reason)


def _claims(register: Register, kind: str | None, areas: Sequence[str]) -> Iterator[Task]:
    names = register.unjudged(kind, LEAST_SURE, areas=areas)
    sure, effects = register.confidences(names), register.effects(names)
    for name in names:
        doubt = round(1.0 - sure[name], 3)
        yield Task(kind=TaskKind.CLAIM, one=name, effect=effects.get(name, 0.0), doubt=doubt)


def _pairs(register: Register, areas: Sequence[str]) -> Iterator[Task]:
    """Pairs of candidates that nobody judged, also of organisations that only a page ties to one another; a score in
    the middle is the most doubtful."""
    unsure = [one for one in register.judgements() if one.verdict == Verdict.UNSURE and one.other]
    newest = None if unsure else 1  # a judgement may speak of any claim of theirs
    entries = {entry.id: entry for entry in register.entries(register.doubted(areas), newest)}
    beyond = {one.other for entry in entries.values() for one in entry.candidates} - entries.keys()
    entries |= {entry.id: entry for entry in register.entries(sorted(beyond), newest)}
    pairs = {frozenset((one.id, c.other)): c.score for one in entries.values() for c in one.candidates}
    for firm in register.entries(register.tied(areas)):
        found = elsewhere(register, firm)
        pairs |= {frozenset((firm.id, one.other)): one.score for one in found}
        entries |= {one.id: one for one in (firm, *register.entries([one.other for one in found]))}
    for pair, score in pairs.items():
        first, second = entries.get(min(pair)), entries.get(max(pair))
        if first and second and first is not second and not any(_calls(one, first, second) for one in unsure):
            yield Task(
                kind=TaskKind.PAIR,
                one=first.id,
                other=second.id,
                effect=float(min(first.count, second.count)),
                doubt=round(1.0 - abs(2 * score.value - 1), 3),
                score=score,
            )


def _calls(judgement: Judgement, one: Entry, other: Entry) -> bool:
    subject, its = judgement.subject, judgement.other or ""
    return (calls(subject, one) and calls(its, other)) or (calls(subject, other) and calls(its, one))


def _outcomes(register: Register, areas: Sequence[str], as_of: date) -> Iterator[Task]:
    """Promises and plans whose term has passed and of which nobody judged what became of them."""
    until = as_of - timedelta(days=1)
    for kind, stage in AHEAD.items():
        for one in register.ask(Question(kind=kind, areas=tuple(areas), stage=stage, until=until, limit=LATELY)):
            due = one.end or one.start
            if due and due < as_of and one.outcome is None and is_promise(one):
                yield Task(kind=TaskKind.OUTCOME, one=one.id, effect=float(len(one.claims)), doubt=UNKNOWN)
