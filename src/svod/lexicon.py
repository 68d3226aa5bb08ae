"""Lexicons: words are data. Reads `data/lexicon/*.yml`, whose headers say who reads them and where they came from.

Below every room that has words, so that reading a page does not load the language models.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _file(name: str) -> Mapping[str, Any]:
    source = files("svod") / "data" / "lexicon" / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it is built in
    loaded = yaml.load(source.read_text("utf-8"), Loader=loader)
    if not isinstance(loaded, dict):
        raise ValueError(f"lexicon {name}.yml is not a mapping of groups")
    return loaded


@cache
def words(name: str, group: str) -> frozenset[str]:
    """The lemmas of one group, «ё» as «е»; KeyError when the lexicon has no such group."""
    return frozenset(str(word).replace("ё", "е") for word in _file(name)[group])


@cache
def table(name: str, group: str) -> Mapping[str, str]:
    """A group that maps lemmas to values: {"январь": "1", …}."""
    return {str(key).replace("ё", "е"): str(value) for key, value in _file(name)[group].items()}


@cache
def lists(name: str, group: str) -> Mapping[str, tuple[str, ...]]:
    """A group that maps keys to lists of words or phrases, «ё» as «е»: {"8701": ("трактор", …)}."""
    return {str(key): tuple(str(one).replace("ё", "е") for one in values) for key, values in _file(name)[group].items()}
