"""Block: a line or paragraph of a page before it is known to be article or chrome."""

import re
from dataclasses import dataclass

from svod.model.page import ParagraphKind

_SOFT = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text in page order.

    `hint`/`reason` name the chrome that the markup says this is. `level` is that of a heading, `linked` the share of
    characters that stand in links, `marks` what else the markup says: "headline", "date", "body", "end" (an article
    element ends here; the text is empty), "bold"; "tag" stands on every block of HTML. `gap`: a blank line
    stands before it. `stamp`: the machine date of a <time> in it.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    hint: str = ""
    reason: str = ""
    level: int = 0
    linked: float = 0.0
    marks: frozenset[str] = frozenset()
    gap: bool = False
    stamp: str = ""


def squeeze(text: str) -> str:
    """The text on one line with plain single blanks, without soft hyphens and other unseen signs."""
    return _BLANK.sub(" ", _SOFT.sub("", text)).strip()
