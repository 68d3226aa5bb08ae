"""The whole register as JSON Lines: out and in again it is the same, whatever it holds; every line fits the schema."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from svod.cli.app import app
from svod.errors import MisuseError, Problem, RegisterError
from svod.export.jsonl import dump, load
from svod.export.schema import schema
from svod.flow import freshen, leaf_of
from svod.model.judgement import Judgement
from svod.register import Batch, Register
from tests.register import test_register
from tests.register.generated import page_of

ROOT = Path(__file__).parents[2]


def everything(path: Path) -> str:
    """All rows of a register but the times of loading, that both have."""
    return test_register.dump(path)


def filled(path: Path, seeds: list[int], verdicts: list[str], aside: list[str]) -> Register:
    register = Register(path, create=True)
    leaves = [leaf_of(*page_of(seed, 5)) for seed in seeds]
    register.file(Batch(leaves=leaves, aside=[(one, (Problem("empty", one),)) for one in aside]))
    ids = [one.id for leaf in leaves for one in leaf.filed]
    for at, verdict in enumerate(verdicts):
        register.judge(
            Judgement(made="2026-01-01", judge="я", subject=ids[at % len(ids)], verdict=verdict, reason="ё\n")
        )
    freshen(register)
    return register


@settings(max_examples=8, deadline=None)
@given(
    seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=4, unique=True),
    verdicts=st.lists(st.sampled_from(["right", "wrong", "kept", "not_kept", "unsure"]), max_size=4),
    aside=st.lists(st.text(min_size=1, max_size=9).filter(lambda one: one.isprintable()), max_size=3, unique=True),
)
def test_out_and_in_again_it_is_the_same(
    seeds: list[int], verdicts: list[str], aside: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with filled(folder / "a.svod", seeds, verdicts, aside) as register:
        assert dump(register, folder / "a.jsonl") == len(seeds)
    with Register(folder / "b.svod", create=True) as register:
        assert load(register, folder / "a.jsonl") == len(seeds)
        freshen(register)
        dump(register, folder / "b.jsonl")
    assert everything(folder / "b.svod") == everything(folder / "a.svod")
    assert (folder / "b.jsonl").read_bytes() == (folder / "a.jsonl").read_bytes()


@pytest.fixture
def lines(register: Register, tmp_path: Path) -> list[str]:
    dump(register, tmp_path / "all.jsonl")
    return (tmp_path / "all.jsonl").read_text("utf-8").splitlines()


def test_every_line_fits_the_schema(tmp_path: Path) -> None:
    with filled(tmp_path / "r.svod", list(range(20)), ["right", "wrong"], ["x.txt"]) as register:
        told = list(register.lines())
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    for line in told:
        validator.validate(line)
    bad = json.loads(json.dumps(next(line for line in told if "document" in line)))
    bad["claims"][0]["kind"] = "gossip"
    assert not validator.is_valid(bad)


def test_the_published_schema_is_the_program_s_own() -> None:
    """`svod export schema > docs/export.schema.json` renews it."""
    assert json.loads((ROOT / "docs" / "export.schema.json").read_text("utf-8")) == schema()


def spoiled(lines: list[str], change: str) -> list[str]:
    at = next(number for number, line in enumerate(lines) if '"claims":[{' in line)
    data = json.loads(lines[at])
    if change == "quote":
        data["claims"][0]["quote"] = "не то"
    elif change == "raw":
        data["page"]["raw"] = "0000"
    elif change == "slot":
        data["claims"][0]["filed"] = None
    else:
        return [*lines[:at], lines[at][:50], *lines[at + 1 :]]
    return [*lines[:at], json.dumps(data), *lines[at + 1 :]]


@pytest.mark.parametrize("change", ["quote", "raw", "slot", "cut"])
def test_a_line_that_is_wrong_is_named_and_nothing_goes_in(lines: list[str], change: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("\n".join(spoiled(lines, change)), "utf-8")
    with Register(tmp_path / "r.svod", create=True) as register:
        with pytest.raises(MisuseError, match=r"строка 2:.*Ничего не ввезено"):
            load(register, file)
        assert not register.pages()


def test_a_full_register_is_left_as_it_is(register: Register, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.raises(RegisterError, match="уже что-то есть"):
        load(register, tmp_path / "x.jsonl")


def test_without_pages_quotes_still_stand_in_their_texts(register: Register, tmp_path: Path) -> None:
    dump(register, tmp_path / "thin.jsonl", raw=False)
    with Register(tmp_path / "r.svod", create=True) as thin:
        load(thin, tmp_path / "thin.jsonl")
        freshen(thin)
        page = thin.pages()[0].digest
        assert thin.raw(page) is None
        assert thin.text(page) == register.text(page)
        assert thin.claims_by_kind() == register.claims_by_kind()


def test_the_commands(register: Register, tmp_path: Path) -> None:
    run = CliRunner().invoke
    file, other = tmp_path / "all.jsonl", tmp_path / "new.svod"
    assert run(app, ["export", "claims", "-o", str(file), "-r", str(register.path)]).exit_code == 0
    assert run(app, ["import", str(file), "-r", str(other)]).exit_code == 0
    assert everything(other) == everything(register.path)
    (tmp_path / "bad.jsonl").write_text("{}\n", "utf-8")
    failed = run(app, ["import", str(tmp_path / "bad.jsonl"), "-r", str(tmp_path / "none.svod")])
    assert isinstance(failed.exception, MisuseError)
    assert not (tmp_path / "none.svod").exists()
    assert json.loads(run(app, ["export", "schema"]).output) == schema()
