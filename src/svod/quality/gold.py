"""Gold: the file of annotated pages, where its pages lie, and scoring a reading against it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

import yaml

from svod.errors import MisuseError
from svod.quality.likeness import Slots
from svod.quality.scoring import Score, score


def load(path: Path) -> list[Slots]:
    """The pages of a gold file: a YAML list of mappings with `page` and `claims`. Raises MisuseError otherwise."""
    try:
        pages = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise MisuseError(f"не читается файл разметки {path}: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise MisuseError(f"{path} — не файл разметки YAML: {error}") from error
    if not isinstance(pages, list) or not all(isinstance(page, dict) and "page" in page for page in pages):
        raise MisuseError(f"{path} — не файл разметки: нужен список страниц с полями page и claims")
    return pages


def pages_of(gold: Sequence[Slots], folder: Path) -> list[tuple[str, Path]]:
    """(name in gold, file) of the gold's pages that lie in the folder; gold may name a page by its stem."""
    if not folder.is_dir():
        raise MisuseError(f"нет папки со страницами {folder}")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    found = []
    for page in gold:
        name = str(page["page"])
        match = next((p for p in files if p.name == name), None) or next((p for p in files if p.stem == name), None)
        if match:
            found.append((name, match))
    return found


def evaluate(gold: Sequence[Slots], lines: Iterable[Slots]) -> Score:
    """Scores lines of `svod read --json` against gold; a page is found by the last part of its address."""
    read = {_file_name(line): line for line in lines}
    for page in gold:
        name = str(page["page"])
        if name not in read:
            by_stem = next((line for file, line in read.items() if PurePosixPath(file).stem == name), None)
            if by_stem is not None:
                read[name] = by_stem
    return score(gold, read)


def evaluate_folder(gold: Path, folder: Path, digest: Callable[[Path], Slots]) -> Score:
    """Reads the gold's pages with `digest` (file → line of `svod read --json`) and scores them."""
    pages = load(gold)
    return evaluate(pages, (digest(path) for _, path in pages_of(pages, folder)))


def _file_name(line: Slots) -> str:
    document = line["document"]
    return PurePosixPath(str(document["address"])).name if isinstance(document, dict) else ""
