"""The demonstration: one screen shows the worth of each kind, and the next commands work on what it leaves."""

from pathlib import Path

import pytest

from svod.cli.app import run
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
