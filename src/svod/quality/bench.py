"""Bench: pages a second on one thread, seconds to start, peak memory; and natasha on the same pages beside it.

Each run is its own process, so that start-up and memory are honest; pages are timed by the processor's seconds on one
thread, so that a busy machine does not change them.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from svod.errors import MisuseError

PAGE = 3500  # characters of a page of the press, as measured on the development pages
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

NATASHA = """
import json, resource, sys, time
begun = time.perf_counter()
from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter
segmenter, embedding = Segmenter(), NewsEmbedding()
morph, syntax, ner = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)
def work(text):
    doc = Doc(text)
    doc.segment(segmenter); doc.tag_morph(morph); doc.parse_syntax(syntax); doc.tag_ner(ner)
texts = json.load(sys.stdin)
work(texts[0])
start = time.perf_counter() - begun
begun = time.process_time()
for text in texts: work(text)
seconds = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"pages": len(texts), "start": start, "seconds": seconds, "peak": peak}))
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """`start`: seconds until the first page is done; `seconds`: of all pages; `peak`: resident memory."""

    pages: int
    start: float
    seconds: float
    peak: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def megabytes(self) -> float:
        """Peak memory; Linux counts kilobytes, macOS bytes."""
        return self.peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def page_texts(articles: Sequence[str], pages: int) -> list[str]:
    """`pages` texts of about PAGE characters each, put together from whole articles in turn."""
    texts, at = [], 0
    for _ in range(pages):
        text = ""
        while len(text) < PAGE:
            text += articles[at % len(articles)] + "\n\n"
            at += 1
        texts.append(text)
    return texts


def measure(load: Callable[[], Callable[[str], object]], texts: Sequence[str]) -> Speed:
    """Loads the work and does it on each text, in this process."""
    begun = time.perf_counter()
    work = load()
    work(texts[0])
    start = time.perf_counter() - begun
    begun = time.process_time()
    for text in texts:
        work(text)
    seconds = time.process_time() - begun
    return Speed(len(texts), start, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def apart(command: Sequence[str], texts: Sequence[str]) -> Speed:
    """Runs a command on one thread that takes texts as JSON and prints a Speed; MisuseError when it fails."""
    environment = {**os.environ, **dict.fromkeys(THREADS, "1")}
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["нет сообщения"])[-1]
        raise MisuseError(f"замер не удался ({command[0]}): {last}")
    return Speed(**json.loads(done.stdout.splitlines()[-1]))


def natasha(python: Path, texts: Sequence[str]) -> Speed:
    """natasha's names, morphology and syntax on the texts, by the Python of an environment that has it."""
    return apart([str(python), "-c", NATASHA], texts)


def speed_to_json(speed: Speed) -> Mapping[str, float]:
    """A Speed as data."""
    return asdict(speed)
