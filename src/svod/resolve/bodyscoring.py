"""Scoring of organisations: how much speaks for two names being one body. All weights stand in one list."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from svod.lexicon import words
from svod.model.score import Reason, Score
from svod.resolve.areas import unrelated
from svod.resolve.bodynames import BodyName, body_name, joint
from svod.resolve.nameareas import meant
from svod.resolve.romanise import foreign, plain, skeleton, stem

WEIGHTS: dict[str, float] = {
    # titles
    "body-title": 0.6,  # завод «Маяк» — «Маяк»
    "body-title-letters": 0.55,  # KAMAZ — «КамАЗ»; a case ending left on
    "body-title-near": 0.25,  # «Хафизово» — «Хафезово»: one letter, perhaps a slip of the pen
    "body-title-rare": 0.15,  # a long title, or one of several words, is seldom that of two firms
    "body-title-more": 0.1,  # «Вега» — «Вега Транс»
    "body-title-missing": -0.3,  # «Псковский завод „Маяк“» — «Псковский завод»
    "body-title-apart": -1.0,
    "body-kind-apart": -0.4,  # мебельная фабрика «Маяк» — кондитерская фабрика «Маяк»
    # what it does, where it has no title
    "body-words": 0.6,  # Псковский лифтовый завод — Псковский лифтовый
    "body-words-more": 0.25,  # министерство энергетики — министерство энергетики и транспорта
    "body-words-short": 0.4,  # минсельхоз — министерство сельского хозяйства и продовольствия
    "body-words-some": 0.1,  # министерство торговли и туризма — министерство торговли и транспорта
    "body-words-apart": -1.0,
    "body-number-apart": -1.0,  # школа № 5 — школа № 7
    # abbreviations
    "body-short-told": 0.85,  # a page says what the letters stand for
    "body-short-fits": 0.5,  # ПЭМЗ — Псковский электромеханический завод
    "body-short-beside": 0.75,  # Шадринский ГТУ — Шадринский государственный технический университет
    "body-short-apart": -1.0,
    # what it is
    "body-head": 0.08,  # завод — завод
    "body-head-unknown": 0.0,
    "body-head-apart": -0.5,  # завод — техникум
    # whose it is
    "body-area": 0.25,  # both belong to one area
    "body-area-inside": 0.15,  # Томск — Томская область
    "body-area-other": -0.3,  # a rare title told of in two areas
    "body-area-apart": -1.0,  # two areas of which neither lies in the other
    "body-area-unknown": -0.2,  # министерство энергетики: of which area?
    # what pages say of the two
    "body-page": 0.4,  # a page names a council in full and for short
    "body-brand": 0.85,  # a page says that the firm sells under that name
    "body-former": 0.55,  # a page says that it was called so before: for a person to judge
    "body-part": -1.0,  # a page says that one is a part of the other
}
"""Points for and against; the sum, held between 0 and 1, is the score."""

SAME = 0.7
"""From here on two names are joined, if there is but one such body."""

DOUBT = 0.4
"""From here on they are shown as candidates for a person to judge."""

DECISIVE = ("body-part", "body-former")
"""What a page says outright stands alone: no likeness of names weighs against it."""


def body_score(one: str, other: str, near: tuple[str, ...] = ()) -> Score:
    """The score of two names, with what pages tell (`near`: "body-area", "body-short-told", "body-part", …)."""
    decisive = [code for code in near if code in DECISIVE]
    if decisive:
        return Score.of([Reason(decisive[0], WEIGHTS[decisive[0]])])
    told = [code for code in near if code in ("body-short-told", "body-brand")]
    a, b = body_name(one), body_name(other)
    areas = _areas(a, b, [code for code in near if code.startswith("body-area")])
    codes = [*(told or name_codes(one, other)), *(code for code in near if code == "body-page"), *areas]
    return Score.of(Reason(code, WEIGHTS[code]) for code in codes)


def _areas(a: BodyName, b: BodyName, told: list[str]) -> list[str]:
    """What areas say: those that pages tie the two to, else those in the names («Псковский …», «Томский …»)."""
    office = a.office or b.office
    if a.area and b.area and a.area != b.area:
        return ["body-area-apart"]
    if joint(a) and joint(b):
        return ["body-area-apart"] if a.between and b.between and a.between != b.between else []
    if not told and a.near and b.near:
        told = ["body-area" if a.near & b.near else "body-area-apart"]
    if not told:
        return ["body-area-unknown"] if office else []
    if told == ["body-area-inside"] and office:
        return ["body-area-apart"]
    return ["body-area-other"] if told == ["body-area-apart"] and a.rare and b.rare and not office else told


@lru_cache(maxsize=200_000)
def name_codes(one: str, other: str) -> tuple[str, ...]:
    """What the two names alone say for and against."""
    a, b = body_name(one), body_name(other)
    found = [*_titles_or_words(a, b)]
    if not found[0].endswith("-apart") and not found[0].startswith("body-short"):
        found.append(_heads(a, b))
        if a.title and b.title and a.head == b.head and _kinds_apart(a, b):
            found.append("body-kind-apart")
    numbers = [set(re.findall(r"\d+", name)) for name in (one, other)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        found.append("body-number-apart")
    return tuple(found)


def _titles_or_words(a: BodyName, b: BodyName) -> Iterator[str]:
    if bool(a.short) != bool(b.short):
        short, full = (a, b) if a.short else (b, a)
        if full.title and skeleton("".join(full.title)) == skeleton(short.short):
            yield "body-title-letters"
        elif not full.title and fits(short, full):
            yield "body-short-beside" if len(short.ordered) > 1 else "body-short-fits"
        else:
            yield "body-short-apart"
    elif a.title and b.title:
        yield from _titles(a, b)
    elif a.title or b.title:
        yield from _untitled(a, b)
    else:
        yield _about(a, b)


def _titles(a: BodyName, b: BodyName) -> Iterator[str]:
    x, y = "".join(a.title), "".join(b.title)
    if x == y:
        yield "body-title"
    elif _one_spelling(x, y):
        yield "body-title-letters"
    elif set(a.title) < set(b.title) or set(b.title) < set(a.title):
        yield "body-title-more"
    elif _one_letter(skeleton(x), skeleton(y)):
        yield "body-title-near"
    else:
        yield "body-title-apart"
        return
    if a.rare and b.rare:
        yield "body-title-rare"


def _one_spelling(x: str, y: str) -> bool:
    """One title in two alphabets, or with a case ending left on."""
    if skeleton(x) == skeleton(y) or (stem(x) == stem(y) and len(stem(x)) > 3):
        return True
    return foreign(x) != foreign(y) and plain(skeleton(x)) == plain(skeleton(y))


def _untitled(a: BodyName, b: BodyName) -> Iterator[str]:
    """«Псковский завод „Маяк“» beside «Псковский завод»: their other words must agree, and there must be some."""
    if not a.about or not b.about or not (a.about <= b.about or b.about <= a.about):
        yield "body-title-apart"
    else:
        yield "body-words"
        yield "body-title-missing"


def _about(a: BodyName, b: BodyName) -> str:
    x, y = (one.about | frozenset(one.between) for one in (a, b))
    if x == y:
        return "body-words"
    if not x or not y:
        return "body-words-apart"
    common = x & y
    if common and (x <= y or y <= x):
        less = a if x <= y else b
        return "body-words-short" if less.unfolded else "body-words-more"
    # «Псковский лифтовый» and «Томский лифтовый» share a word and are two
    areas_apart = a.near and b.near and not a.near & b.near
    if common and not areas_apart and len(common) / len(x | y) >= 0.3 and (a.office and b.office):
        return "body-words-some"
    return "body-words-apart"


def _kinds_apart(a: BodyName, b: BodyName) -> bool:
    """Whether the words beside two titles tell two trades, and not only two places."""
    x, y = ({word for word in one.about if not meant(word)} for one in (a, b))
    return bool(x and y) and not x & y


def _heads(a: BodyName, b: BodyName) -> str:
    if not a.head or not b.head:
        return "body-head-unknown"
    return "body-head" if a.head == b.head else "body-head-apart"


def _one_letter(x: str, y: str) -> bool:
    if min(len(x), len(y)) < 6 or x[0] != y[0] or abs(len(x) - len(y)) > 1:
        return False
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) == 1
    less, more = sorted((x, y), key=len)
    return any(more[:at] + more[at + 1 :] == less for at in range(len(more)))


@lru_cache(maxsize=100_000)
def fits(short: BodyName, full: BodyName) -> bool:
    """Whether an abbreviation may stand for a name: each word gives its first letter («МТЗ»), its beginning («БелАЗ»)
    or, of two roots, two letters («ПЭМЗ»). A name without its noun («Минский тракторный») lacks the last letter; words
    that stand before the abbreviation («Томский ГАУ») stand in the name too."""
    letters, before = short.short.casefold().replace("ё", "е"), short.ordered[:-1]
    if before != full.ordered[: len(before)]:
        return False
    rest = full.ordered[len(before) :]
    given = [part for word in rest for part in word.split("-") if part not in words("bodies", "small")]
    if len(given) < 2 or foreign(short.short):
        return False
    return _spells(letters, tuple(given)) or (not full.head and _spells(letters[:-1], tuple(given)))


def _spells(letters: str, given: tuple[str, ...]) -> bool:
    if not given or not letters:
        return not given and not letters
    word, rest = given[0], given[1:]
    if word in words("bodies", "plain") and _spells(letters, rest):
        return True
    if word[0] != letters[0]:
        return False
    if any(word.startswith(letters[:at]) and _spells(letters[at:], rest) for at in range(1, len(letters) + 1)):
        return True
    roots = len(letters) > 1 and re.search(f"[ое]{letters[1]}", word[3:]) is not None
    return roots and _spells(letters[2:], rest)


def area_code(one: Iterable[str], other: Iterable[str]) -> str | None:
    """What the areas of two bodies say: one of the codes, or None where one is unknown."""
    left, right = set(one), set(other)
    if not left or not right:
        return None
    if left & right:
        return "body-area"
    related = any(not unrelated(x, y) for x in left for y in right)
    return "body-area-inside" if related else "body-area-apart"
