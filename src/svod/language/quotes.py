"""Titles: what stands in quotation marks as a name («Гомельский вестник»), not as somebody's speech."""

from functools import lru_cache

from svod.model.text import Text

OPENING = '«„“"”'
CLOSING = '»“”"'
LONGEST_TITLE = 14  # tokens; a longer quotation is speech


@lru_cache(maxsize=4)
def titles(text: Text) -> tuple[tuple[int, int], ...]:
    """(opening mark, closing mark) token indexes of all titles, outer before inner."""
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    tokens = text.tokens
    for sentence in text.sentences:
        stack.clear()
        for index in range(sentence.first, sentence.last + 1):
            mark = tokens[index].text
            if mark == "«" or mark == "„" or (mark in {'"', "“", "”"} and not _closes(text, stack, index)):
                stack.append(index)
            elif mark in CLOSING and stack:
                opening = stack.pop()
                if _is_title(text, opening, index):
                    found.append((opening, index))
    return tuple(sorted(found, key=lambda pair: (pair[0], -pair[1])))


def _closes(text: Text, stack: list[int], index: int) -> bool:
    """A straight mark closes when one is open and no blank stands before it."""
    return bool(stack) and text.tokens[index].start == text.tokens[index - 1].end


def _is_title(text: Text, opening: int, closing: int) -> bool:
    inner = text.tokens[opening + 1 : closing]
    if not inner or len(inner) > LONGEST_TITLE or not inner[0].text[0].isalnum():
        return False
    if inner[-1].text in {",", ".", "!", "?", "…"}:
        return False
    return not any(token.morph.form == "Fin" for token in inner) or len(inner) <= 4
