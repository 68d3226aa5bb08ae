"""Asking: what people ask, in their own words («кировская», «Петрову», «2024») → Questions the register can answer."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from svod.errors import MisuseError
from svod.language.areas import RANK, districts, gazetteer
from svod.language.declension import adjective_stem
from svod.language.morph import parses
from svod.messages import catalogue, language, say
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.resolve.names import key


def area_names(asked: str, register: Register) -> tuple[str, ...]:
    """The areas that a word may mean, by the gazetteer and the register; MisuseError with close names when none."""
    known = register.names("area", "wider")
    same = tuple(name for name in known if key(name) == key(asked))
    found = same or tuple(dict.fromkeys(_by_gazetteer(asked, set(known))))
    if not found:
        close = close_names(asked, [*known, *gazetteer().by_name, *districts()])
        raise MisuseError(say("ask.area", name=asked) + _suggested(close))
    return found


def side_names(asked: str | None, register: Register) -> tuple[str, ...]:
    """The areas of a side that may be asked for; none when it is not. MisuseError as `area_names`."""
    return area_names(asked, register) if asked else ()


def _by_gazetteer(asked: str, known: set[str]) -> list[str]:
    book = gazetteer()
    words = asked.casefold().replace("ё", "е").split()
    if not words:
        return []
    length, found = book.called(words)
    found = found if length == len(words) else []
    found = found or book.short.get(asked.strip().upper(), [])
    if not found and len(words) == 1 and (stem := adjective_stem(words[0])):
        found = book.adjectives.get(stem, [])
    if not found:
        return [told[0].area.name for told in districts().values() if key(told[0].area.name) == key(asked)]
    here = [entry for entry in found if entry.area.name in known] or found
    rank = min(RANK.get(entry.area.kind, 9) for entry in here)
    return [entry.area.name for entry in here if RANK.get(entry.area.kind, 9) == rank][:1]


def people(asked: str, register: Register) -> list[Entry]:
    """The people whom a name in any case or length may mean; MisuseError with close names when there is none."""
    known = register.names("person")
    words = [word for word in re.split(r"[\s.]+", asked) if word]
    exact = [name for name in known if key(name) == key(asked)]
    names = exact or [name for name in known if words and _called(name, words)]
    if not names:
        raise MisuseError(say("ask.person", name=asked) + _suggested(_close_people(words, known)))
    found = register.ask(Question(kind=EntryKind.PERSON, people=tuple(names)))
    if not found:
        raise MisuseError(say("ask.person", name=asked))
    return found


def organisation(asked: str, register: Register) -> Entry:
    """The organisation or joint body of a name, or of whose name it is a part; MisuseError with close names."""
    known = register.names("organisation")
    wanted = key(asked)
    exact = [name for name in known if key(name) == wanted]
    names = exact or [name for name in known if wanted and wanted in key(name)]
    asks = Question(kind=EntryKind.ORGANISATION, organisations=tuple(names[:200]), limit=1)
    found = register.ask(asks) if names else []
    if not found:
        raise MisuseError(say("ask.organisation", name=asked) + _suggested(close_names(asked, known)))
    return found[0]


def _called(name: str, words: Sequence[str]) -> bool:
    """Whether each word asked is a part of the name: in some case, or as an initial; the surname must be there."""
    parts = [key(part) for part in re.split(r"[\s.]+", name) if part]
    hits = [next((at for at, part in enumerate(parts) if _is(key(word), part)), None) for word in words]
    return None not in hits and (len(parts) - 1 in hits or len(words) > 1)


def _is(word: str, part: str) -> bool:
    if word == part or (min(len(word), len(part)) == 1 and word[0] == part[0]):
        return True
    if len(part) < 3 or word[: len(part) - 2] != part[: len(part) - 2]:
        return False
    return len(word) <= len(part) + 3 and (part in _lemmas(word) or _same_ending(word, part))


def _lemmas(word: str) -> set[str]:
    return {str(parse.normal_form).replace("ё", "е") for parse in parses(word)}


def _same_ending(word: str, part: str) -> bool:
    """«соколовым» is «соколов» with a case ending; «соколовский» is another surname."""
    common = next((at for at, (a, b) in enumerate(zip(word, part, strict=False)) if a != b), min(len(word), len(part)))
    return word[common:] in _ENDINGS and part[common:] in _ENDINGS


_CASE_ENDINGS = " а у ом е ы ым ой ю я ем ей и ого ому ый ий ая ую ых ыми им ин его ему яя юю ь о"
_ENDINGS = frozenset(_CASE_ENDINGS.split(" "))


def _close_people(words: Sequence[str], known: Iterable[str]) -> list[str]:
    by_surname: dict[str, str] = {}
    for name in known:
        by_surname.setdefault(key(name).rsplit(" ", 1)[-1], name)
    hits = get_close_matches(key(words[-1]) if words else "", list(by_surname), n=3, cutoff=0.6)
    return [by_surname[hit] for hit in hits]


def close_names(asked: str, known: Iterable[str]) -> list[str]:
    """Up to three known names that look like the one asked."""
    by_key: dict[str, str] = {}
    for name in known:
        by_key.setdefault(key(name), name)
    return [by_key[hit] for hit in get_close_matches(key(asked), list(by_key), n=3, cutoff=0.6)]


def _suggested(names: Sequence[str]) -> str:
    return " " + say("ask.close", names=", ".join(names)) if names else ""


def lemmas(text: str) -> tuple[str, ...]:
    """The words of a search as lemmas: «станками» → «станок»."""
    words = re.findall(r"\w+", text.casefold())
    return tuple(str(parses(word)[0].normal_form).replace("ё", "е") for word in words)


_DATES = (
    r"(?P<y>\d{4})(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?)?",
    r"(?:(?P<d>\d\d?)\.)?(?P<m>\d\d?)\.(?P<y>\d{4})",
)


def day(asked: str, *, last: bool = False) -> date:
    """The first (or last) day of «2024», «2024-05», «2024-05-17», «05.2024», «17.05.2024»; MisuseError otherwise."""
    text = asked.strip()
    found = next((match for pattern in _DATES if (match := re.fullmatch(pattern, text))), None)
    if found is None:
        raise MisuseError(say("ask.date", date=asked))
    try:
        year, month = int(found["y"]), int(found["m"] or (12 if last else 1))
        return date(year, month, int(found["d"] or (monthrange(year, month)[1] if last else 1)))
    except ValueError as error:
        raise MisuseError(say("ask.date", date=asked)) from error


def code(asked: str, column: str, kind: EntryKind, register: Register) -> str:
    """A form or stage, asked by its code or by its name in either language; MisuseError with those that there are."""
    known = register.values(column, kind)
    for value in known:
        names = (catalogue(lang).get(f"{group_of(column, kind)}.{value}", value) for lang in ("ru", "en"))
        if key(asked) in {key(value), *map(key, names)}:
            return value
    shown = ", ".join(f"{value} ({label(column, kind, value)})" for value in known)
    raise MisuseError(say(f"ask.{column}", value=asked, known=shown or "—"))


def group_of(column: str, kind: EntryKind) -> str:
    """The group of messages that names the values of a column."""
    if column == "stage":
        return {EntryKind.PERSON: "phase", EntryKind.EVENT: "modality"}.get(kind, f"{kind.value}.stage")
    return f"{kind.value}.form"


def label(column: str, kind: EntryKind, value: str | None) -> str:
    """How a form or stage is called in the language spoken now."""
    if value is None:
        return ""
    return catalogue(language()).get(f"{group_of(column, kind)}.{value}", value)
