"""Set aside: why a part of a page is not its article, in the language of the visitor. The register keeps the reason in
Russian, as it was read; the catalogue knows the same words in both languages."""

import re
from functools import cache

from svod.messages import catalogue, known, say

GROUP = "chrome.reason."
"""Messages that tell why."""


def reason_words(reason: str) -> str:
    """The reason in the language spoken now; as it is kept where the catalogue does not know it."""
    for key, shape in _shapes():
        if match := shape.fullmatch(reason):
            said = match.groupdict()
            if kind := said.get("kind"):
                said["kind"] = say(f"chrome.kind.{kind}") if known(f"chrome.kind.{kind}") else kind
            if inner := said.get("reason"):
                said["reason"] = reason_words(inner)
            return say(key, **said)
    return reason


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each message with the shape of what is kept: {said} stands for any words. Those without come first."""
    templates = {key: text for key, text in catalogue("ru").items() if key.startswith(GROUP)}
    ordered = sorted(templates.items(), key=lambda one: ("{" in one[1], one[0]))
    return tuple(
        (key, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(text)), re.S)) for key, text in ordered
    )
