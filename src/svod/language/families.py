"""Families: couples with one surname («Андрей и Ольга Самойловы»), and repeats of a surname that no model sees."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from svod.language.morph import parses
from svod.language.persons import Person
from svod.language.spans import Clues
from svod.language.surnames import surname
from svod.model.text import Token

# endings of a plural surname: its stem must end like a Russian surname, so that «Седых» stays what it is
_PLURAL = ("ыми", "ими", "ых", "их", "ым", "им", "ы", "ие")
_FAMILY = ("ов", "ев", "ёв", "ин", "ын")
_ADJECTIVE = ("ск", "цк")
SHORTEST = 3  # letters of a surname that is looked for


def families(clues: Clues, people: Sequence[Person], barred: set[int]) -> list[Person]:
    """The people with shared surnames parted, and with repeats of their surnames that no model saw."""
    joined = list(_couples(clues, people))
    return sorted([*joined, *_repeats(clues, joined, barred)], key=lambda person: person.start)


def _couples(clues: Clues, people: Sequence[Person]) -> Iterator[Person]:
    """«Андрей и Ольга Самойловы»: both take the surname, each in their own gender."""
    tokens = clues.text.tokens
    family: dict[int, tuple[str, str]] = {}
    for one, two in pairwise(people):
        joined = two.start == one.end + 2 and clues.lows[one.end + 1] == "и"
        named = one.first and not one.surname and two.first and two.surname
        if joined and named and (pair := _singular(tokens[two.end].text)):
            family[one.start] = family[two.start] = pair
    for person in people:
        if pair := family.get(person.start):
            yield replace(person, surname=pair[person.gender == "f"], sure=True)
        else:
            yield person


def _singular(form: str) -> tuple[str, str] | None:
    """A man's and a woman's form of a plural surname; None for a form that is no plural."""
    for end in _PLURAL:
        stem = form.removesuffix(end)
        if stem != form and stem.endswith(_FAMILY) and end != "ие":
            return stem, f"{stem}а"
        if stem != form and stem.endswith(_ADJECTIVE) and end != "ы":
            return f"{stem}ий", f"{stem}ая"
    return None


def _repeats(clues: Clues, people: Sequence[Person], barred: set[int]) -> Iterator[Person]:
    """«Самойлов добавил …»: a surname that the page gave with a first name, where no model sees a name."""
    known: dict[str, Person] = {}
    for person in people:
        if person.first and len(person.surname) >= SHORTEST and not person.lent:
            known.setdefault(person.surname.lower().replace("ё", "е"), person)
    if not known:
        return
    taken = barred | {i for person in people for i in range(person.start, person.end + 1)}
    heads = {name[:SHORTEST] for name in known}
    for token in clues.text.tokens:
        if token.index in taken or token.index in clues.title_at or clues.lows[token.index][:SHORTEST] not in heads:
            continue
        span = clues.span_at.get(token.index)
        firm = span is not None and span.type == "ORG" and span.first == span.last  # «Сальдо встретился с послом»
        if (span is not None and not firm) or not token.text[0].isupper() or token.text.isupper():
            continue
        if not (firm and token.text.lower() in known) and _common(clues, token):
            continue
        own = next(
            (known[g.nominative.replace("ё", "е")] for g in surname(token.text) if _fits(g.nominative, known)), None
        )
        if own is not None:
            yield Person(token.index, token.index, "", "", own.surname, own.gender, sure=False)


def _fits(nominative: str, known: dict[str, Person]) -> bool:
    return nominative.replace("ё", "е") in known


def _common(clues: Clues, token: Token) -> bool:
    """A common word with the capital of its sentence, or a part of a longer name."""
    beside = (clues.token(token.index - 1), clues.token(token.index + 1))
    if any(other is not None and other.text[0].isupper() and len(other.text) > 1 for other in beside):
        first = clues.text.sentence_of(token.index).first == token.index
        if not first or (beside[1] is not None and beside[1].text[0].isupper()):
            return True
    return any(
        parse.is_known and not {"Surn", "Name"} & set(map(str, parse.tag.grammemes)) for parse in parses(token.text)
    )
