"""Act: a verb or noun of supply, making, building or opening together with the thing it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svod.extract.clause import Clause
from svod.extract.goods import kind_of_thing, vague
from svod.language.lexicon import table, words
from svod.model.claim import ProjectForm
from svod.model.text import Text, Token

MEASURES = frozenset({"тысяча", "тыс", "тонна", "единица", "штука", "голова", "миллион", "млн", "ряд", "литр", "вид", "образец",
                      "объем", "количество", "десяток", "сотня", "комплект", "экземпляр", "кг", "килограмм", "процент",
                      "поставщик", "производитель", "доля", "модель"})  # fmt: skip
VERBS = ("gives", "takes", "moves", "equips", "makes", "builds", "launches", "works")


@dataclass(frozen=True, slots=True)
class Act:
    """`head` is the verb or the noun of the act, `thing` the product's head noun; `kind` is the verb group or "noun"."""

    head: Token
    thing: Token
    clause: Clause
    kind: str
    form: ProjectForm


@cache
def verb_kinds() -> dict[str, tuple[str, ...]]:
    """Verb lemma → the groups of the lexicon that hold it."""
    kinds: dict[str, tuple[str, ...]] = {}
    for group in VERBS:
        for word in words("project", group):
            kinds[word] = (*kinds.get(word, ()), group)
    return kinds


@cache
def act_nouns() -> dict[str, str]:
    """Noun of an act → its form, "any" where the thing tells."""
    return dict(table("project", "act_nouns"))


FORMS = {
    "gives": ProjectForm.SUPPLY,
    "takes": ProjectForm.SUPPLY,
    "moves": ProjectForm.SUPPLY,
    "equips": ProjectForm.SUPPLY,
    "makes": ProjectForm.PRODUCTION,
    "builds": ProjectForm.CONSTRUCTION,
}


def verb_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """The acts told by verbs of the clause, finite or infinitive."""
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        if token.morph.pos not in {"VERB", "ADJ"} or token.morph.form in {"Part", "Conv"} and not token.morph.short:
            continue
        for kind in verb_kinds().get(token.lemma, ()):
            act = _verb_act(text, clause, token, kind)
            if act:
                yield act
                break


def noun_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """The acts told by nouns: «поставка тракторов», «строительство цеха»."""
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        form = act_nouns().get(token.lemma) if token.morph.pos == "NOUN" else None
        if not form:
            continue
        thing = inner(text, token)
        if thing is None or vague(thing) and not kind_of_thing(thing) or thing.lemma in act_nouns():
            continue
        if thing.morph.case not in {"Gen", "Ins"}:
            continue
        if form == "any" and kind_of_thing(thing) is None:
            continue
        if form == "education" and token.lemma in {"подготовка", "обмен"} and kind_of_thing(thing) is not ProjectForm.EDUCATION:
            continue
        yield Act(token, thing, clause, "noun", _form(form, thing))


def thing_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """Things that stand right under a word of stage: «нужны мусоровозы», «предложил комбайны»."""
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        form = kind_of_thing(token)
        if token.morph.pos in {"NOUN", "PROPN"} and form is not None and not (vague(token)):
            yield Act(token, token, clause, "thing", form)


def inner(text: Text, noun: Token) -> Token | None:
    """What a noun of act or measure is about: the genitive after it («выпуск тракторов», «обмен студентами»)."""
    for child in text.children(noun.index, "nmod", "obl", "amod", "nummod:gov", "obj", "conj"):
        if child.index > noun.index and child.morph.pos in {"NOUN", "PROPN", "X"} and not _governed(text, child):
            if child.morph.case in {"Gen", "Ins", ""} and not _is_name(text, child):
                return measured(text, child)
    after = noun.index + 1
    while after < len(text.tokens) and text.tokens[after].morph.pos in {"ADJ", "NUM", "DET"}:
        after += 1
    token = text.tokens[after] if after < len(text.tokens) else None
    if token and token.morph.pos == "NOUN" and token.morph.case in {"Gen", "Ins"} and not _is_name(text, token):
        return measured(text, token)
    return None


