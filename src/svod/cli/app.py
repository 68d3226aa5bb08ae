"""The application: all commands in one place, and what happens when one of them cannot go on."""

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Exit, TyperException

from svod import __version__
from svod.cli import (
    bench,
    briefing,
    carding,
    charting,
    citing,
    comparing,
    controlling,
    demo,
    digesting,
    evaluate,
    exporting,
    figuring,
    following,
    importing,
    judging,
    loading,
    offering,
    persons,
    reading,
    removing,
    reviewing,
    serving,
    showing,
    standards,
    users,
)
from svod.cli import timeline as chronicle
from svod.cli.output import complain
from svod.errors import MisuseError, SvodError
from svod.messages import LANGUAGES, say

MISUSE, INTERRUPTED, CUT_OFF = 2, 130, 141

rich_utils.OPTIONS_PANEL_TITLE = say("cli.panel.options")
rich_utils.ARGUMENTS_PANEL_TITLE = say("cli.panel.arguments")
rich_utils.COMMANDS_PANEL_TITLE = say("cli.panel.commands")
rich_utils.ERRORS_PANEL_TITLE = say("cli.panel.errors")
rich_utils.DEFAULT_STRING = say("cli.default")
rich_utils.ENVVAR_STRING = say("cli.envvar")
rich_utils.REQUIRED_LONG_STRING = say("cli.required")


def _spoken(option_of: Callable[..., Any]) -> Callable[..., Any]:
    """Typer's `--help`, told in the language of the rest."""

    def option(command: Any, context: Any) -> Any:
        found = option_of(command, context)
        if found is not None:
            found.help = say("cli.help")
        return found

    return option


for kind in (TyperCommand, TyperGroup):
    kind.get_help_option = _spoken(kind.get_help_option)  # type: ignore[method-assign]

app = typer.Typer(
    name="svod",
    no_args_is_help=True,
    add_completion=False,
    help=say("cli.root"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (loading.add, reading.read, showing.show, persons.who, chronicle.timeline, citing.cite, briefing.brief):
    app.command(help=say(f"{command.__name__}.help"))(command)
for card in (carding.organisation, carding.body, carding.area):
    app.command(help=say(f"{card.__name__}.help"))(card)
app.command(help=say("chart.help"))(charting.chart)
app.command(help=say("serve.help"))(serving.serve)
app.add_typer(users.app, name="user")
for asked in (following.follow, controlling.control, following.conflicts, comparing.compare, offering.offers):
    app.command(help=say(f"{asked.__name__}.help"))(asked)
app.command(help=say("series.help"))(figuring.series)
app.command(help=say("review.help"))(reviewing.review)
app.add_typer(judging.app, name="judge")
app.command(help=say("judge.undo"))(judging.undo)
app.command(help=say("digest.help"))(digesting.digest)
app.add_typer(exporting.app, name="export")
for standard in (standards.ftm, standards.jsonld, standards.sqlite):
    exporting.app.command(help=say(f"export.{standard.__name__}.help"))(standard)
app.command("import", help=say("import.help"))(importing.bring)
app.command(help=say("remove.help"))(removing.remove)
app.add_typer(evaluate.app, name="eval")
app.add_typer(bench.app, name="bench")
app.command(help=say("demo.help"))(demo.demo)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"svod {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help=say("cli.version"), callback=_version, is_eager=True)
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help=say("cli.lang"), envvar="SVOD_LANG", show_default=False)] = "ru",
) -> None:
    """What is the same for all commands."""
    if lang not in LANGUAGES:
        raise MisuseError(say("ask.language", value=lang))


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; people never see a traceback for what they can mend themselves."""
    try:
        code = app(arguments, prog_name="svod", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except Exit as error:
        return error.exit_code
    except TyperException as error:
        return _misused(error)
    except SvodError as error:
        complain(say("cli.error", message=str(error)))
        return MISUSE
    except (BrokenPipeError, SystemExit):
        # whoever read our output has had enough (`svod show … | head`): leave quietly, as SIGPIPE would have us;
        # Typer turns the broken pipe into an exit, and into nothing else here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except (KeyboardInterrupt, typer.Abort):
        complain(say("cli.interrupted"))
        return INTERRUPTED


def _misused(error: TyperException) -> int:
    """Say in the user's language what Typer found wrong with the command."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        typer.echo(context.get_help() if context else str(error))
        return MISUSE
    command = context.command_path if context else "svod"
    complain(say("cli.error", message=_explained(error, kind)))
    complain(say("cli.hint", command=command))
    return MISUSE


def _explained(error: TyperException, kind: str) -> str:
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None) or []
        name = getattr(error, "option_name", "")
        return say("cli.no-option", name=name) + (
            " " + say("ask.close", names=", ".join(sorted(close))) if close else ""
        )
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint() if parameter is not None and hasattr(parameter, "get_error_hint") else ""
    if kind == "MissingParameter":
        return say("cli.missing", name=name or getattr(error, "param_hint", "") or "")
    message = error.format_message()
    if "No such command" in message:
        return say("cli.no-command", name=message.split("'")[1] if "'" in message else message)
    return say("cli.bad", name=name, message=getattr(error, "message", message)) if name else message
