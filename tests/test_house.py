"""The house rules that a machine can check: rules with cases, commands with documentation, no sample's name, sizes."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from svod.collect import SetAside, collect
from svod.demo import pages as demo_pages
from svod.flow import digest
from tests.quality.readings import gold
from tests.quality.shared import GOLD, needs_shared

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "svod"
CASES = ROOT / "tests" / "cases"
LONGEST = 330  # lines of a file
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
LEXICONS = sorted((SOURCE / "data" / "lexicon").glob("*.yml"))


def rules() -> set[str]:
    """Every name that a rule of extract gives its claims: `rule="…"` and the functions handed on as such."""
    named = set()
    for path in (SOURCE / "extract").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                named.add(str(node.value.value))
    return named


def blocks() -> set[tuple[str, str]]:
    """("+" or "-", rule) of every block of the case files."""
    heads = (re.findall(r"^([+-])\s*(\S+)", path.read_text("utf-8"), re.MULTILINE) for path in CASES.glob("*.txt"))
    return {head for found in heads for head in found}


def test_every_rule_that_reads_the_demonstration_has_a_case_for_and_a_case_against() -> None:
    digests = (digest(page) for page in collect(demo_pages()) if not isinstance(page, SetAside))
    used = {claim.rule for found in digests for claim in found.claims}
    missing = [f"{sign} {rule}" for rule in sorted(used) for sign in "+-" if (sign, rule) not in blocks()]
    assert not missing, f"tests/cases lacks {missing}"


@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_rule_has_a_case_for_and_a_case_against(rule: str) -> None:
    missing = [sign for sign in "+-" if (sign, rule) not in blocks()]
    assert not missing, f"tests/cases has no {' and no '.join(missing)} block for {rule}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_short_and_says_what_it_holds(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert path.stem not in {"utils", "helpers", "common", "manager", "base"}
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "no docstring"


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_a_lexicon_says_who_reads_it(path: Path) -> None:
    head = re.match(r"(?:#.*\n)+", path.read_text("utf-8"))
    assert head, "no header comment"
    assert re.search(r"[Rr]ead by", head[0]), "the header does not say who reads it"


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_a_lexicon_has_each_group_once(path: Path) -> None:
    """YAML keeps the last of two groups of one name, and the words of the first are lost unseen."""
    groups = re.findall(r"^(\w+):", path.read_text("utf-8"), re.MULTILINE)
    assert sorted(groups) == sorted(set(groups))


def words() -> Iterator[tuple[str, str]]:
    """(file, text) of code without docstrings and comments, and of lexicons without comments."""
    for path in MODULES:
        if "demo" not in path.parts:
            tree = ast.parse(path.read_text("utf-8"))
            docs = {id(d) for node in ast.walk(tree) if (d := _docstring(node)) is not None}
            texts = (
                str(node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
            )
            yield str(path.relative_to(SOURCE)), "\n".join(texts)
    for path in LEXICONS:
        yield path.name, yaml.safe_dump(yaml.safe_load(path.read_text("utf-8")), allow_unicode=True)


def _docstring(node: ast.AST) -> ast.Constant | None:
    """The string that stands alone as a statement: a docstring or a comment on an assignment."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value
    return None


def sample_names() -> set[str]:
    """Surnames of the gold's people and the names of its firms: what no code may know."""
    found = set()
    for name in GOLD:
        for page in gold(name):
            for claim in page["claims"]:  # type: ignore[attr-defined]
                people = [claim.get("person"), claim.get("speaker"), *claim.get("signers", [])]
                people += [one["name"] for one in claim.get("participants", []) if one["kind"] == "person"]
                found |= {one.split()[-1] for one in people if isinstance(one, str) and " " in one}
    return {name for name in found if len(name) > 4}


@needs_shared
def test_no_code_and_no_lexicon_knows_a_person_of_the_samples() -> None:
    names = sample_names() - KNOWN_WORDS
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b", re.IGNORECASE)
    found = [f"{where}: {hit}" for where, text in words() for hit in pattern.findall(text)]
    assert not found, "\n".join(found)


KNOWN_WORDS = {"Лукашенко"}
"""Surnames that are in the language's own stock beside the samples."""


def test_natasha_is_never_imported() -> None:
    program = (
        "import sys; from svod.demo import pages; from svod.collect import collect; from svod.flow import digest\n"
        "for page in collect(pages()[:1]): digest(page)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('natasha', 'pymorphy2', 'yargy')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_layers_of_imports_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_command_is_in_the_readmes() -> None:
    done = subprocess.run([sys.executable, "-c", COMMANDS], capture_output=True, text=True, check=True)
    for name in ("README.md", "README.ru.md"):
        text = (ROOT / name).read_text("utf-8")
        missing = [command for command in done.stdout.split() if f"svod {command.replace('/', ' ')}" not in text]
        assert not missing, f"{name} does not tell of {missing}"


COMMANDS = """
from typer.main import get_command
from svod.cli.app import app
def walk(command, path):
    for name, sub in getattr(command, 'commands', {}).items():
        if hasattr(sub, 'commands'):
            walk(sub, [*path, name])
        elif not sub.hidden:
            print('/'.join([*path, name]))
walk(get_command(app), [])
"""


def test_the_demonstration_has_pages_and_each_is_accounted_for() -> None:
    told = (SOURCE / "demo" / "pages" / "README.md").read_text("utf-8")
    assert 20 <= len(demo_pages()) <= 24
    assert all(f"{int(path.name[:2]):02}" in told for path in demo_pages())
