"""Organisations: all that the text names, each with its normal form; abbreviations carry the name they stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from svod.language.bare_titles import MARKS, BareTitles
from svod.language.heads import Found, Heads
from svod.language.morph import nominative, parses
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Area, Mention, Token


def organisations(clues: Clues, others: Iterable[Mention]) -> list[Mention]:
    """The text's organisations; `others` are persons and areas already found."""
    heads = Heads(clues, others)
    bare = BareTitles(clues, heads)
    found = [*heads.by_head(), *bare.by_title(), *bare.abbreviated(), *bare.by_slovnet()]
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (-f.sure, f.first - f.last)):
        if not taken & set(range(one.first, one.last + 1)):
            taken.update(range(one.first, one.last + 1))
            kept.append(one)
    named = [_mention(clues, one, heads.areas) for one in sorted(kept, key=lambda f: f.first)]
    return _unfolded(clues, named)


def _mention(clues: Clues, found: Found, areas: dict[int, Mention]) -> Mention:
    tokens = clues.text.tokens[found.first : found.last + 1]
    name = _normal(clues, found)
    last = areas.get(found.last)
    noun = tokens[-1].lemma in words("areas", "nominal")  # «татар» in a name stay what they are
    if last is not None and noun and last.nominal and last.area is not None and last.first == last.last > found.first:
        name = _with_area(name, tokens[-1], last.area)
    return Mention(tokens[0].start, tokens[-1].end, found.first, found.last, NameKind.ORGANISATION, name)


def _normal(clues: Clues, found: Found) -> str:
    """«Министерству энергетики» → «Министерство энергетики»; «холдингу „Белавтодор“» → «холдинг Белавтодор»."""
    tokens = clues.text.tokens[found.first : found.last + 1]
    legal = words("organisations", "legal") - words("organisations", "kept")
    plain = [t for t in tokens if t.text not in MARKS and clues.lows[t.index] not in legal] or list(tokens)
    if found.head < 0:
        return " ".join(_spaced(plain).split())
    if found.sure == 1:  # a title's head is one only where it is declined
        plain = [_declined(t) if t.index == found.head else t for t in plain]
    return " ".join(nominative(plain, found.head).replace(" ,", ",").split())


def _declined(token: Token) -> Token:
    """The token with a case: slovnet may take the genitive of an unknown word for a nominative."""
    return replace(token, morph=replace(token.morph, case="Gen")) if token.morph.case == "Nom" else token


def _spaced(tokens: Sequence[Token]) -> str:
    out = ""
    for at, token in enumerate(tokens):
        gap = bool(at) and token.start > tokens[at - 1].end and token.text not in {",", "."}
        out += (" " if gap else "") + token.text
    return out


def _with_area(name: str, last: Token, area: Area) -> str:
    """«министерство энергетики области» with the area in full: «… Псковской области»."""
    return name.removesuffix(last.text) + _genitive(area.name) if name.endswith(last.text) else name


def _genitive(name: str) -> str:
    """An area's name in the genitive: «Псковская область» → «Псковской области»."""
    out = []
    for word in name.split(" "):
        parse = next((p for p in parses(word) if p.tag.case == "nomn" and p.tag.number == "sing"), None)
        form = parse.inflect({"gent", "sing"}) if parse else None
        cased = str(form.word) if form else word
        out.append("-".join(part.capitalize() for part in cased.split("-")) if word[0].isupper() else cased)
    return " ".join(out)


# abbreviations of the page's own names


def _unfolded(clues: Clues, named: list[Mention]) -> list[Mention]:
    """«ПЭМЗ» carries «Псковский электромеханический завод» when the page has that name or ties them in brackets."""
    full: dict[str, str] = {}
    for mention in named:
        initials = _initials(mention.name)
        if len(initials) > 1:
            full.setdefault(initials, mention.name)
        if bracketed := _bracketed(clues, mention):
            full.setdefault(bracketed, mention.name)
    told = [replace(m, name=full.get(m.name.upper(), m.name)) if _short(m.name) else m for m in named]
    return sorted([*told, *_missed(clues, named, full)], key=lambda m: m.first)


def _missed(clues: Clues, named: Sequence[Mention], full: Mapping[str, str]) -> Iterator[Mention]:
    """Abbreviations of the page's own names that no finder knew; of three letters or more."""
    taken = {i for m in named for i in range(m.first, m.last + 1)}
    for token in clues.text.tokens:
        if len(token.text) > 2 and token.text.isupper() and token.text in full and token.index not in taken:
            name = full[token.text]
            yield Mention(token.start, token.end, token.index, token.index, NameKind.ORGANISATION, name)


def _short(name: str) -> bool:
    return " " not in name and 1 < len(name) < 8 and sum(c.isupper() for c in name) > 1


def _initials(name: str) -> str:
    """Initials of a name's words and of their hyphened parts, without «и» and prepositions."""
    parts = [part for part in re.split(r"[\s\-]+", name) if len(part) > 2]
    return "".join(part[0] for part in parts).upper() if len(parts) > 1 else ""


def _bracketed(clues: Clues, mention: Mention) -> str:
    """The abbreviation in brackets right after a name: «… завод (ПЭМЗ)», «(далее — фонд)» is none."""
    tokens = clues.text.tokens[mention.last + 1 : mention.last + 4]
    if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and _short(tokens[1].text):
        return tokens[1].text.upper()
    return ""
