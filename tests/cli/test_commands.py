"""The commands: what they print, how they end, and that each of them is documented."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from svod.cli.app import run
from svod.flow import freshen, leaf_of
from svod.messages import speak
from svod.register import Batch, Register
from tests.register.generated import pages

SVOD = [sys.executable, "-c", "from svod.cli import main; main()"]
HELPED = """
import json, sys
from svod.messages import speak
speak(sys.argv[1])
import typer
from typer.testing import CliRunner
from svod.cli.app import app

def told(name, command):
    for part, one in getattr(command, "commands", {}).items():
        yield from told(f"{name} {part}".strip(), one)
    if not hasattr(command, "commands"):
        yield name, (command.help or "", {one.name: str(getattr(one, "help", None) or "") for one in command.params})

def shown(name):
    return CliRunner().invoke(app, [*name.split(), "--help"]).stdout

print(json.dumps([dict(told("", typer.main.get_command(app))), {name: shown(name) for name in sys.argv[2:]}]))
"""
GROUPS = ("", "show", "export", "export feed")
SHOWN = (
    "people",
    "organisations",
    "events",
    "agreements",
    "projects",
    "commitments",
    "indicators",
    "pages",
    "problems",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cli") / "r.svod"
    with Register(path, create=True) as register:
        register.file(Batch(leaves=[leaf_of(*one) for one in pages(20, 8)]))
        freshen(register)
    return str(path)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("what", SHOWN)
def test_show_in_three_ways(what: str, register: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", what, "-r", register]) == 0
    table = capsys.readouterr().out
    assert run(["show", what, "-r", register, "--json", "-n", "500"]) == 0
    found = lines(capsys.readouterr().out)
    assert run(["show", what, "-r", register, "--csv", "-n", "500"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(found) + 1
    assert bool(found) == bool(table.strip())
    for one in found:
        for source in one.get("sources", ()):
            assert source["quote"]


def test_filters_narrow(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    def count(*more: str) -> int:
        assert run(["show", "events", "-r", register, "--json", "-n", "999", *more]) == 0
        return len(lines(capsys.readouterr().out))

    everything = count()
    assert 0 < count("--area", "томская") < everything
    assert count("--area", "томская") == count("--area", "Томской области")
    assert count("--partner", "Поднебесная") == count("--partner", "Китай")
    assert count("--since", "2024") + count("--until", "2023-12-31") == everything
    assert count("--form", "визит") == count("--form", "visit")
    assert count("--stage", "планируется") < everything


def test_who_in_any_case(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "people", "-r", register, "--json", "-n", "1"]) == 0
    name = lines(capsys.readouterr().out)[0]["name"]
    assert run(["who", name.split()[-1] + "у", "-r", register]) == 0
    assert name in capsys.readouterr().out


def test_cite_shows_the_sentence_in_its_page(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "projects", "-r", register, "--json", "-n", "1"]) == 0
    entry = lines(capsys.readouterr().out)[0]
    for name in (entry["id"], entry["sources"][0]["claim"]):
        assert run(["cite", name, "-r", register]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert " ".join(entry["sources"][0]["quote"].split()) in shown
        assert "Вестник" in shown
    assert run(["cite", entry["id"], "-r", register, "--json"]) == 0
    (told,) = lines(capsys.readouterr().out)
    assert told["sources"] == entry["sources"]
    assert told["corroboration"]["pages"] == len({one["page"] for one in told["sources"]})
    assert sum(told["corroboration"]["kinds"].values()) == told["corroboration"]["independent"]


def test_brief_and_timeline(register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "brief.md"
    (page,) = pages(1)
    region, country = (mention.name for mention in page[1].text.mentions)
    sides = ["-a", region, "-p", country.lower(), "-r", register]
    assert run(["brief", *sides, "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith("# Справка о сотрудничестве ")
    assert run(["timeline", *sides]) == 0
    assert "когда" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["show", "events", "-r", "/nowhere/r.svod"], "Реестра"),
        (["show", "eventz"], "events"),
        (["show", "events", "--since", "вчера"], "17.05.2024"),
        (["show", "events", "--area", "Томксая область"], "Томская область"),
        (["show", "events", "--stage", "нет такой"], "планируется"),
        (["show", "events", "--json", "--csv"], "одно"),
        (["show", "events", "--limit", "0"], "--limit"),
        (["show", "events", "--limit", "много"], "limit"),
        (["who", "Никтоев"], "нет"),
        (["cite", "event:нет"], "svod show"),
        (["brief", "-a", "Китай"], "partner"),
        (["show", "events", "--nonesuch"], "Нет такого параметра"),
        (["nonesuch"], "Нет такой команды"),
        (["add"], "Не хватает"),
        (["--lang", "fr", "show", "events"], "ru, en"),
    ],
)
def test_misuse_says_what_to_do(
    arguments: list[str], word: str, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = "-r" in arguments or arguments[0] in {"nonesuch", "--lang", "add"}
    assert run([*arguments, *([] if named else ["-r", register])]) == 2
    told = capsys.readouterr()
    assert word in told.err
    assert "Traceback" not in told.err


def test_add_twice_and_what_is_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Губернатор Томской области Пётр Ключев встретился с послом Монголии.\n" * 3, "utf-8")
    (folder / "empty.txt").write_text("")
    path = str(tmp_path / "r.svod")
    assert run(["add", str(folder), "-r", path]) == 1
    assert "новых 1, уже известных 0, отложено 1" in capsys.readouterr().out
    assert run(["add", str(folder / "a.txt"), "-r", path]) == 0
    assert "новых 0, уже известных 1, отложено 0" in capsys.readouterr().out
    assert run(["show", "problems", "-r", path, "--json"]) == 0
    assert [one["code"] for one in lines(capsys.readouterr().out)] == ["empty"]


def test_read_in_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Губернатор Томской области Пётр Ключев встретился с послом Монголии.\n", "utf-8")
    assert run(["read", "--json", str(page)]) == 0
    (line,) = lines(capsys.readouterr().out)
    assert set(line) == {"document", "claims", "mentions", "problems"}
    assert run(["read", str(page)]) == 0
    assert str(page) in capsys.readouterr().out


@cache
def helped(language: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The help of every command and what groups of them show, as a process that speaks the language has them."""
    done = subprocess.run([sys.executable, "-c", HELPED, language, *GROUPS], capture_output=True, text=True, check=True)
    told, shown = json.loads(done.stdout)
    return told, shown


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_command_and_option_has_help(language: str) -> None:
    told, _ = helped(language)
    assert len(told) > 40
    for command, (text, options) in told.items():
        assert text.strip(), command
        assert all(one.strip() for one in options.values()), f"{command}: {options}"
        cyrillic = any("а" <= letter <= "я" for letter in text.lower())
        assert cyrillic is (language == "ru"), command


