"""Thing: the noun that names what an act is about, through measures, verbal nouns and pronouns."""

from functools import cache, lru_cache

from svod.extract.anaphora import meant
from svod.extract.clause import Clause, can_be_verb
from svod.extract.goods import kind_of_thing, noun_like, substantive
from svod.language.morph import parses
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token


@cache
def measures() -> frozenset[str]:
    """Nouns that only count: «тонна», «единица»."""
    return words("project", "measures")


def inner(text: Text, noun: Token) -> Token | None:
    """What a noun of act is about: the genitive after it («выпуск тракторов», «обмен студентами»)."""
    made = noun.lemma in words("project", "output")  # «производство турецкой компании»: hers, not of her
    if noun.lemma in words("project", "equipping"):
        return _equipment(text, noun)
    owned = next((c for c in text.children(noun.index, "det") if c.lemma in {"он", "она", "они", "оно"}), None)
    if owned is not None:
        return meant(text, owned)
    for child in text.children(noun.index, "nmod", "obl", "amod", "nummod:gov", "obj", "conj"):
        bare = child.index > noun.index and noun_like(child) and not governed(text, child)
        bare = bare and not (child.lemma in words("project", "doers") and (made or child.morph.case == "Ins"))
        owned_form = child.morph.case in {"Gen", "Ins", ""} or (child.rel == "nmod" and readable(child.text, "gent"))
        if bare and owned_form and not is_name(text, child):
            return measured(text, child)
    aside = ground = False  # inside «на территории Тувы», «в селе»; right behind «на территории»
    for at in range(noun.index + 1, min(noun.index + 9, len(text.tokens))):
        token = text.tokens[at]
        if token.morph.pos == "ADP" and token.lemma in {"в", "на", "во"}:
            aside = True
        if aside and is_name(text, token):
            ground = False
            aside = not (at + 1 < len(text.tokens) and not is_name(text, text.tokens[at + 1]))
            continue
        if aside and token.morph.case in {"Loc", ""}:
            ground = token.lemma in words("project", "grounds")
            continue
        if ground and noun_like(token) and token.morph.case == "Gen" and not is_name(text, token):
            ground = False
            continue
        if token.morph.pos in {"PUNCT", "SCONJ"} or (token.morph.pos == "VERB" and can_be_verb(token.text)):
            return None
        if noun_like(token) and token.morph.case in {"Gen", "Ins"} and not governed(text, token):
            if token.lemma in words("project", "doers"):
                continue
            return None if is_name(text, token) else measured(text, token)
    return None


def _equipment(text: Text, noun: Token) -> Token | None:
    """«обеспечение больниц области лифтами»: the goods in the instrumental, however many genitives before them."""
    for token in text.tokens[noun.index + 1 : noun.index + 9]:
        if token.morph.pos in {"PUNCT", "SCONJ", "VERB"}:
            return None
        if noun_like(token) and token.morph.case == "Ins":
            return measured(text, token) if not governed(text, token) and not is_name(text, token) else None
    return None


def measured(text: Text, noun: Token) -> Token:
    """«3,5 тысячи тонн асбеста» is about асбест; other nouns are about themselves."""
    for _ in range(4):
        if noun.lemma in words("project", "transparent"):
            about = _about(text, noun)
            if about is None:
                return noun
            noun = about
            continue
        if noun.lemma in words("project", "sorts") and (kin := _of_sort(text, noun)) is not None:
            return kin
        if noun.lemma not in measures():
            return noun
        deeper = next(
            (
                c
                for c in text.children(noun.index, "nmod", "nummod:gov")
                if noun_like(c) and c.index > noun.index and c.morph.case == "Gen" and not governed(text, c)
            ),
            None,
        )
        after = text.tokens[noun.index + 1] if noun.index + 1 < len(text.tokens) else noun
        if deeper is None and noun_like(after) and after.morph.case == "Gen":
            deeper = after
        if deeper is None:
            return noun
        noun = deeper
    return noun


def _of_sort(text: Text, sort: Token) -> Token | None:
    """«прибыли сто нетелей голштинской породы»: the noun before a sort in the genitive, where the tree skips it."""
    at = sort.index - 1
    while at > 0 and text.tokens[at].morph.pos == "ADJ":
        at -= 1
    before = text.tokens[at]
    return before if sort.morph.case == "Gen" and before.morph.pos == "NOUN" and kind_of_thing(before) else None


def _about(text: Text, noun: Token) -> Token | None:
    """«проект завода», «вопрос о рейсах»: the known thing inside."""
    for child in text.children(noun.index, "nmod", "obl"):
        if child.index > noun.index and kind_of_thing(child) and not is_name(text, child):
            bare, told = child.morph.case == "Gen" and not governed(text, child), child.morph.case == "Loc"
            if bare or (told and _of(text, child)):
                return child
    return None


def _of(text: Text, noun: Token) -> bool:
    return any(c.lemma in {"о", "об"} for c in text.children(noun.index, "case"))


def governed(text: Text, noun: Token) -> bool:
    """Whether a preposition stands before the noun or its attributes; «около 600 машин» is only counted."""
    if any(not _nears(text, c) for c in text.children(noun.index, "case")):
        return True
    at = noun.index - 1
    while at >= 0 and text.tokens[at].morph.pos in {"ADJ", "DET", "NUM"}:
        at -= 1
    return at >= 0 and text.tokens[at].morph.pos == "ADP" and not _nears(text, text.tokens[at])


def _nears(text: Text, word: Token) -> bool:
    """«около 600», «порядка сорока»."""
    after = text.tokens[word.index + 1] if word.index + 1 < len(text.tokens) else word
    number = after.morph.pos == "NUM" or after.text.isdigit() or after.lemma in measures()
    return word.lemma in {"около", "порядка", "свыше", "до"} and number


def near(text: Text, clause: Clause, verb: Token, cases: frozenset[str]) -> Token | None:
    """The nearest bare noun in the given case after the verb, then before it, inside the clause."""
    for index in range(verb.index + 1, clause.last + 1):
        token = text.tokens[index]
        if noun_like(token) and token.morph.case in cases and not governed(text, token):
            return token
    for index in range(verb.index - 1, clause.first - 1, -1):
        token = text.tokens[index]
        if token.morph.pos == "VERB" and token.morph.form in {"Inf", "Fin"} and token.index != clause.verb:
            return None
        if noun_like(token) and token.morph.case in cases and not governed(text, token):
            return token
    return None


def is_name(text: Text, token: Token) -> bool:
    mention = text.mention_at(token.index)
    if mention is None or mention.adjective or mention.nominal or substantive(token.text):
        return False
    typed = mention.first == token.index < mention.last and token.text.islower()
    return not (
        typed and mention.kind in {NameKind.ORGANISATION, NameKind.PLACE} and kind_of_thing(token) is not None
    )  # «цех «Север»»


@lru_cache(maxsize=50_000)
def readable(word: str, case: str) -> bool:
    """Whether the form can stand in pymorphy3's `case`."""
    return any(parse.tag.case == case for parse in parses(word))
