"""Areas: where an area lies, by what codes it goes, and which others have its name."""

from dataclasses import dataclass
from functools import lru_cache

from svod.language.areas import RANK, Entry, districts, gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCard:
    """What is known of an area whatever the pages say. `above` are the areas it lies in, the nearest first; `below`
    those that lie right in it; `twins` say where other areas of this name lie. A code that is not known is empty."""

    name: str
    kind: str
    iso: str = ""
    okato: str = ""
    oktmo: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()


def area_cards(name: str) -> list[AreaCard]:
    """The areas of one name, the widest first; none when neither the gazetteer nor the towns of a district know any."""
    rows, told = gazetteer().by_name.get(name, []), districts().get(name.replace("ё", "е"), [])
    known = sorted((*rows, *told), key=lambda entry: (RANK.get(entry.area.kind, 9), entry.order))
    places = [_above(entry) for entry in known]
    return [
        AreaCard(
            name=name,
            kind=entry.area.kind,
            iso=entry.code,
            okato=entry.okato,
            oktmo=entry.oktmo,
            above=places[at],
            below=_parts().get((entry.area.name, entry.area.kind, _region(entry)), ()),
            also=entry.also,
            adjectives=entry.adjectives,
            twins=tuple(", ".join(place) for other, place in enumerate(places) if other != at),
        )
        for at, entry in enumerate(known)
    ]


def around(name: str) -> frozenset[str]:
    """All areas that an area of this name lies in; none when the gazetteer knows none."""
    return frozenset(place for entry in gazetteer().by_name.get(name, ()) for place in _rows_above(entry))


def country_of(name: str) -> str:
    """The only country that an area of this name is or lies in; "" when there is none, or several."""
    found = {e.area.name if e.area.kind == "country" else e.area.country for e in gazetteer().by_name.get(name, ())}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=50_000)
def lies_in(one: str, other: str) -> bool:
    """Whether an area is the other or a part of it: «Бобруйск» lies in «Могилёвская область» and in «Беларусь»."""
    return one == other or other in around(one)


def is_local(name: str) -> bool:
    """Whether a name is known, of towns and districts alone: «Псков», not «Псковская область»."""
    known = gazetteer().by_name.get(name, ())
    return bool(known) and all(entry.area.kind in {"city", "town", "district"} for entry in known)


@lru_cache(maxsize=50_000)
def unrelated(one: str, other: str) -> bool:
    """Whether neither area lies in the other; where the gazetteer does not know them, or one is a union, they may."""
    book = gazetteer().by_name
    if one not in book or other not in book:
        return False
    unions = any(entry.area.kind == "union" for name in (one, other) for entry in book[name])
    return not unions and not lies_in(one, other) and not lies_in(other, one)


def inside(*names: str) -> tuple[str, ...]:
    """All areas inside the closest of these, those in which none of the others lies; but for names that areas elsewhere
    have too."""
    closest = [name for name in names if not any(other != name and lies_in(other, name) for other in names)]
    return tuple(sorted({part for name in closest for part in _within().get(name, ())}))


@lru_cache(maxsize=1)
def _within() -> dict[str, list[str]]:
    """Each area with all names that are of places inside it alone."""
    within: dict[str, list[str]] = {}
    for name, known in gazetteer().by_name.items():
        for place in set.intersection(*(set(_rows_above(entry)) for entry in known)):
            within.setdefault(place, []).append(name)
    return within


def _above(entry: Entry) -> tuple[str, ...]:
    area = entry.area
    return tuple(place for place in (entry.district, area.region, area.country) if place and place != area.name)


def _rows_above(entry: Entry) -> tuple[str, ...]:
    """Those of `_above` that have rows of their own: «Кировский район» may be one of a city as well."""
    return tuple(place for place in _above(entry) if place != entry.district or not _told(entry))


def _told(entry: Entry) -> bool:
    """Whether the district of a town is known by its towns alone."""
    book = districts().get(entry.district.replace("ё", "е"), ())
    return any(district.area.region == entry.area.region for district in book)


def _region(entry: Entry) -> str:
    """What tells areas of one name and kind apart: the region, of districts."""
    return entry.area.region if entry.area.kind == "district" else ""


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Names of the areas right inside each area, by its name, kind and, of a district, region. Towns that alone tell
    their district stand in it and in the region."""
    inside: dict[tuple[str, str, str], list[str]] = {}
    for entries in gazetteer().by_name.values():
        for entry in entries:
            area = entry.area
            if entry.district:
                inside.setdefault((entry.district, "district", area.region), []).append(area.name)
            if entry.district and not _told(entry):
                continue
            for place, kind in ((area.region, "region"), (area.country, "country")):
                if place and place != area.name:
                    inside.setdefault((place, kind, ""), []).append(area.name)
                    break
    return {whole: tuple(sorted(dict.fromkeys(parts))) for whole, parts in inside.items()}
