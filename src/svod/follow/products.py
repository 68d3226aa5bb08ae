"""Products: what goods a phrase names, and whether two phrases name the same; by lemmas and a lexicon of headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from svod.language.areas import gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.lexicon import lists, table, words

_WORDS = re.compile(r"«[^»]*»|\"[^\"]*\"|\([^)]*\)|[\w][\w.-]*[\w]|\w|[,;]")
_BREAKS = {",", ";", "и", "или", "либо", "также", "плюс"}
_LIKE_ADJECTIVE = {"ADJF", "PRTF"}
_CASES = {"nomn": ("nomn", "accs"), "gent": ("gent", "gen1", "gen2")}


@dataclass(frozen=True, slots=True)
class Product:
    """Goods that a phrase names: the noun and the words that tell its kind, as lemmas (adjectives without endings).

    `headings` are the codes of ТН ВЭД it falls under, as far as the lexicon knows; of a class, those it covers. `said`
    are the words of the phrase, which make no difference.
    """

    head: str
    marks: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()
    of_class: bool = False
    said: str = field(default="", compare=False)

    @property
    def chapters(self) -> tuple[str, ...]:
        """Two-digit chapters, each once."""
        return tuple(dict.fromkeys(code[:2] for code in self.headings))


@lru_cache(maxsize=50_000)
def products(phrase: str) -> tuple[Product, ...]:
    """The goods named by a phrase in the nominative: «кровельные материалы и стекло» are two."""
    return tuple(dict.fromkeys(_known(one) for one in _read(phrase)))


def alike(one: Product, other: Product) -> str | None:
    """How two products agree: "product" (the same), "product-broader" (one is a kind of the other), "product-class"
    (one is a class that covers the other), or None: words in common make no sameness."""
    if one.head == other.head:
        if one.marks == other.marks:
            return "product" if _tells(one) or one.headings else None
        small, large = sorted((one, other), key=lambda product: len(product.marks))
        if small.marks < large.marks and (small.marks or not _vague(small.head)):
            return "product-broader"
    if one.of_class and other.of_class and set(one.headings) == set(other.headings):
        return "product"
    if _covers(one, other) or _covers(other, one):
        return "product-class"
    return None


def chapter(code: str) -> str:
    """The title of a chapter: chapter("87") is «средства наземного транспорта»."""
    return table("products", "chapters")[code]


def _tells(product: Product) -> bool:
    return bool(product.marks) or product.head not in words("products", "empty")


def _vague(head: str) -> bool:
    return head in words("products", "empty") or head in words("products", "manifold")


def _covers(wide: Product, narrow: Product) -> bool:
    """Whether a class holds all that the other may be: «сельхозтехника» — «трактор»."""
    if not wide.of_class or not narrow.headings:
        return False
    return all(code.startswith(wide.headings) for code in narrow.headings)


def _known(product: Product) -> Product:
    """The product by its usual name, with what the lexicon knows of it: «медикаменты» → «лекарство»."""
    goods, _ = _lexicon()
    fits = (name for name in goods.get(product.head, ()) if name[0] <= product.marks)
    called = max(fits, key=lambda name: len(name[0]), default=None)
    usual = product
    if called is not None:
        usual = replace(called[1], marks=called[1].marks | (product.marks - called[0]), said=product.said)
    return _of_class(product) or _of_class(usual) or usual


def _of_class(product: Product) -> Product | None:
    """The product with the headings of its class, if it names one: «ГСМ» as much as «нефтепродукты»."""
    _, classes = _lexicon()
    wide = next((named for marks, named in classes.get(product.head, ()) if marks == product.marks), None)
    return replace(product, headings=wide.headings, of_class=True) if wide else None


_Names = dict[str, list[tuple[frozenset[str], Product]]]


@cache
def _lexicon() -> tuple[_Names, _Names]:
    """Names of goods and of classes, by their noun: the marks that the name has, and the product it stands for."""
    goods: _Names = {}
    for code, names in lists("products", "goods").items():
        for synonyms in names:
            usual, *others = (_read(name.strip())[0] for name in synonyms.split("="))
            for product in (usual, *others):
                known = replace(usual, headings=(code,))
                goods.setdefault(product.head, []).append((product.marks, known))
    classes: _Names = {}
    for name, codes in table("products", "classes").items():
        product = _read(name)[0]
        classes.setdefault(product.head, []).append((product.marks, replace(product, headings=tuple(codes.split()))))
    return goods, classes


def _read(phrase: str) -> list[Product]:
    """The goods of a phrase by its grammar alone."""
    case, found = "nomn", list[Product]()
    waiting: list[
        tuple[str, str]
    ] = []  # «кровельные и изоляционные материалы»: adjectives that wait for the noun of the next
    of: str | None = None  # «добыча нефти и газа»: the noun that a bare genitive goes on with
    for part in _parts(phrase):
        reader = _Part(part, case)
        case = "gent" if reader.carried else case
        if reader.head is None:
            waiting += [(mark, reader.said) for mark in reader.marks[-1:]]
            if waiting and waiting[-1][0] in words("products", "substantives"):
                found.append(Product(waiting.pop()[0], said=reader.said))
        elif reader.oblique and found and of:
            found.append(Product(of, frozenset({reader.head, *reader.marks}), said=reader.said))
        else:
            found += [Product(reader.head, frozenset({mark}), said=reader.said) for mark, _ in waiting]
            found.append(Product(reader.head, frozenset(reader.marks), said=reader.said))
            waiting, of = [], reader.head if reader.genitives else None
    found += [Product(mark, said=said) for mark, said in waiting]
    return found or [Product(phrase.casefold(), said=phrase)]


def _parts(phrase: str) -> Iterator[list[str]]:
    part: list[str] = []
    for word in _WORDS.findall(phrase.replace("с/х", "сельскохозяйственный").replace("\u00a0", " ")):
        if word.casefold() in _BREAKS:
            if part:
                yield part
            part = []
        elif word[0] not in '«"(':  # a brand in quotes tells whose, not what
            part.append(word)
    if part:
        yield part


class _Part:
    """One member of a list of goods: its noun, and the words that tell its kind."""

    def __init__(self, part: Sequence[str], case: str) -> None:
        self.said = " ".join(part)
        self.case, self.carried, self.oblique, self.genitives = case, False, False, False
        self.head: str | None = None
        self.marks: list[str] = []
        self.after = ""  # the preposition that the next noun stands with
        self.numbers: set[str] = set()  # of the adjectives before the noun: «грузинские вина» is not «вина»
        for at, word in enumerate(part):
            self._take(word, part[at + 1 : at + 2])
        if self.head is None and len(self.marks) > 1:  # «линейные направляющие»: the last adjective is the noun
            self.head = self.marks.pop()

    def _take(self, word: str, following: Sequence[str]) -> None:
        if word.isdigit() or re.search(r"[a-zA-Z\d]", word):
            return
        if word.isupper() and len(word) > 1:
            self._acronym(word)
            return
        read = parses(word.casefold())
        if read[0].tag.POS in {"PREP", "CONJ", "PRCL", "NPRO", "NUMR", "ADVB"}:
            self.after = word.casefold() if read[0].tag.POS == "PREP" else self.after
            return
        adjective = _adjective(read)
        if adjective and (read[0].tag.POS in _LIKE_ADJECTIVE or _nominal(following)):
            self._take_adjective(read, word, adjective)
        elif (noun := _noun(read, self._wanted(), self.numbers)) is not None:
            self._take_noun(noun, word)
        elif adjective:
            self._take_adjective(read, word, adjective)

    def _wanted(self) -> str:
        if self.head is not None:
            return "" if self.after else "gent"
        return self.case

    def _take_adjective(self, read: Sequence[Any], word: str, adjective: str) -> None:
        self.numbers = {one.tag.number for one in read if one.tag.POS in _LIKE_ADJECTIVE}
        if not _of_place(word) and adjective not in _neutral():
            self.marks.append(adjective)

    def _take_noun(self, noun: Any, word: str) -> None:
        lemma = _lemma(noun)
        if self.head is None and not self.after:
            if lemma in words("products", "carriers"):
                self.carried, self.case, self.marks = True, "gent", []
                return
            self.head = lemma
            self.oblique = noun.tag.case not in _CASES.get(self.case, ())
        elif lemma not in words("products", "carriers") and not (word[0].isupper() and lemma in gazetteer().names):
            self.genitives = self.genitives or not self.after
            self.marks.append(_kin().get(lemma, lemma))
        self.after, self.numbers = "", set()

    def _acronym(self, word: str) -> None:
        """«БПЛА» names goods, «автобусы МАЗ» a maker, «станки с ЧПУ» a kind."""
        if self.head is None:
            self.head = word.casefold()
        elif self.after:
            self.marks.append(word.casefold())
        self.after = ""


def _noun(read: Sequence[Any], case: str, numbers: set[str]) -> Any:
    """The reading as a noun in the case and number wanted; else as any noun."""
    nouns = [one for one in read if one.tag.POS == "NOUN" and "Geox" not in one.tag and "Surn" not in one.tag]
    fit = [one for one in nouns if one.tag.case in _CASES.get(case, ())]
    agreeing = [one for one in fit if one.tag.number in numbers]
    return next(iter((*agreeing, *fit, *nouns)), None)


def _nominal(following: Sequence[str]) -> bool:
    """Whether the next word is a noun or an adjective: then «токарные» is no turner."""
    return any(read.tag.POS in {"NOUN", *_LIKE_ADJECTIVE} for word in following for read in parses(word.casefold())[:2])


def _adjective(read: Sequence[Any]) -> str | None:
    found = next((one for one in read if one.tag.POS in _LIKE_ADJECTIVE), None)
    return _stem(str(found.normal_form)) if found else None


def _stem(adjective: str) -> str:
    """«лифтовый» and «лифтовой» are one."""
    return re.sub(r"(ый|ий|ой)$", "", adjective.replace("ё", "е"))


@cache
def _kin() -> dict[str, str]:
    """Nouns with the adjectives, without their endings, that tell the same kind."""
    return {noun: _stem(adjective) for noun, adjective in table("products", "kin").items()}


@cache
def _neutral() -> frozenset[str]:
    return frozenset(_stem(word) for word in words("products", "neutral"))


def _lemma(read: Any) -> str:
    return str(read.normal_form).replace("ё", "е")


def _of_place(word: str) -> bool:
    """«белорусский», «псковский» tell whose, not what."""
    stem = adjective_stem(word)
    return bool(stem and stem in gazetteer().adjectives)
