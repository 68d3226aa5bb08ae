"""Renaming: changes of name that articles tell outright, whether or not a claim names the body."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svod.follow.sentences import sentences
from svod.language.affiliations import renames
from svod.model.passage import passage_name
from svod.register import Register
from svod.resolve.nameareas import lemma_of

QUOTES = "«»„“”\"')"


class Renaming(NamedTuple):
    """The two names and the sentence that says so, as a passage of its page."""

    before: str
    after: str
    passage: str


def renamings(register: Register, names: Iterable[str]) -> Iterator[Renaming]:
    """What articles say of organisations of these names: what they were called before, or are called now."""
    for one in register.neighbours(spelt(names)):
        told = [lemma_of(word.lower()) for word in re.findall(r"[\w-]+|[^\w\s]", one.between) if word not in QUOTES]
        if not (way := renames(told)):
            continue
        text = register.text(one.page) or ""
        said = next((each for each in sentences(text) if each.start <= one.start < each.end), None)
        if said and one.between in said.text:
            before, after = (one.first, one.other)[::way]
            yield Renaming(before, after, passage_name(one.page, said.start, said.end))


def spelt(names: Iterable[str]) -> tuple[str, ...]:
    """The names as they may stand within a sentence and at its beginning."""
    return tuple(
        sorted({one for name in names for one in (name, name[:1].lower() + name[1:], name[:1].upper() + name[1:])})
    )
