"""`svod review`, `undo`, `control`: the queue walked by answers, judgements taken back, the control list."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from svod.cli.app import run
from svod.filling import generated_leaf
from svod.flow import freshen
from svod.quality.generated import page_of
from svod.register import Batch, Register


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "r.svod"
    with Register(path, create=True) as register:
        register.file(Batch(leaves=[generated_leaf(page_of(number)) for number in range(30)]))
        freshen(register)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> str:
    return str(shutil.copy(made, tmp_path / "r.svod"))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed, line by line; then the input ends."""
    left: list[str] = []

    def typed(prompt: str = "") -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", typed)
    return left


def log(path: str) -> list[tuple[str, str | None]]:
    with Register(Path(path)) as register:
        return [(one.verdict, one.reason) for one in register.log()]


def printed(capsys: pytest.CaptureFixture[str]) -> Iterator[dict[str, object]]:
    return map(json.loads, capsys.readouterr().out.splitlines())


def test_the_queue_is_walked(path: str, answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers += ["1 видно из текста", "п", "чепуха", "2", "о", "4", "к", "1"]
    assert run(["review", "--kind", "claim", "-r", path, "--judge", "Анна"]) == 0
    assert answers == ["1"]  # after the end nothing is asked
    assert log(path) == [("right", "видно из текста"), ("wrong", None), ("wrong", None), ("unsure", None)]
    told = capsys.readouterr()
    assert "Верно ли прочитано?" in told.out
    assert "вес" in told.out
    assert "Номер ответа" in told.err


def test_pairs_and_outcomes_are_asked_in_their_own_words(
    path: str, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["3"]
    assert run(["review", "--kind", "pair", "-r", path]) == 0
    answers += ["1"]
    assert run(["review", "--kind", "outcome", "-r", path]) == 0
    assert [verdict for verdict, _ in log(path)] == ["unsure", "kept"]
    told = capsys.readouterr().out
    assert "Одно ли это?" in told
    assert "Что с этим стало?" in told


def test_a_slot_is_corrected_and_a_mistake_is_told(
    path: str, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["review", "--kind", "claim", "--list", "--json", "-n", "500", "-r", path])
    tasks = list(printed(capsys))
    assert tasks[0]["verdicts"] == ["right", "wrong", "corrected", "unsure"]
    claim = next(str(task["one"]) for task in tasks if str(task["one"]).startswith("commitment"))
    assert run(["judge", "claim", claim, "corrected", "--set", "what=построить мост", "-r", path]) == 0
    assert run(["judge", "claim", claim, "corrected", "--set", "colour=red", "-r", path]) == 2
    assert run(["judge", "claim", claim, "corrected", "--set", "form=пляска", "-r", path]) == 2
    assert "пляска" in capsys.readouterr().err
    with Register(Path(path)) as register:
        (entry,) = [register.entry(one) for one in register.entries_of(claim) if one.startswith("commitment")]
        assert entry
        assert entry.name == "построить мост"


def test_corrected_while_walking(path: str, answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers += ["3", *[""] * 20]
    run(["review", "--kind", "claim", "-r", path])
    assert "Ничего не изменено" in capsys.readouterr().err
    assert log(path) == []


def test_split_same_and_undo(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["show", "events", "--json", "-n", "500", "-r", path])
    one = next(entry for entry in printed(capsys) if len(entry["sources"]) > 1)  # type: ignore[arg-type]
    claim = one["sources"][0]["claim"]  # type: ignore[index]
    assert run(["judge", "split", str(one["id"]), claim, "-r", path]) == 0
    assert run(["undo", "-r", path]) == 0
    assert run(["undo", "-r", path]) == 2
    assert [verdict for verdict, _ in log(path)] == ["not_same", "not_same"]
    assert run(["judge", "log", "--json", "-r", path]) == 0
    capsys.readouterr()


def test_control_list(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["control", "-r", path, "--as-of", "2027-01-01", "-n", "500"]
    assert run([*asked, "--json"]) == 0
    found = list(printed(capsys))
    assert found
    for one in found:
        assert {"author", "owner", "due", "state", "basis", "rubric", "no_news_since"} <= one.keys()
        assert one["state"] not in ("kept", "abandoned", "refuted")
        assert one["basis"]["quote"]  # type: ignore[index]
    dues = [str(one["due"] or "9999") for one in found]
    assert dues == sorted(dues)
    assert run([*asked, "--overdue", "--json"]) == 0
    overdue = list(printed(capsys))
    assert {one["state"] for one in overdue} <= {"overdue"}
    for state in {str(one["state"]) for one in found} | {"partly"}:
        assert run([*asked, "--state", state, "--json"]) == 0
        assert list(printed(capsys)) == [one for one in found if one["state"] == state]
    owner = next(str(one["owner"][0]) for one in found if one["owner"])  # type: ignore[index]
    assert run([*asked, "--owner", owner, "--json"]) == 0
    assert all(owner in str(one["owner"]) or not one["owner"] for one in printed(capsys))
    assert run([*asked, "--csv"]) == 0
    assert capsys.readouterr().out.startswith("Кто поставил,Кто исполняет,Что,Срок,Состояние,Основание")
