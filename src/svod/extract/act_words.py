"""Act words: the verbs and nouns of supply, making, building and opening, and the words that give them a stage."""

from functools import cache

from svod.lexicon import table, words
from svod.model.claim import ProjectStage

VERBS = ("gives", "takes", "moves", "equips", "makes", "builds", "launches", "works", "teaches", "invests")


@cache
def verb_kinds() -> dict[str, tuple[str, ...]]:
    """Verb lemma → the groups of the lexicon that hold it."""
    kinds: dict[str, tuple[str, ...]] = {}
    for group in VERBS:
        for word in words("project", group):
            kinds[word] = (*kinds.get(word, ()), group)
    return kinds


@cache
def act_nouns() -> dict[str, str]:
    """Noun of an act → its form, "any" where the thing tells."""
    return dict(table("project", "act_nouns"))


@cache
def operators() -> dict[str, ProjectStage]:
    """Word → the stage it gives to what it governs."""
    return {word: ProjectStage(stage) for word, stage in table("project", "operators").items()}
