"""The API against its own description: schemathesis asks whatever the description allows, and what it does not."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema

from svod.entering import new_key
from svod.register import Register
from svod.web import application

QUIET = settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@pytest.fixture(scope="module")
def described(
    department: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[BaseSchema, dict[str, str]]]:
    """The description, and what an editor's program sends with each request."""
    with Register(Path(shutil.copy(department, tmp_path_factory.mktemp("api") / "r.svod"))) as register:
        held = {"Authorization": f"Bearer {new_key(register, 'egor', 'test', 'test')}"}
        app = application(register, alone=False)
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=held), held


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_are_as_described(described: tuple[BaseSchema, dict[str, str]], mode: GenerationMode) -> None:
    schema, held = described
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 10
    for operation in operations:

        @given(case=operation.as_strategy(generation_mode=mode))
        @QUIET
        def check(case: Case) -> None:
            case.call_and_validate(headers=held)

        try:
            check()
        except Unsatisfiable:
            # there is nothing wrong to be sent where nothing is asked for
            assert mode is GenerationMode.NEGATIVE
            assert not operation.query
            assert not operation.body
