"""Measuring what handing things over takes: the commands measure what they say, at a size that tests can afford."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.cli.handing import measured
from svod.errors import MisuseError
from svod.export.jsonl import dump, load
from svod.filling import fill
from svod.register import Register
from svod.register.multiplying import multiply


def bench(*asked: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, ["bench", *asked, "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_a_briefing_is_measured(tmp_path: Path) -> None:
    [told] = bench("brief", "--claims", "300", "-r", str(tmp_path / "r.svod"))
    assert int(str(told["claims"])) >= 300
    assert all(float(str(told[name])) > 0 for name in ("cpu", "wall", "memory", "written"))


def test_one_more_page_is_measured_at_each_size() -> None:
    few, many = bench("register", "--pages", "12", "--pages", "120", "--join", "50")
    assert int(str(few["pages"])) < int(str(many["pages"]))
    for told in (few, many):
        assert 0 < float(str(told["page"])) <= float(str(told["most"]))
        assert float(str(told["mean"])) <= float(str(told["most"]))
        assert int(str(told["joined"])) >= 50


def test_an_export_is_measured_at_each_size() -> None:
    few, many = bench("export", "--claims", "200", "--claims", "800")
    assert int(str(many["claims"])) >= 3 * int(str(few["claims"]))
    assert float(str(many["written"])) >= 3 * float(str(few["written"]))


def test_copies_are_whole_pages_with_claims_of_their_own(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        fill(register, 60)
        own, pages = sum(register.claims_by_kind().values()), len(register.pages())
    assert multiply(tmp_path / "r.svod", 3) == 3 * own
    with Register(tmp_path / "r.svod") as register:
        assert dump(register, tmp_path / "all.jsonl", raw=False) == 3 * pages
    with Register(tmp_path / "again.svod", create=True) as register:
        assert load(register, tmp_path / "all.jsonl") == 3 * pages
        assert sum(register.claims_by_kind().values()) == 3 * own


def test_pages_are_measured_as_they_come_first_and_again(tmp_path: Path) -> None:
    asked = ("--claims", "120", "--clients", "3", "--workers", "1", "--seconds", "3", "-r", str(tmp_path / "r.svod"))
    told = {str(row["page"]): row for row in bench("web", *asked)}
    assert {"start", "area", "pair", "person", "event", "source", "search", "review"} <= told.keys()
    for when in ("cold", "first", "again"):
        answers = [dict(row[when]) for row in told.values()]  # type: ignore[call-overload]
        assert sum(one["answers"] for one in answers) > 0
        assert not any(one["failed"] for one in answers)
    for row in told.values():
        assert float(str(row["memory"])) > 0
        assert all(spent > 0 for spent in dict(row["cpu"]).values())  # type: ignore[call-overload]


def test_what_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(MisuseError, match="boom"):
        measured("raise SystemExit('boom')", tmp_path)
