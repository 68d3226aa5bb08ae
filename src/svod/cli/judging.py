"""`svod judge …`, `svod undo`: what a person decides: same, different, right, wrong, kept; the log, and taking back."""

import getpass
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import console, print_json, print_table
from svod.correcting import fields_of, slots_of
from svod.errors import MisuseError
from svod.judging import claim_named, judge_claim, judge_outcome, judge_pair, split
from svod.judging import undo as take_back
from svod.messages import say
from svod.model.claim import Claim
from svod.model.judgement import Judgement, Verdict
from svod.model.verdicts import OUTCOMES

app = typer.Typer(no_args_is_help=True, help=say("judge.help"))

One = Annotated[str, typer.Argument(metavar="ID", help=say("judge.one"), show_default=False)]
Other = Annotated[str, typer.Argument(metavar="OTHER", help=say("judge.other"), show_default=False)]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=say("judge.reason"))]
JudgeOption = Annotated[
    str | None, typer.Option("--judge", metavar="NAME", envvar="SVOD_JUDGE", help=say("judge.judge"))
]


def _pair(verdict: Verdict) -> Callable[..., None]:
    """The command that says this of two entries."""

    def command(
        one: One,
        other: Other,
        reason: ReasonOption = None,
        judge: JudgeOption = None,
        register: RegisterOption = DEFAULT_REGISTER,
    ) -> None:
        with opened(register) as file:
            _said(judge_pair(file, one, other, verdict, judge_named(judge), reason))

    return command


for name, verdict in (("same", Verdict.SAME), ("different", Verdict.NOT_SAME), ("unsure", Verdict.UNSURE)):
    app.command(name, help=say(f"judge.{name}"))(_pair(verdict))


@app.command("split", help=say("judge.split.help"))
def split_(
    one: One,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help=say("judge.claims"), show_default=False)],
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    with opened(register) as file:
        _said(split(file, one, claims, judge_named(judge), reason))


@app.command(help=say("judge.claim"))
def claim(
    one: One,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=say("judge.claim-verdict"), show_default=False)],
    slots: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help=say("judge.set"))] = None,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, judge, say the number."""
    chosen = _verdict(verdict, (Verdict.RIGHT, Verdict.WRONG, Verdict.CORRECTED, Verdict.UNSURE))
    if (chosen is Verdict.CORRECTED) != bool(slots):
        raise MisuseError(say("judge.set-needed"))
    with opened(register) as file:
        changed = _changed(claim_named(file, one).claim, slots) if slots else None
        _said(judge_claim(file, one, chosen, judge_named(judge), reason, changed))


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
        _said(judge_outcome(file, one, chosen, judge_named(judge), reason))


def undo(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help=say("judge.number"))] = None,
    reason: ReasonOption = None,
    judge: JudgeOption = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, take back, say what."""
    with opened(register) as file:
        one = take_back(file, judge_named(judge), number, reason)
    console().print(say("judge.undone", number=str(one.id), verdict=say(f"verdict.{one.verdict}")), markup=False)


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


def _changed(claim: Claim, slots: Iterable[str]) -> str:
    """«value=≈ 1,2 млрд $», each with its slot; several lines of one slot are parted by " | "."""
    said: dict[str, str] = {}
    known = [field.name for field in fields_of(claim)]
    for slot in slots:
        name, equals, value = slot.partition("=")
        if not equals or name.strip().removesuffix("_until") not in known:
            raise MisuseError(say("correct.slot", name=slot, known=", ".join(known)))
        said[name.strip()] = value.replace(" | ", "\n")
    return slots_of(claim, said)


def judge_named(judge: str | None) -> str:
    """Who judges: the name given, or the machine's user."""
    try:
        return judge or getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _said(number: int) -> None:
    console().print(say("judge.done", number=str(number)), markup=False)
