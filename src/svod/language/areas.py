"""The gazetteer: countries, regions, districts, towns by name, byname, adjective, people (areas.tsv and towns.tsv)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from svod.language.declension import adjective_stem, forms
from svod.lexicon import words
from svod.model.text import Area, Token

LONGEST_STATE = 9  # words of a country's full name
RANK = {"country": 0, "region": 1, "city": 2, "union": 3, "district": 4, "town": 5}


@dataclass(frozen=True, slots=True)
class Entry:
    """An area with what the gazetteer knows besides: `seat` is country or region for a capital; see areas.tsv.

    `code` is ISO 3166-1 or -2; `okato` and `oktmo` are Russia's classifiers; `district` is that of a town; `also` and
    `adjectives` are its other names. What is not known is empty.
    """

    area: Area
    seat: str
    care: bool
    order: int
    code: str = ""
    okato: str = ""
    oktmo: str = ""
    district: str = ""
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call an area: the forms of each of its words, without the first."""

    rest: tuple[frozenset[str], ...]
    entry: Entry


@dataclass(slots=True)
class Gazetteer:
    """All lookups; keys are lower case with «е» for «ё», those of `short` as written."""

    names: dict[str, list[Name]] = field(default_factory=dict)
    short: dict[str, list[Entry]] = field(default_factory=dict)
    adjectives: dict[str, list[Entry]] = field(default_factory=dict)
    people: dict[str, list[Entry]] = field(default_factory=dict)
    by_name: dict[str, list[Entry]] = field(default_factory=dict)

    def called(self, words: Sequence[str]) -> tuple[int, list[Entry]]:
        """How many of `words` (lower case) the longest name at their start takes, and what it may mean."""
        best, found = 0, list[Entry]()
        for name in self.names.get(words[0], ()):
            length = 1 + len(name.rest)
            if length < best or length > len(words):
                continue
            if all(word in forms_of for word, forms_of in zip(words[1:length], name.rest, strict=True)):
                if length > best:
                    best, found = length, []
                if name.entry not in found:
                    found.append(name.entry)
        return best, found

    def state(self, tokens: Sequence[Token], index: int) -> tuple[int, list[Entry]]:
        """«Федеративной Демократической Республики Эфиопии», «Султаната Оман»: forms of state before a country."""
        if not any(token.lemma in words("areas", "states") for token in tokens[index : index + 4]):
            return 0, []
        at, end = index, min(index + LONGEST_STATE, len(tokens)) - 1
        lows = [token.text.lower().replace("ё", "е") for token in tokens[index : end + 1]]
        while at < end and tokens[at].text[0].isupper() and tokens[at].morph.pos == "ADJ":
            at += 1
        form = tokens[at]
        if form.lemma not in words("areas", "states") or not form.text[0].isupper() or at >= end:
            return 0, []
        length, entries = self.called(lows[at - index + 1 :])
        countries = [entry for entry in entries if entry.area.kind == "country"]
        return (at + 1 - index + length, countries) if countries else (0, [])

    def seat_of(self, name: str, kind: str) -> Entry | None:
        """The capital of a country or region: seat_of("Татарстан", "region") is Казань."""
        return _seats().get((name, kind))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once (about 0.1 s)."""
    book = Gazetteer()
    for entry, people in _rows():
        book.by_name.setdefault(entry.area.name, []).append(entry)
        for name in (entry.area.name, *entry.also):
            _enter(book, name, entry)
            if entry.area.kind == "country" and "-" in name:  # «Коста Рика»
                _enter(book, name.replace("-", " "), entry)
        for word in entry.adjectives:
            if stem := adjective_stem(word):
                book.adjectives.setdefault(stem, []).append(entry)
        for word in people:
            for form in forms(word):
                book.people.setdefault(form, []).append(entry)
    return book


@cache
def districts() -> dict[str, list[Entry]]:
    """Districts without a row of their own, as their towns tell them; keys are names with «е» for «ё».

    Pages are not read by them: districts of cities have the same names.
    """
    rows = gazetteer().by_name
    towns: dict[tuple[str, str, str], list[Entry]] = {}
    for town in (entry for entries in rows.values() for entry in entries if entry.district):
        area = town.area
        if all(known.area.country != area.country for known in rows.get(town.district, ())):
            towns.setdefault((town.district, area.country, area.region), []).append(town)
    told: dict[str, list[Entry]] = {}
    for (name, country, region), inside in towns.items():
        okato = _of_district((town.okato for town in inside), "2")
        oktmo = _of_district((town.oktmo for town in inside), "6")
        entry = Entry(Area(name, "district", country, region), "", False, inside[0].order, okato=okato, oktmo=oktmo)
        told.setdefault(name.replace("ё", "е"), []).append(entry)
    return told


def _of_district(codes: Iterable[str], sign: str) -> str:
    """The district's code, the first five digits of those of its towns that have its `sign` third: 33 228 501 000 lies
    in 33 228 000 000, and 33 404 000 000 in no district; "" when they tell none, or several."""
    told = {code[:5].ljust(len(code), "0") for code in codes if code[2:3] == sign}
    return told.pop() if len(told) == 1 else ""


def _enter(book: Gazetteer, name: str, entry: Entry) -> None:
    if name.isupper() or (sum(c.isupper() for c in name) > 1 and " " not in name and len(name) < 6):
        book.short.setdefault(name, []).append(entry)
        return
    first, *rest = name.split(" ")
    others = tuple(forms(word) for word in rest)
    for form in forms(first):
        book.names.setdefault(form, []).append(Name(others, entry))
    if " " not in name or entry.area.kind != "region":
        return
    stem = adjective_stem(first)  # «кировский» is whatever the region's own adjective is, when the table names none
    if stem and len(rest) == 1 and all(e.area != entry.area for e in book.adjectives.get(stem, ())):
        book.adjectives.setdefault(stem, [])


def _rows() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Each area with the names of its people."""
    towns = {(name, region): told for name, region, *told in _table("towns.tsv")}
    for order, cells in enumerate(_table("areas.tsv")):
        name, kind, country, region, code, also, adjectives, people, seat, care, okato, oktmo, district = cells
        if kind in ("city", "town") and country == "Россия":
            district, okato, oktmo = towns.get((name, region), ("", "", ""))
        area = Area(name, kind, country, region)
        names, derived = _listed(also), _listed(adjectives)
        entry = Entry(area, seat, bool(care), order, code, okato, oktmo, district, names, derived)
        yield entry, _listed(people)


def _table(name: str) -> list[list[str]]:
    """The cells of a table's lines; those that are empty at a line's end are left out there."""
    source = (files("svod") / "data" / name).read_text("utf-8")
    head, *lines = (line.split("\t") for line in source.splitlines() if line and not line.startswith("#"))
    return [line + [""] * (len(head) - len(line)) for line in lines]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split("; ") if value)


@cache
def _seats() -> dict[tuple[str, str], Entry]:
    seats: dict[tuple[str, str], Entry] = {}
    for entries in gazetteer().by_name.values():
        for entry in entries:
            if entry.seat == "country":
                seats[entry.area.country, "country"] = entry
            if entry.seat:
                seats.setdefault((entry.area.region, "region"), entry)
    return seats
