"""Body: which stretch of a page's blocks is the article."""

import re
from dataclasses import dataclass

from svod.model.page import ParagraphKind
from svod.read.block import Block
from svod.read.chrome import SITE_ADDRESS, Verdict, chrome_of, prose

# What a block of chrome costs when it lies between two stretches of prose: what belongs to the page's end costs more
# than what sits in the middle of articles (an advert, one headline «Читайте также»).
COSTS = {
    "comments": 3000,
    "forum": 250,
    "footer": 250,
    "share": 90,
    "tags": 120,
    "form": 90,
    "related": 25,
    "cookie": 120,
    "menu": 60,
    "calendar": 80,
    "ticker": 80,
    "widget": 60,
    "sidebar": 60,
}
OPENER_COST = 220
"""A heading «Читайте также» with nothing after it on its line: a section of other news begins."""
END_COST = 300
"""The markup's own end of an article."""
SHORT_COST = 15
TEASER = re.compile(r"(?:подробнее|читать (?:далее|полностью|дальше)|далее)[\W]*", re.I)
"""The link under the first words of another piece of news."""
CREDIT = re.compile(r"(?:источник|фото|автор фото|изображение|источник фото)\s*:?", re.I)
"""«Источник:» over the address of a site, in the middle of an article: whose the picture above is."""
BOX = re.compile(r"(?:цифра|цифры|факт|число|цитата)(?: дня| недели| номера)?\W*", re.I)
"""The heading of a box that speaks of something else: the block under it is no article."""


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks are `blocks[first:last]`; `verdicts` has one entry a block, None where it may be article."""

    first: int
    last: int
    verdicts: tuple[Verdict | None, ...]

    @property
    def found(self) -> bool:
        """Whether there is any article."""
        return self.last > self.first


def find_body(blocks: list[Block]) -> Body:
    """The stretch of blocks with the most running text and the least chrome."""
    verdicts = _verdicts(blocks)
    best = (0.0, 0, 0)
    total, first = 0.0, 0
    for index, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if total <= 0:
            total, first = 0.0, index
        total += _worth(block, verdict)
        if total > best[0]:
            best = (total, first, index + 1)
    _, first, last = best
    return Body(first, last, tuple(verdicts))


def _worth(block: Block, verdict: Verdict | None) -> float:
    if verdict:
        return (
            -OPENER_COST
            if verdict.opens and verdict.kind not in {"comments", "counter"}
            else -COSTS.get(verdict.kind, 30)
        )
    if not block.text:
        return -END_COST
    if block.kind is ParagraphKind.TABLE:
        return min(len(block.text), 40) / 2
    running = prose(block.text) * (1 - block.linked)
    # A headline is no reason to begin or end here; prose counts by its length, but one endless line is not everything.
    return min(running, 800) if running else -SHORT_COST


def _verdicts(blocks: list[Block]) -> list[Verdict | None]:
    """The verdict on each block; readers' talk after the article is chrome to the end of the page."""
    verdicts: list[Verdict | None] = []
    seen = 0
    talk: Verdict | None = None
    boxed = False
    above = ""
    for block in blocks:
        verdict = chrome_of(block) if block.text else None
        if boxed and not verdict and block.text:
            verdict = Verdict("widget", "под заголовком врезки")
        boxed = bool(verdict and BOX.fullmatch(block.text))
        if CREDIT.fullmatch(block.text) or (CREDIT.fullmatch(above) and verdict and verdict.reason == SITE_ADDRESS):
            verdict = Verdict("caption", "чей снимок")
        if talk and not verdict:
            verdict = Verdict(talk.kind, "после начала комментариев") if block.text else None
        elif (
            verdict
            and verdict.opens
            and verdict.kind in {"comments", "forum", "counter"}
            and seen > 250
            and not block.hint
        ):
            talk = verdict
        if verdict and TEASER.fullmatch(block.text) and verdicts and not verdicts[-1] and len(above) < 300:
            verdicts[-1] = Verdict("related", "начало другой новости: под ним «Подробнее»")
        above = block.text
        verdicts.append(verdict)
        if not verdict:
            seen += prose(block.text)
    return verdicts
