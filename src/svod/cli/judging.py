"""`svod judge …`: what a person decides: same, different, right, wrong, kept; the log, and taking back."""

import getpass
from typing import Annotated

import typer

from svod.cells import reasons_cell
from svod.cli.options import DEFAULT_REGISTER, JsonOption, LimitOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json, print_table
from svod.errors import MisuseError
from svod.judging import judge_claim, judge_outcome, judge_pair, undo
from svod.messages import say
from svod.model.entry import EntryKind
from svod.model.judgement import Judgement, Verdict
from svod.model.question import Question
from svod.model.verdicts import OUTCOMES

app = typer.Typer(no_args_is_help=True, help=say("judge.help"))

One = Annotated[str, typer.Argument(metavar="ID", help=say("judge.one"), show_default=False)]
Other = Annotated[str, typer.Argument(metavar="OTHER", help=say("judge.other"), show_default=False)]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=say("judge.reason"))]
JudgeOption = Annotated[
    str | None, typer.Option("--judge", metavar="NAME", envvar="SVOD_JUDGE", help=say("judge.judge"))
]


@app.command(help=say("judge.same"))
def same(
    one: One,
    other: Other,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    with opened(register) as file:
        _said(judge_pair(file, one, other, Verdict.SAME, _name(judge), reason))


@app.command(help=say("judge.different"))
def different(
    one: One,
    other: Other,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    with opened(register) as file:
        _said(judge_pair(file, one, other, Verdict.NOT_SAME, _name(judge), reason))


@app.command(help=say("judge.claim"))
def claim(
    one: One,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=say("judge.claim-verdict"), show_default=False)],
    slots: Annotated[str | None, typer.Option("--set", metavar="JSON", help=say("judge.set"))] = None,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    known = (Verdict.RIGHT, Verdict.WRONG, Verdict.CORRECTED, Verdict.UNSURE)
    chosen = _verdict(verdict, known)
    if (chosen is Verdict.CORRECTED) != (slots is not None):
        raise MisuseError(say("judge.set-needed"))
    with opened(register) as file:
        _said(judge_claim(file, one, chosen, _name(judge), reason, slots))


@app.command(help=say("judge.promise"))
def promise(
    one: One,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=say("judge.promise-verdict"), show_default=False)],
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    chosen = _verdict(verdict, tuple(map(Verdict, OUTCOMES)))
    with opened(register) as file:
        _said(judge_outcome(file, one, chosen, _name(judge), reason))


@app.command(name="undo", help=say("judge.undo"))
def undo_(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help=say("judge.number"))] = None,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, take back, say what."""
    with opened(register) as file:
        one = undo(file, _name(judge), number, reason)
    console().print(say("judge.undone", number=str(one.id), verdict=say(f"verdict.{one.verdict}")), markup=False)


@app.command(help=say("judge.doubts"))
def doubts(limit: LimitOption = 50, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Pairs of people who may be one, the likeliest first, with score and reasons; nobody decides them silently."""
    with opened(register) as file:
        people = file.ask(Question(kind=EntryKind.PERSON))
    pairs = {
        frozenset((person.id, other.other)): (other.score, person, other)
        for person in people
        for other in person.candidates
    }
    shown = sorted(pairs.values(), key=lambda pair: (-pair[0].value, pair[1].id))[:limit]
    for score, person, other in shown:
        console().print(f"{person.name} ~ {other.name}", style="bold", markup=False)
        console().print(f"  {reasons_cell(score)}", markup=False)
        console().print(f"  svod judge same {person.id} {other.other}", style="dim", markup=False)
    if not shown:
        complain(say("show.none"))


@app.command(help=say("judge.log"))
def log(as_json: JsonOption = False, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """All that was ever judged, oldest first."""
    with opened(register) as file:
        told, standing = file.log(), {one.id for one in file.judgements()}
    if as_json:
        print_json(_to_json(one, standing) for one in told)
        return
    names = [say(f"judge.col.{name}") for name in ("number", "made", "judge", "verdict", "of", "reason", "stands")]
    print_table(names, [_row(one, standing) for one in told])


def _row(one: Judgement, standing: set[int | None]) -> list[str]:
    of = " ~ ".join(name for name in (one.subject, one.other) if name)
    verdict = say("judge.taken-back", number=str(one.ends)) if one.ends else say(f"verdict.{one.verdict}")
    stands = say("judge.stands") if one.id in standing else ""
    return [str(one.id), one.made, one.judge, verdict, of, one.reason or "", stands]


def _to_json(one: Judgement, standing: set[int | None]) -> dict[str, object]:
    return {
        "id": one.id,
        "made": one.made,
        "judge": one.judge,
        "verdict": one.verdict,
        "subject": one.subject,
        "other": one.other,
        "correction": one.correction,
        "reason": one.reason,
        "ends": one.ends,
        "stands": one.id in standing,
    }


def _verdict(asked: str, known: tuple[Verdict, ...]) -> Verdict:
    by_name = {str(name): verdict for verdict in known for name in (verdict.value, say(f"verdict.{verdict.value}"))}
    if asked.casefold() not in by_name:
        shown = ", ".join(f"{one.value} ({say(f'verdict.{one.value}')})" for one in known)
        raise MisuseError(say("judge.verdict", value=asked, known=shown))
    return by_name[asked.casefold()]


def _name(judge: str | None) -> str:
    try:
        return judge or getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _said(number: int) -> None:
    console().print(say("judge.done", number=str(number)), markup=False)
