"""`svod review`: the queue of what a person should judge, walked on the terminal; the weightiest first."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from svod.asking import side_names
from svod.cells import decimal, reasons_cell
from svod.cli.citing import context
from svod.cli.following import cite, print_followed
from svod.cli.judging import JudgeOption, judge_named
from svod.cli.options import DEFAULT_REGISTER, AreaOption, JsonOption, LimitOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json
from svod.columns import row, source_line
from svod.correcting import fields_of, slots_of
from svod.errors import MisuseError
from svod.following import followed
from svod.judging import undo
from svod.messages import say
from svod.model.claim import Claim
from svod.model.contract import score_to_json
from svod.model.judgement import Verdict
from svod.register import Register
from svod.reviewing import VERDICTS, Task, TaskKind, decide, queue

SKIP, BACK, QUIT = "skip", "undo", "quit"


def review(
    kind: Annotated[list[TaskKind] | None, typer.Option("--kind", help=say("review.kind"))] = None,
    area: AreaOption = None,
    limit: LimitOption = 50,
    listed: Annotated[bool, typer.Option("--list", help=say("review.list"))] = False,
    as_json: JsonOption = False,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse; print the queue, or walk it: show, ask, judge."""
    with opened(register) as file:
        kinds = tuple(kind or TaskKind)
        areas = side_names(area, file)
        if as_json:
            print_json(_to_json(task) for task in queue(file, kinds, areas=areas, limit=limit))
        elif listed:
            for task in queue(file, kinds, areas=areas, limit=limit):
                _show(file, task)
        else:
            _walk(file, kinds, areas, judge_named(judge))


def _walk(file: Register, kinds: Sequence[TaskKind], areas: Sequence[str], judge: str) -> None:
    """One task after the other, until there is none left or nobody answers any more."""
    skipped: set[str] = set()
    while tasks := queue(file, kinds, areas=areas, skipped=skipped, limit=1):
        (task,) = tasks
        _show(file, task)
        answer = next(_answers(task), QUIT)
        try:
            if answer == QUIT:
                return
            if answer == SKIP:
                skipped.add(task.key)
            elif answer == BACK:
                one = undo(file, judge)
                console().print(say("judge.undone", number=str(one.id), verdict=say(f"verdict.{one.verdict}")))
            else:
                _put_down(file, task, answer, judge)
        except MisuseError as error:
            complain(str(error))
    console().print(say("review.none"))


def _put_down(file: Register, task: Task, answer: str, judge: str) -> None:
    name, _, reason = answer.partition(" ")
    verdict = Verdict(name)
    slots = _corrected(file.filed([task.one])[task.one].claim) if verdict is Verdict.CORRECTED else None
    number = decide(file, task, verdict, judge, reason or None, slots)
    console().print(say("review.done", verdict=say(f"verdict.{verdict}"), number=str(number)), markup=False)


def _answers(task: Task) -> Iterator[str]:
    """What is answered: a verdict with its reason, or what to do with the queue; nothing at the end of the input."""
    choices = {str(at): verdict.value for at, verdict in enumerate(VERDICTS[task.kind], 1)}
    ways = {say(f"review.key.{way}"): way for way in (SKIP, BACK, QUIT)}
    shown = [f"{key} — {say(f'verdict.{verdict}')}" for key, verdict in choices.items()]
    console().print(
        "  ".join([*shown, *(f"{key} — {say(f'review.{way}')}" for key, way in ways.items())]), markup=False
    )
    while (line := _line("> ")) is not None:
        key, _, reason = line.strip().partition(" ")
        if key.casefold() in ways:
            yield ways[key.casefold()]
        elif key in choices:
            yield f"{choices[key]} {reason.strip()}".strip()
        else:
            complain(say("review.again"))


def _corrected(claim: Claim) -> str:
    """Ask for each slot; nothing leaves it as it is, "-" empties it."""
    said: dict[str, str] = {}
    complain(say("review.correct"))
    for field in fields_of(claim):
        parts = {field.name: field.value} | ({f"{field.name}_until": field.until} if field.shape == "when" else {})
        for name, value in parts.items():
            title = field.title if name == field.name else f"{field.title}, {say('review.until')}"
            before = value.replace("\n", " | ")
            if line := (_line(f"  {title} [{before}]: ") or "").strip():
                said[name] = "" if line == "-" else line.replace("|", "\n")
    return slots_of(claim, said)


def _line(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        return None


def _show(file: Register, task: Task) -> None:
    """The task with all that a decision needs, and why it stands here."""
    out = console()
    out.print()
    out.print(say(f"review.task.{task.kind}"), style="bold", markup=False)
    why = {"effect": decimal(task.effect, 2), "doubt": decimal(task.doubt, 2), "weight": decimal(task.weight, 2)}
    out.print(f"  {say(f'review.why.{task.kind}', **why)}", style="dim", markup=False)
    match task.kind:
        case TaskKind.CLAIM:
            _show_claim(file, task)
        case TaskKind.PAIR:
            _show_pair(file, task)
        case TaskKind.OUTCOME:
            _show_outcome(file, task)


def _show_claim(file: Register, task: Task) -> None:
    out, source = console(), file.sources([task.one])[task.one]
    before, after = context(file.text(source.page) or "", source.start, source.end)
    out.print(before, end="", style="dim", markup=False)
    out.print(f"⟦{source.quote}⟧", end="", style="bold", markup=False)
    out.print(after, style="dim", markup=False)
    out.print(f"  {source_line(source)} · {task.one}", style="dim", markup=False)
    for field in fields_of(file.filed([task.one])[task.one].claim):
        if field.shown:
            out.print(f"  {field.title}: {' | '.join(field.shown.splitlines())}", markup=False)


def _show_pair(file: Register, task: Task) -> None:
    out = console()
    if task.score:
        out.print(f"  {reasons_cell(task.score)}", markup=False)
    for entry in file.entries([task.one, task.other or ""]):
        out.print(f"  {' · '.join(cell for cell in row(entry) if cell)}", markup=False)
        cite(entry.claims[-2:], file.sources(entry.claims[-2:]))


def _show_outcome(file: Register, task: Task) -> None:
    entry = file.entry(task.one)
    known = followed(file, entry) if entry else None
    if known:
        sources = file.sources([known.entry.claims[0], *(result.claim for result in known.results)])
        print_followed(known, sources)


def _to_json(task: Task) -> dict[str, object]:
    return {
        "kind": task.kind.value,
        "one": task.one,
        "other": task.other,
        "effect": task.effect,
        "doubt": task.doubt,
        "weight": task.weight,
        "candidate": score_to_json(task.score) if task.score else None,
        "verdicts": [verdict.value for verdict in VERDICTS[task.kind]],
    }
