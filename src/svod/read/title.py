"""Title: the article's headline, found near its text or by what the page's head says."""

import re
from functools import cache

from svod.lexicon import words
from svod.model.page import ParagraphKind
from svod.read.block import Block
from svod.read.body import Body
from svod.read.chrome import Verdict, sentence
from svod.read.dates import date_line

GLUED_DATE = re.compile(r"date\s+\d{4}-\d\d-\d\d")
TRANSPARENT = frozenset({"forum", "caption", "slider", "share", "counter", "footer-site", "ad", "form"})
"""Chrome that may lie between a headline and its text."""

_CLOCK = re.compile(r"\b[0-2]?\d:[0-5]\d\b")
_WORD = re.compile(r"[а-яёa-z0-9]+", re.I)
_SPLIT = re.compile(r"\s+(?:[|—–-]|::|//|»|/)\s+")


def find_title(blocks: list[Block], body: Body, heads: tuple[str, ...]) -> int | None:
    """The index of the block that is the headline; None when the page shows none.

    `heads`: what the page's head gives for a headline (JSON-LD, og:title, <title>), the most trusted first.
    """
    if len(blocks) > 1 and GLUED_DATE.fullmatch(blocks[0].text):
        return 1 if headline(blocks[1], body.verdicts[1]) and not told(blocks[1].text) else None
    marked = _by_markup(blocks, body, heads)
    return marked if marked is not None else _before(blocks, body)


def clean_title(text: str) -> str:
    """The headline without blanks at its ends and without what a forum calls it: «Заголовок сообщения: Re: …»."""
    label = _label().match(text)
    return text[label.end() if label else 0 :].strip()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*(?:{'|'.join(map(re.escape, words('chrome', 'title_labels')))})\s*:)+", re.I)


def told_title(blocks: list[Block], body: Body, title: str) -> int | None:
    """The block that repeats a title known from elsewhere (a record's own); None when no block does."""
    for index, block in enumerate(blocks[: body.first + 3]):
        if len(block.text) < 2 * len(title) and min(alike(title, block.text), alike(block.text, title)) > 0.7:
            return index
    return None


def head_title(heads: tuple[str, ...], publisher: str | None) -> str | None:
    """A headline from the page's head alone: «Мост открыт | Вестник» without the site's name."""
    for head in heads:
        parts = [part for part in _SPLIT.split(head) if part.strip()]
        if not parts:
            continue
        best = max(parts, key=len) if len(parts) > 1 else parts[0]
        if best != publisher and len(_WORD.findall(best)) >= 3:
            return clean_title(best)
    return None


def alike(one: str, other: str) -> float:
    """The share of the first's words that the other has too."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / max(len(mine), 1)


def _by_markup(blocks: list[Block], body: Body, heads: tuple[str, ...]) -> int | None:
    """«<h1>», itemprop=headline or a heading that repeats the page's title: the best before or in the article."""
    best: tuple[float, int] | None = None
    for index, block in enumerate(blocks[: body.last or None]):
        if not block.text or (block.hint and block.hint not in {"header"}) or len(block.text) > 300:
            continue
        score = _score(block, heads)
        if score < 2:
            continue
        score -= min(abs(body.first - index), 20) * 0.05
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best else None


def _score(block: Block, heads: tuple[str, ...]) -> float:
    text = block.text
    score = 0.0
    if "headline" in block.marks and block.level:
        score += 2
    if block.level:
        score += {1: 2.0, 2: 1.0}.get(block.level, 0.4)
    few = len(_WORD.findall(text)) < 3
    if block.level or "headline" in block.marks:
        likeness = max((min(alike(text, head), alike(head, text) + 0.3) for head in heads), default=0.0)
        score += 2 * likeness if not few else 0.5 * likeness
    if block.linked > 0.8:  # the site's own name, that leads to its front page
        score -= 2
    return score - (1.5 if few else 0.0)


def _before(blocks: list[Block], body: Body) -> int | None:
    """The topmost line like a headline right above the article, or the article's own first line."""
    first = body.first
    found: int | None = None
    steps = 0
    for index in range(first - 1, -1, -1):
        block, verdict = blocks[index], body.verdicts[index]
        if headline(block, verdict) and not told(block.text):
            if found is not None and _apart(blocks, index, found):
                break
            found = index
            continue
        steps += verdict is None or verdict.kind != "forum"
        if found is not None and not (verdict and verdict.kind == "slider"):
            break
        passing = verdict is None or verdict.kind in TRANSPARENT or _passing(block, verdict)
        if steps > 12 or not (passing or _rubric(blocks, body, index)):
            break
    if found is not None:
        return _repeated(blocks, body, found)
    first_line = first < body.last and headline(blocks[first], body.verdicts[first])
    return first if first_line and not told(blocks[first].text) else None


def told(text: str) -> bool:
    """Whether a line is a sentence of the text and no headline: «В Пермь прибыл посол. Губернатор принял гостя.»"""
    return sentence(text) and text.rstrip('»"”) ').endswith(".")


def _repeated(blocks: list[Block], body: Body, top: int) -> int:
    """The line under the topmost one that the page says twice in a row: the upper one is then another's headline."""
    for index in range(top + 2, body.first):
        line, above = blocks[index], blocks[index - 1]
        if headline(line, body.verdicts[index]) and line.text != above.text and above.text.startswith(line.text):
            return index
    return top


def _rubric(blocks: list[Block], body: Body, index: int) -> bool:
    """«- Последние новости» between the headline and its date: the name of the section, not a list of others' news."""
    below = index + 1
    return len(blocks[index].text) < 40 and (below == body.first or bool(date_line(blocks[below].text)))


def headline(block: Block, verdict: Verdict | None) -> bool:
    """Whether a line can be a headline: «Делегация Пермского края посетила Минск»."""
    text = clean_title(block.text)
    if (
        verdict
        or not 12 <= len(text) <= 260
        or block.kind is ParagraphKind.TABLE
        or date_line(text)
        or _CLOCK.search(text)
    ):
        return False
    if len(_WORD.findall(text)) < 3 or text[-1] in ":;," or origin_like(text):
        return False
    return not (sentence(text) and len(text) > 140)


def origin_like(text: str) -> bool:
    """«По материалам пресс-службы …» stands between headline and text and is neither."""
    return bool(re.match(r"(?:по (?:материалам|информации|сообщению|данным)|источник\s*:)", text, re.I))


def _passing(block: Block, verdict: Verdict) -> bool:
    """A date, a counter or the name of the site between headline and text."""
    return bool(date_line(block.text)) or (verdict.kind == "footer" and len(block.text) < 40) or origin_like(block.text)


def _apart(blocks: list[Block], above: int, below: int) -> bool:
    """Whether two headline-like lines belong to different things: only chrome of a slider may lie between."""
    return below - above > 2


def _words(text: str) -> set[str]:
    return {word.lower().replace("ё", "е") for word in _WORD.findall(text)}
