"""The demonstration: one screen shows the worth of each kind, and the next commands work on what it leaves."""

import re
import shlex
from pathlib import Path

import pytest

from svod.cli.app import run
from svod.demo import pages
from svod.messages import say, speak


def lines_under(title: str, told: str) -> list[str]:
    """The lines of the section with this title."""
    assert title in told, f"the demonstration does not show «{title}»"
    return told.split(title, 1)[1].split("\n\n", 1)[0].strip().splitlines()


def test_the_demonstration_shows_every_kind_of_worth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    speak("ru")
    assert run(["demo", "--register", "d.svod"]) == 0
    told = capsys.readouterr().out
    assert len(lines_under(say("demo.facts"), told)) == 6
    assert sum("«" in line for line in lines_under(say("demo.twice"), told)) >= 4
    assert len(lines_under(say("demo.differ"), told)) == 2
    promise, result = lines_under(say("demo.promise"), told)
    assert "обещали" in promise
    assert result.strip().startswith("→")
    assert (tmp_path / "demo-brief.md").read_text("utf-8").count("[^") > 20
    assert run(["who", "Беглов", "--register", "d.svod"]) == 0
    assert "«" in capsys.readouterr().out


def test_a_page_set_aside_is_not_counted_as_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, told = tmp_path / "empty.txt", next(page for page in pages() if page.suffix == ".txt")
    empty.write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("svod.cli.demo.pages", lambda: [told, empty])
    speak("ru")
    assert run(["demo", "--register", "d.svod"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("Прочитано 1\u00a0страница")
    assert second.strip() == say("demo.aside", pages=1, register="d.svod")


ROOT = Path(__file__).resolve().parents[2]
APART = {"demo", "serve", "user", "review", "undo", "judge", "bench", "eval", "add", "remove", "read"}
"""Commands of a README that wait for somebody, measure, or want pages."""

SILENT = {"offers"}
"""Commands that find nothing on the demonstration, and say so."""


def typed(readme: str) -> list[list[str]]:
    """The commands of a README that can be typed as they stand: without names in capitals that stand for others."""
    lines = re.findall(r"^    svod (.+?)(?:  .*)?$", (ROOT / readme).read_text("utf-8"), re.MULTILINE)
    told = [shlex.split(line) for line in lines]
    return [
        words
        for words in told
        if words[0] not in APART and not any("..." in word or (word.isupper() and word.isalpha()) for word in words[1:])
    ]


@pytest.mark.parametrize("readme", ["README.md", "README.ru.md"])
def test_what_a_readme_types_works_on_the_demonstration(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SVOD_REGISTER", "demo.svod")
    speak("ru")
    assert run(["demo", "--register", "demo.svod"]) == 0
    commands = typed(readme)
    assert {"show", "who", "organisation", "body", "area", "control", "follow", "brief", "digest", "export"} <= {
        words[0] for words in commands
    }
    for words in commands:
        capsys.readouterr()
        code = run(words)
        told = capsys.readouterr()
        if "ftm" in words and code:
            continue  # an extra that is not installed
        assert code == 0, f"{words}: {told.err}"
        assert words[0] in SILENT or say("show.none") not in told.err, f"{words} finds nothing"
