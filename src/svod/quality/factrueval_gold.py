"""The gold of factRuEval-2016, one text at a time: tokens, names with their spans, objects, facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WEIGHED = {
    "Person": {"name", "surname", "patronymic", "nickname"},
    "Org": {"org_name", "loc_name"},
    "LocOrg": {"loc_name", "org_name"},
    "Location": {"loc_name", "org_name"},
}
"""Spans that make a name, by type of mention; the rest are descriptors, which an answer may hold or leave out."""

TYPES = {"Person": "person", "Org": "org", "LocOrg": "loc", "Location": "loc"}
FEATURES = {"Модальность", "Сложность", "Фаза"}
UNREAL = {"возможность", "будущее", "отрицание"}
_FACT = re.compile(r"^\d+-\d+ (\w+)")
_TARGET = re.compile(r"^(obj|span)(\d+)\s*(.*)$")


@dataclass(frozen=True, slots=True)
class GoldName:
    """A mention: `tokens` are the starts of its tokens, `weighed` those of the name itself, `text` as written."""

    type: str
    tokens: frozenset[int]
    weighed: frozenset[int]
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact: arguments by name, each with all values that count as right. `difficult` and `unreal` as annotated."""

    tag: str
    arguments: tuple[tuple[str, frozenset[str]], ...]
    difficult: bool = False
    unreal: bool = False


@dataclass(slots=True)
class Gold:
    """What the annotators marked in one text; `words` are its tokens by start, with the end."""

    words: dict[int, tuple[int, str]] = field(default_factory=dict)
    names: dict[str, GoldName] = field(default_factory=dict)
    facts: list[GoldFact] = field(default_factory=list)


def gold_of(path: Path) -> Gold | None:
    """The gold beside a text; None where the text has none."""
    if not path.with_suffix(".objects").exists():
        return None
    spans = {parts[0]: parts for parts in _rows(path, ".spans") if len(parts) > 5}
    tokens = {parts[0]: (int(parts[1]), int(parts[2]), parts[3]) for parts in _rows(path, ".tokens") if len(parts) > 3}
    words = {start: (start + length, text) for start, length, text in tokens.values()}
    gold = Gold(words)
    text = path.read_text("utf-8-sig")
    for parts in _rows(path, ".objects"):
        ids = parts[2 : parts.index("#")] if "#" in parts else parts[2:]
        own = [spans[one] for one in ids if one in spans]
        if len(parts) > 2 and parts[1] in TYPES and own:
            gold.names[parts[0]] = _name(parts[1], own, words, text)
    if path.with_suffix(".facts").exists():
        values = _values(path, gold.names)
        gold.facts += _facts(path, values, {key: _text_of(parts) for key, parts in spans.items()})
    return gold


def _rows(path: Path, suffix: str) -> Iterator[list[str]]:
    for line in path.with_suffix(suffix).read_text("utf-8-sig").splitlines():
        if line.strip():
            yield line.split()


def _name(kind: str, spans: list[list[str]], words: dict[int, tuple[int, str]], text: str) -> GoldName:
    whole: set[int] = set()
    weighed: set[int] = set()
    for _, tag, start, length, *_ in spans:
        own = {at for at in words if int(start) <= at < int(start) + int(length) and words[at][1].strip("«»\"'.,()-–—")}
        whole |= own
        if tag in WEIGHED[kind]:
            weighed |= own
    ends = [int(start) + int(length) for _, _, start, length, *_ in spans]
    between = text[min(int(parts[2]) for parts in spans) : max(ends)]
    pieces = " ".join(words[at][1] for at in sorted(whole))
    return GoldName(TYPES[kind], frozenset(whole), frozenset(weighed), frozenset({pieces, between}))


def _text_of(span: list[str]) -> str:
    """The words of a span, which stand after its tokens' ids."""
    return " ".join(span[span.index("#") + 1 + int(span[5]) :])


def _values(path: Path, names: dict[str, GoldName]) -> dict[str, frozenset[str]]:
    """All names by which an object of `.coref` may be called in an answer."""
    found = {}
    for block in re.split(r"\n\s*\n", path.with_suffix(".coref").read_text("utf-8-sig")):
        head, *lines = [line for line in block.splitlines() if line.strip()] or [""]
        if not head:
            continue
        key, *mentions = head.split()
        said: dict[str, list[str]] = {}
        for line in lines:
            attribute, _, value = line.partition(" ")
            said.setdefault(attribute.rstrip("0123456789"), []).append(value.strip())
        texts = {text for one in mentions if one in names for text in names[one].texts}
        found[key] = frozenset(texts | set(said.get("name", ())) | set(_calls(said)))
    return found


def _calls(said: dict[str, list[str]]) -> Iterator[str]:
    """How a person may be called: first and last name in either order, with patronymic, each alone."""
    firsts, lasts = said.get("firstname", []), said.get("lastname", [])
    patronymics = said.get("patronymic", [])
    yield from [*firsts, *lasts, *patronymics, *said.get("nickname", [])]
    for first in firsts:
        yield from (f"{first} {patronymic}" for patronymic in patronymics)
        for last in lasts:
            yield from (f"{first} {last}", f"{last} {first}")
            for patronymic in patronymics:
                yield from (f"{first} {patronymic} {last}", f"{last} {first} {patronymic}")


def _facts(path: Path, values: dict[str, frozenset[str]], spans: dict[str, str]) -> Iterator[GoldFact]:
    blocks: list[list[str]] = []
    for line in path.with_suffix(".facts").read_text("utf-8-sig").splitlines():
        if _FACT.match(line):
            blocks.append([line])
        elif line.strip() and blocks:
            blocks[-1].append(line)
    parts = list(_parts(blocks))
    for head, *lines in blocks:
        tag = head.split()[1]
        if tag == "isPartOf":
            continue
        features = {line.split(" ", 1)[0]: line.split(" ", 1)[1].strip() for line in lines if " " in line}
        arguments = []
        for line in lines:
            name, _, rest = line.partition(" ")
            if name in FEATURES:
                continue
            allowed = _allowed(rest, values, spans)
            if name == "Where":
                allowed |= {call for one in _targets(rest) for other in _with(one, parts) for call in values[other]}
            arguments.append((name, frozenset(allowed)))
        yield GoldFact(
            tag,
            tuple(arguments),
            difficult="Сложность" in features,
            unreal=features.get("Модальность", "") in UNREAL,
        )


def _parts(blocks: list[list[str]]) -> Iterator[set[str]]:
    """Sets of objects of which one is a part of the other."""
    for head, *lines in blocks:
        if head.split()[1] == "isPartOf":
            yield {one for line in lines for one in _targets(line.partition(" ")[2])}


def _with(one: str, parts: list[set[str]]) -> set[str]:
    return {other for group in parts if one in group for other in group} - {one}


def _targets(rest: str) -> list[str]:
    """Ids of the objects that an argument names."""
    found = (_TARGET.match(value.strip()) for value in rest.split("|"))
    return [match[2] for match in found if match and match[1] == "obj"]


def _allowed(rest: str, values: dict[str, frozenset[str]], spans: dict[str, str]) -> set[str]:
    allowed: set[str] = set()
    for value in rest.split("|"):
        match = _TARGET.match(value.strip())
        if match is None:
            allowed.add(value.strip())
        elif match[1] == "obj":
            allowed |= {match[3], *values.get(match[2], ())}
        else:
            allowed |= {match[3], spans.get(match[2], "")}
    return allowed - {""}
