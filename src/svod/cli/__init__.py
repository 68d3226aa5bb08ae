"""The command line: each command parses, makes one call, renders."""

import os
import sys

from svod.messages import LANGUAGES, speak
from svod.settings import Settings


def main() -> None:
    """The console command. The language is chosen first, for help texts are made when the commands are imported."""
    asked = asked_language(sys.argv[1:]) or Settings.of(os.environ).language
    speak(asked if asked in LANGUAGES else "ru")
    from svod.cli.app import run

    sys.exit(run(sys.argv[1:]))


def asked_language(arguments: list[str]) -> str | None:
    """The value of --lang, wherever it stands."""
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[at + 1] if at + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
