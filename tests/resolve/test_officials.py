"""Officials: a body that a page calls by other words than its official name is marked, and keeps the page's words."""

import pytest

from svod.resolve.officials import official_name

OTHERWISE = [
    ("Парламентский комитет Союзного государства", "Парламентское Собрание Союза Беларуси и России"),
    ("Парламентской ассамблеи Союза Беларуси и России", "Парламентское Собрание Союза Беларуси и России"),
    ("Совмин Союзного государства", "Совет Министров Союзного государства"),
    ("Постком Союзного государства", "Постоянный Комитет Союзного государства"),
    ("Исполком СНГ", "Исполнительный комитет СНГ"),
]

AS_IT_IS = [
    "Парламентское Собрание Союза Беларуси и России",
    "Парламентского Собрания Союзного государства",
    "Совета Министров Союзного государства",
    "Совет министров Сербии",
    "Парламентский клуб Сербии",
    "министерство экономики",
]


@pytest.mark.parametrize(("name", "official"), OTHERWISE)
def test_another_name_is_marked_with_the_official_one(name: str, official: str) -> None:
    assert official_name(name) == official


@pytest.mark.parametrize("name", AS_IT_IS)
def test_the_official_name_and_names_of_others_are_not(name: str) -> None:
    assert official_name(name) is None