def measured(text: Text, noun: Token) -> Token:
    """«3,5 тысячи тонн асбеста» is about асбест; other nouns are about themselves."""
    seen = set()
    while noun.lemma in MEASURES and noun.index not in seen:
        seen.add(noun.index)
        deeper = next((c for c in text.children(noun.index, "nmod", "nummod:gov") if c.morph.pos == "NOUN"
                       and c.index > noun.index and c.morph.case == "Gen" and not _governed(text, c)), None)  # fmt: skip
        if deeper is None:
            return noun
        noun = deeper
    return noun


def _verb_act(text: Text, clause: Clause, verb: Token, kind: str) -> Act | None:
    thing = _thing(text, clause, verb, kind)
    if thing is None or thing.morph.pos not in {"NOUN", "PROPN", "X", "ADJ"}:
        return None
    form: ProjectForm | None = FORMS.get(kind)
    if thing.lemma in act_nouns():
        about = inner(text, thing)
        if about is None or vague(about) and not kind_of_thing(about):
            return None
        return Act(verb, about, clause, "noun" if kind in {"launches", "works"} else kind, _form(act_nouns()[thing.lemma], about))
    thing = measured(text, thing)
    own = kind_of_thing(thing)
    if kind in {"launches", "works", "moves", "takes", "builds", "makes"} and own is None:
        return None
    if kind in {"gives"} and own is None and verb.lemma not in {"поставлять", "экспортировать", "поставить", "отгружать"}:
        return None
    if vague(thing) and own is None or _is_name(text, thing) and own is None:
        return None
    if kind in {"moves"} and own is not ProjectForm.SUPPLY:
        return None
    if kind in {"takes"} and own not in {ProjectForm.SUPPLY, ProjectForm.EDUCATION}:
        return None
    if form is None or own in {ProjectForm.EDUCATION, ProjectForm.CULTURE} and kind != "builds":
        form = own
    if kind == "launches" and own is ProjectForm.SUPPLY:
        return None
    if kind == "works" and own not in {ProjectForm.CONSTRUCTION, ProjectForm.SERVICE, ProjectForm.PROGRAMME}:
        return None
    return Act(verb, thing, clause, kind, form or ProjectForm.OTHER)


def _form(form: str, thing: Token) -> ProjectForm:
    own = kind_of_thing(thing)
    if form == "any":
        return own or ProjectForm.OTHER
    return ProjectForm(form)


def _thing(text: Text, clause: Clause, verb: Token, kind: str) -> Token | None:
    """The product's head: object, subject or instrumental of the verb as its group wants it."""
    morph = verb.morph
    passive = morph.short or morph.voice in {"Pass", "Mid"} or verb.lemma.endswith("ся")
    if kind in {"moves", "works"} or passive:
        found = next(text.children(verb.index, "nsubj", "nsubj:pass"), None)
        return found or _near(text, clause, verb, {"Nom"})
    if kind == "equips":
        return next((c for c in text.children(verb.index, "obl", "iobj", "nmod", "obj") if c.morph.case == "Ins"
                     and not _governed(text, c)), None)  # fmt: skip
    found = next((c for c in text.children(verb.index, "obj") if not _governed(text, c)), None)
    if found and (found.morph.case != "Dat"):
        return found
    return _near(text, clause, verb, {"Acc"})


def _near(text: Text, clause: Clause, verb: Token, cases: set[str]) -> Token | None:
    """The nearest bare noun in the given case after the verb, then before it, inside the clause."""
    order = [*range(verb.index + 1, clause.last + 1), *range(verb.index - 1, clause.first - 1, -1)]
    for index in order:
        token = text.tokens[index]
        if token.morph.pos == "VERB" and token.morph.form in {"Inf", "Fin"}:
            if index > verb.index:
                continue
            return None
        if token.morph.pos == "NOUN" and token.morph.case in cases and not _governed(text, token):
            return token
    return None


def _governed(text: Text, noun: Token) -> bool:
    """Whether a preposition stands before the noun or its attributes."""
    if any(text.children(noun.index, "case")):
        return True
    at = noun.index - 1
    while at >= 0 and text.tokens[at].morph.pos in {"ADJ", "DET", "NUM"}:
        at -= 1
    return at >= 0 and text.tokens[at].morph.pos == "ADP"


def _is_name(text: Text, token: Token) -> bool:
    mention = text.mention_at(token.index)
    return mention is not None and not mention.adjective
