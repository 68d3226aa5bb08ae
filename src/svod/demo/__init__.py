"""Demonstration: pages in the style of the press, written for Svod; pages/README.md names the facts behind each."""

from importlib.resources import files
from pathlib import Path


def pages() -> list[Path]:
    """The files of the demonstration, in the order of their numbers."""
    folder = Path(str(files("svod.demo") / "pages"))
    return sorted(path for path in folder.iterdir() if path.suffix in {".html", ".txt"})
