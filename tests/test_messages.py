"""The catalogue of messages: both languages say the same things with the same values."""

import string

from svod.messages import Count, catalogue, plural


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_all_messages() -> None:
    russian, english = catalogue("ru"), catalogue("en")
    assert russian.keys() == english.keys()
    for key, text in russian.items():
        assert fields(text) == fields(english[key]), key


def test_counts_agree() -> None:
    assert f"{Count(21):страница|страницы|страниц}" == "21\u00a0страница"
    assert f"{Count(12):страница|страницы|страниц}" == "12\u00a0страниц"
    assert f"{Count(1):page|pages}" == "1\u00a0page"
    assert plural(3, "день", "дня", "дней") == "дня"
