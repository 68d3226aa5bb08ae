"""Reviewing: the weightiest doubt comes first, what is judged leaves the queue and comes back with undo."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from svod.errors import MisuseError
from svod.filling import generated_leaf
from svod.flow import freshen
from svod.judging import undo
from svod.model.entry import EntryKind
from svod.model.judgement import Verdict
from svod.model.question import Question
from svod.quality.generated import page_of
from svod.register import Batch, Register
from svod.reviewing import VERDICTS, Task, TaskKind, decide, queue
from svod.web.tasks import shown, task_of
from tests.cli.written import register_of

DAY = date(2027, 1, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "r.svod"
    with Register(path, create=True) as file:
        file.file(Batch(leaves=[generated_leaf(page_of(number)) for number in range(40)]))
        freshen(file)
    return path


@pytest.fixture
def register(made: Path, tmp_path: Path) -> Iterator[Register]:
    with Register(Path(shutil.copy(made, tmp_path / "r.svod"))) as file:
        yield file


def tasks(register: Register, kind: TaskKind, **asked: object) -> list[Task]:
    return queue(register, (kind,), limit=10_000, as_of=DAY, **asked)  # type: ignore[arg-type]


def test_the_weightiest_comes_first_and_tells_why(register: Register) -> None:
    found = queue(register, limit=10_000, as_of=DAY)
    assert {task.kind for task in found} == set(TaskKind)
    assert [task.weight for task in found] == sorted((task.weight for task in found), reverse=True)
    assert all(task.effect > 0 and 0 <= task.doubt <= 1 for task in found)
    assert len({task.key for task in found}) == len(found)


def test_a_claim_on_which_entries_rest_alone_weighs_more(register: Register) -> None:
    by_claim = {task.one: task for task in tasks(register, TaskKind.CLAIM)}
    for entry in register.entries([one for claim in list(by_claim)[:30] for one in register.entries_of(claim)]):
        for claim in entry.claims:
            if claim in by_claim:
                assert by_claim[claim].effect >= 1 / len(entry.claims)


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (TaskKind.CLAIM, Verdict.RIGHT),
        (TaskKind.CLAIM, Verdict.UNSURE),
        (TaskKind.PAIR, Verdict.UNSURE),
        (TaskKind.PAIR, Verdict.SAME),
        (TaskKind.PAIR, Verdict.NOT_SAME),
        (TaskKind.OUTCOME, Verdict.KEPT),
        (TaskKind.OUTCOME, Verdict.NOT_KEPT),
    ],
)
def test_what_is_judged_leaves_the_queue_until_it_is_taken_back(
    register: Register, kind: TaskKind, verdict: Verdict
) -> None:
    before = tasks(register, kind)
    decide(register, before[0], verdict, "Анна", "видно из текста")
    assert before[0].key not in {task.key for task in tasks(register, kind)}
    undo(register, "Анна")
    assert tasks(register, kind) == before


def test_skipped_tasks_and_those_of_other_areas_are_left_out(register: Register) -> None:
    first, second, *_ = queue(register, limit=2, as_of=DAY)
    assert queue(register, limit=1, as_of=DAY, skipped={first.key}) == [second]
    assert tasks(register, TaskKind.CLAIM, areas=("Атлантида",)) == []
    area = register.names("area")[0]
    own = tasks(register, TaskKind.CLAIM, areas=(area,))
    assert 0 < len(own) < len(tasks(register, TaskKind.CLAIM))
    assert {task.one.partition("-")[0] for task in tasks(register, TaskKind.CLAIM, claims="event")} == {"event"}


def test_only_what_fits_a_task_can_be_said_of_it(register: Register) -> None:
    for kind in TaskKind:
        task = tasks(register, kind)[0]
        for verdict in set(Verdict) - set(VERDICTS[kind]):
            with pytest.raises(MisuseError):
                decide(register, task, verdict, "Анна")


TIES = {
    "body-brand": (
        "ОАО «Залесский молочный комбинат» выпускает сыры под торговой маркой «Ромашкин двор». "
        "Залесский молочный комбинат поставит сыры в Монголию.",
        "Компания «Ромашкин двор» поставляет сыры в Монголию.",
    ),
    "body-former": (
        "Томское предприятие «Северный лифт» (бывший «Томлифт») поставит лифты в Монголию.",
        "Томская компания «Томлифт» поставляла лифты в Монголию.",
    ),
}


@pytest.mark.parametrize("code", TIES)
@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE])
def test_those_that_only_a_page_ties_are_judged_as_a_pair(tmp_path: Path, code: str, verdict: Verdict) -> None:
    """They stand in different blocks; a person makes them one, leaves them two, and takes it back."""
    pages = [("Новости", "05.03.2025", text) for text in TIES[code]]
    with Register(register_of(pages, tmp_path / "r.svod")) as file:
        (task,) = tasks(file, TaskKind.PAIR)
        firms = {one.id: one for one in file.ask(Question(kind=EntryKind.ORGANISATION))}
        assert {task.one, task.other} <= firms.keys()
        assert task.score
        assert task.weight > 0
        assert code in {reason.code for reason in task.score.reasons}
        assert shown(file, task_of(task.key)).reasons == shown(file, task).reasons != ""
        decide(file, task, verdict, "Анна")
        assert tasks(file, TaskKind.PAIR) == []
        left = file.ask(Question(kind=EntryKind.ORGANISATION))
        both = {*firms[task.one].names, *firms[task.other or ""].names}
        assert any(both <= {*one.names} for one in left) is (verdict is Verdict.SAME)
        undo(file, "Анна")
        assert tasks(file, TaskKind.PAIR) == [task]
