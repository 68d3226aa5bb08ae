"""Identity: which mentions of persons on a page are one person, and the fullest name the page has for each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from svod.language.persons import Person
from svod.language.spans import Clues
from svod.lexicon import words

DEPTH = 4  # steps up the syntax tree to the noun that a name is lent to


@dataclass(slots=True)
class Somebody:
    """One person of the page."""

    surname: str = ""
    first: str = ""
    patronymic: str = ""
    gender: str = ""
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(filter(None, (self.first, self.patronymic, self.surname)))


def named(clues: Clues, found: Sequence[Person]) -> list[tuple[Person, str]]:
    """Every mention with the fullest name of its person."""
    people: list[Somebody] = []
    owners: dict[int, Somebody] = {}
    order = sorted(range(len(found)), key=lambda at: (-_fullness(found[at]), not found[at].sure, at))
    for at in order:
        person = found[at]
        owner = _owner(person, at, people, owners)
        if owner is None:
            owner = Somebody(person.surname, person.first, person.patronymic, person.gender)
            people.append(owner)
        owners[at] = owner
        _learn(owner, person)
    return [(person, owners[at].name) for at, person in enumerate(found)]


def _fullness(person: Person) -> int:
    """Full names first, so that shorter mentions find them: «Ветров» after «Андрей Ветров»."""
    first = 0 if not person.first else 1 if person.first.endswith(".") else 3
    return first + bool(person.patronymic) + 3 * bool(person.surname)


def _owner(person: Person, at: int, people: Sequence[Somebody], owners: dict[int, Somebody]) -> Somebody | None:
    fitting = [one for one in people if _fits(person, one)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if person.first and person.surname and not person.first.endswith("."):
        return next((one for one in fitting if not one.first.endswith(".")), fitting[0])
    before = [owners[i] for i in sorted(owners, reverse=True) if i < at and owners[i] in fitting]
    return before[0] if before else fitting[0]


def _fits(person: Person, one: Somebody) -> bool:
    if person.surname:
        if not _same(person.surname, one.surname) and not _twin(person, one):
            return False
    elif not person.patronymic and one.surname and not person.first:
        return False
    if person.gender and one.gender and person.gender != one.gender:
        return False
    return _agree(person.first, one.first) and _agree(person.patronymic, one.patronymic)


def _twin(person: Person, one: Somebody) -> bool:
    """«Ветрова» alone where only «Ветров» has a first name: a genitive read as a woman's nominative."""
    return not person.first and person.surname in {one.surname + "а", one.surname + "у"}


def _agree(short: str, full: str) -> bool:
    """An initial agrees with the name that begins with it, an empty part with any."""
    if not short or not full:
        return True
    if short.endswith(".") or full.endswith("."):
        return short[0] == full[0]
    return _same(short, full)


def _same(one: str, other: str) -> bool:
    return one.lower().replace("ё", "е") == other.lower().replace("ё", "е")


def _learn(owner: Somebody, person: Person) -> None:
    if person.first and (not owner.first or (owner.first.endswith(".") and not person.first.endswith("."))):
        owner.first = person.first
    if person.patronymic and (not owner.patronymic or owner.patronymic.endswith(".")):
        owner.patronymic = person.patronymic
    owner.surname = owner.surname or person.surname
    owner.gender = owner.gender or person.gender


def lent(clues: Clues, person: Person) -> bool:
    """Whether the name is only lent: «площадь имени Гагарина», «улица Репина», «имя земляка носит школа»."""
    tokens = clues.text.tokens
    before = clues.token(person.start - 1) if person.start else None
    nouns = words("names", "lent_to")
    if before and before.text == "им" and before.index and tokens[before.index - 1].lemma in nouns:
        return True  # «университета им Юхана Тамма», whose foreign name the parser takes for a nominative
    if not _oblique(clues, person):
        return False
    if before and before.text == "." and person.start > 1:
        before = clues.token(person.start - 2)
    if before and before.lemma in words("names", "not_person") and before.index:  # «площадь Маршала Ветрова»
        before = clues.token(before.index - 1)
    if before and before.lemma in {"имя", "им", "памяти"} and clues.same_sentence(before.index, person.start):
        return True
    if before and before.lemma in nouns and before.morph.pos == "NOUN":
        return True
    span = range(person.start, person.end + 1)
    head = next((tokens[i] for i in span if tokens[i].head not in span), tokens[person.start])
    for _ in range(DEPTH):
        if head.head == head.index or head.rel not in {"nmod", "appos", "flat:name", "flat:foreign", "conj", "flat"}:
            return False
        head = tokens[head.head]
        if head.lemma in nouns:
            return True
    return False


def _oblique(clues: Clues, person: Person) -> bool:
    """«памятник Пушкину», «улица Гагарина», not «музей Иванов открыл»."""
    return any(token.morph.case in {"Gen", "Dat"} for token in clues.text.tokens[person.start : person.end + 1])
