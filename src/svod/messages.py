"""Messages: everything Svod says to people, in Russian and English, from one catalogue (`data/messages.*.yml`).

A message is a `str.format` template. `{pages:страница|страницы|страниц}` agrees with the number: «5 страниц».
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("ru", "en")
NBSP = "\u00a0"

_language: ContextVar[str] = ContextVar("language", default="ru")


def speak(language: str) -> None:
    """Choose the language of all messages that follow; ValueError when there is no catalogue for it."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while: papers are Russian whatever language the commands speak."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language spoken now: "ru" or "en"."""
    return _language.get()


def say(key: str, /, **values: Any) -> str:
    """The message in the language spoken now; whole numbers become counts. KeyError when there is none."""
    template = catalogue(language())[key]
    shown = {name: Count(value) if type(value) is int else value for name, value in values.items()}
    return template.format(**shown) if shown else template.replace("{{", "{").replace("}}", "}")


def known(key: str) -> bool:
    """Whether the catalogue has such a message."""
    return key in catalogue(language())


@cache
def catalogue(name: str) -> dict[str, str]:
    """All messages of one language."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = (files("svod") / "data" / f"messages.{name}.yml").read_text("utf-8")
    return {str(key): str(text).rstrip("\n") for key, text in yaml.load(source, Loader=loader).items()}


class Count(int):
    """A whole number that a template may give words to: `{n:страница|страницы|страниц}`."""

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return grouped(int(self)) if not spec else format(int(self), spec)
        return f"{grouped(int(self))}{NBSP}{plural(int(self), *spec.split('|'))}"


def plural(number: int, one: str, few: str, many: str | None = None) -> str:
    """The form of the noun that the number wants: Russian with three forms, English with two."""
    if many is None:
        return one if number == 1 else few
    tens, units = abs(number) % 100, abs(number) % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def grouped(number: int) -> str:
    """Five digits and more in groups of three: 12 345."""
    return f"{number:,}".replace(",", NBSP) if abs(number) >= 10_000 else str(number)
