"""Tasks: what the page of review shows of each thing to be judged: its passage, both sides of a pair, what came of a
promise."""

from dataclasses import dataclass, replace
from datetime import date

from starlette.exceptions import HTTPException

from svod.cards import elsewhere
from svod.cells import day_cell, reasons_cell
from svod.correcting import Field, fields_of
from svod.following import became
from svod.messages import language, say
from svod.model.claim import KINDS
from svod.model.entry import Entry, EntryKind, Filed, Source
from svod.model.judgement import Judgement, Verdict
from svod.model.score import Score
from svod.register import Register
from svod.reviewing import VERDICTS, Task, TaskKind, queue
from svod.web import links
from svod.web.lines import Line, line

AROUND, CITED, AHEAD, PUT_OFF = 400, 3, 60, 60
"""Letters around a quote; sources of a side; tasks that are weighed at once; tasks that one visitor may put off."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a claim in their context."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """An entry with its newest sentences; `note` tells why it stands here."""

    line: Line
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A task with all that a decision needs. `passage`, `fields` and `judged` are of a claim, `sides` of the others."""

    task: Task
    verdicts: tuple[Verdict, ...]
    source: Source | None = None
    passage: Passage | None = None
    fields: tuple[Field, ...] = ()
    judged: Judgement | None = None
    sides: tuple[Side, ...] = ()
    reasons: str = ""
    state: str = ""

    @property
    def why(self) -> str:
        """Why it stands where it does in the queue; nothing of what was asked for by name."""
        if not self.task.weight:
            return ""
        numbers = {"effect": self.task.effect, "doubt": self.task.doubt, "weight": self.task.weight}
        return say(f"review.why.{self.task.kind}", **{name: _number(one) for name, one in numbers.items()})


class Queue:
    """The queue as it was weighed, while the register is as it was: who skips does not wait."""

    def __init__(self) -> None:
        self._weighed: dict[str, tuple[int, list[Task]]] = {}

    def next(self, register: Register, kind: str, skipped: tuple[str, ...]) -> Task | None:
        """The weightiest task of a kind (of claims or of tasks; of all when it is "") that was not put off."""
        now = register.revision()
        if self._weighed.get(kind, (-1, []))[0] != now:
            self._weighed[kind] = now, _weighed(register, kind)
        return next((task for task in self._weighed[kind][1] if task.key not in skipped), None)


def _weighed(register: Register, kind: str) -> list[Task]:
    kinds = (TaskKind.CLAIM,) if kind in KINDS else (TaskKind(kind),) if kind else tuple(TaskKind)
    return queue(register, kinds, claims=kind if kind in KINDS else None, limit=PUT_OFF + AHEAD)


def task_of(key: str) -> Task:
    """The task of a key; HTTPException 404 when it is none."""
    name, *parts = key.split(" ")
    if name not in set(TaskKind) or len(parts) != (2 if name == TaskKind.PAIR else 1):
        raise HTTPException(404)
    return Task(kind=TaskKind(name), one=parts[0], other=parts[1] if len(parts) > 1 else None, effect=0.0, doubt=0.0)


def shown(register: Register, task: Task) -> Shown:
    """A task as the page shows it; HTTPException 404 when what is to be judged is not there."""
    match task.kind:
        case TaskKind.CLAIM:
            return _claim(register, task)
        case TaskKind.PAIR:
            return _pair(register, task)
        case TaskKind.OUTCOME:
            return _outcome(register, task)


def side(register: Register, entry: Entry, note: str = "", most: int = CITED) -> Side:
    """An entry as one side of a pair."""
    sources = register.sources(entry.claims[-most:])
    return Side(line(entry, sources), tuple(sources[name] for name in entry.claims[-most:] if name in sources), note)


def score_between(register: Register, one: Entry, other: Entry) -> Score | None:
    """Why the program thinks that two may be one, where it does."""
    firms = (one, other) if one.kind is other.kind is EntryKind.ORGANISATION else ()
    tied = [candidate for firm in firms for candidate in elsewhere(register, firm)]
    told = [(c.other, c.score) for c in (*one.candidates, *other.candidates, *tied)]
    return next((score for name, score in told if name in {one.id, other.id}), None)


def _claim(register: Register, task: Task) -> Shown:
    one = register.filed([task.one]).get(task.one)
    if one is None:
        raise HTTPException(404)
    return Shown(
        task=task,
        verdicts=VERDICTS[task.kind],
        source=register.sources([one.id]).get(one.id),
        passage=_passage(register, one),
        fields=tuple(fields_of(one.claim)),
        judged=register.judged([one.id]).get(one.id),
    )


def _pair(register: Register, task: Task) -> Shown:
    found = register.entries([task.one, task.other or ""])
    if len(found) != 2:
        raise HTTPException(404)
    score = task.score or score_between(register, *found)
    sides = tuple(side(register, entry) for entry in found)
    return Shown(task=task, verdicts=VERDICTS[task.kind], sides=sides, reasons=reasons_cell(score) if score else "")


def _outcome(register: Register, task: Task) -> Shown:
    entry = register.entry(task.one)
    known = became(register, entry, date.today()) if entry else None
    if known is None:
        raise HTTPException(404)
    sides = [side(register, known.entry)]
    cited = register.sources(result.claim for result in known.results)
    for result in known.results:
        other = register.entry(result.entry) if result.entry else None
        if result.claim in cited:
            told = ", ".join((say(f"follow.turn.{result.turn.value}"), day_cell(result.day)))
            shown_as = line(other, {}) if other else replace(sides[0].line, what="", about="", href="")
            sides.append(Side(shown_as, (cited[result.claim],), f"{told} — {reasons_cell(result.score)}"))
    parts = (
        say(f"follow.state.{known.state.value}"),
        say("follow.due", day=day_cell(known.due)) if known.due else "",
        say("follow.no-news", day=day_cell(known.no_news_since)) if known.no_news_since else "",
    )
    return Shown(
        task=task,
        verdicts=VERDICTS[task.kind],
        sides=tuple(sides),
        state=" · ".join(part for part in parts if part),
    )


def _passage(register: Register, one: Filed) -> Passage:
    text = register.text(one.page) or ""
    start, end = one.claim.citation.start, one.claim.citation.end
    left = text.rfind("\n\n", 0, max(0, start - AROUND)) + 2 if start > AROUND else 0
    right = text.find("\n\n", min(len(text), end + AROUND))
    return Passage(text[left:start], text[start:end], text[end : right if right >= 0 else len(text)])


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", "," if language() == "ru" else ".")


def subject_of(register: Register, one: Judgement) -> tuple[str, str]:
    """What a judgement is of, in words, and where that is shown."""
    names = [called(register, anchor) for anchor in (one.subject, one.other) if anchor]
    href = next((where for _, where in names if where), "")
    return " — ".join(name for name, _ in names), href


def called(register: Register, anchor: str) -> tuple[str, str]:
    """An anchor as people would call it: «Вера Лыкова», a sentence; and its page, if it has one."""
    name, _, claim = anchor.rpartition("@") if "@" in anchor else (anchor, "", anchor)
    if source := register.sources([claim]).get(claim):
        said = " ".join(source.quote.split())
        entries = register.entries_of(claim)
        if anchor == claim:
            return said, links.query("/review", task=f"{TaskKind.CLAIM} {claim}")
        return name.partition(":")[2].title(), links.entry(entries[0]) if entries else ""
    kind, _, own = name.partition(":")
    shown_as = own.title() if kind == EntryKind.PERSON else own  # anchors are kept in small letters
    return shown_as or anchor, links.query("/name", name=own, kind=kind) if own else ""