@pytest.mark.parametrize(("language", "told"), [("ru", "Показать эту справку"), ("en", "Show this message")])
@pytest.mark.parametrize("group", GROUPS)
def test_help_tells_of_itself_in_the_language_spoken(language: str, told: str, group: str) -> None:
    _, shown = helped(language)
    assert told in shown[group]
    assert ("Show this" in shown[group]) is (language == "en")


def test_version_and_english() -> None:
    shown = subprocess.run([*SVOD, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("svod ")
    told = subprocess.run([*SVOD, "--lang", "en", "show", "events", "-r", "/nowhere"], capture_output=True, text=True)
    assert told.returncode == 2
    assert "There is no register" in told.stderr
    speak("ru")


def test_reader_that_has_had_enough(register: str) -> None:
    process = subprocess.Popen(
        [*SVOD, "show", "events", "-r", register, "--json", "-n", "9999"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
    assert process.wait() in {0, 141}


def test_interrupted_loading_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(120):
        (folder / f"{at:03}.txt").write_text(
            f"Губернатор Томской области провёл встречу номер {at} в Томске.\n" * 9, "utf-8"
        )
    path = str(tmp_path / "r.svod")
    process = subprocess.Popen(
        [*SVOD, "add", str(folder), "-r", path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a shell lets what it starts in the background ignore interrupts, and that is inherited
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
    said = 1 + out.count("+ ")
    done = subprocess.run([*SVOD, "add", str(folder), "-r", path], capture_output=True, text=True, check=True)
    known, new = (done.stdout.count(mark) for mark in ("= ", "+ "))
    assert known >= said, "what was said done was not"
    assert known + new == 120


def test_what_an_older_register_waits_for_is_said_and_the_answer_is_right(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries that wait to be made anew, as after a change of the version, are told of beside the answer."""
    copy = tmp_path / "older.svod"
    shutil.copy(register, copy)
    with Register(copy) as older:
        older.forget_entries()
    monkeypatch.setattr("svod.cli.options.MUCH", 1)
    asked = ["show", "projects", "--json", "-r"]
    assert run([*asked, register]) == 0
    whole = capsys.readouterr()
    assert run([*asked, str(copy)]) == 0
    anew = capsys.readouterr()
    assert "сводятся заново" in anew.err
    assert "сводятся заново" not in whole.err
    assert anew.out == whole.out
    assert run([*asked, str(copy)]) == 0
    assert capsys.readouterr().err == ""
