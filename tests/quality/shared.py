"""Where the gold lies: beside the repository, or where SVOD_GOLD says; tests that need it say so when it is absent."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SVOD_GOLD") or Path(__file__).parents[3] / "shared")
GOLD = {"seeds": "seeds", "pages-a": "pages", "pages-b": "pages"}
"""Gold file → folder of its pages."""

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(),
    reason=f"no gold at {SHARED}: put the annotated pages beside the repository or name their folder in SVOD_GOLD",
)
