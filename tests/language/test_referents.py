"""What organisation a common noun stands for: the last word of each line."""

import pytest

from svod.language import understand
from svod.language.referents import organisation_meant
from tests.language.test_names import named_article

MEANT = [
    ("Авиакомпания «Полюс» и банк «Орион» выросли. Летом закрыли компанию.", "Авиакомпания Полюс"),
    ("Завод «Полюс» и банк «Орион» выросли. Летом закрыли компанию.", None),
    ("Компания «Полюс» выросла, пишет «Маяк». Летом закрыли предприятие.", "Полюс"),
    ("Компания «Полюс» выросла, ждёт «Маяк». Летом закрыли предприятие.", None),
    ("Вырос Facebook. Все любят портал. Вырос Twitter. Летом закрыли портал.", "Facebook"),
    ("Вырос Facebook. Вырос Twitter. Летом закрыли портал.", None),
]


@pytest.mark.parametrize(("line", "wanted"), MEANT)
def test_organisation_meant(line: str, wanted: str | None) -> None:
    text = understand(named_article(line))
    meant = organisation_meant(text, len(text.tokens) - 2)
    assert (meant.name if meant is not None else None) == wanted
