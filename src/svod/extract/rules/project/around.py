"""Around: what stands around an act: its place, who it comes from, who it goes to, by preposition and case."""

from svod.extract.act_words import operators
from svod.extract.acts import Act, takes
from svod.extract.clause import predicate
from svod.extract.goods import kind_of_thing
from svod.extract.parties import adjectival, ours, parties, possessor
from svod.extract.pattern import preposition
from svod.extract.rules.project.ends import mentions
from svod.extract.rules.project.stage import chain
from svod.extract.rules.project.zones import zone_of
from svod.extract.sides import home
from svod.extract.thing import readable
from svod.lexicon import words
from svod.model.claim import NameKind, ProjectForm, ProjectStage
from svod.model.text import Mention, Text, Token

Names = tuple[str, ...]
TYPES = frozenset({"село", "город", "поселок", "район", "территория", "деревня", "тор", "регион", "наш"})
"""Words between a preposition and the name of a place."""


def place_of(text: Text, act: Act) -> str | None:
    """Where it stands or is done: an area after «в», «на» in the locative."""
    found: list[tuple[bool, int, str]] = []
    own = {act.head.index, act.thing.index, act.clause.verb}
    for mention in mentions(text, act.clause.first, act.clause.last):
        if mention.kind not in {NameKind.AREA, NameKind.PLACE} or mention.adjective or mention.lent:
            continue
        token = text.tokens[mention.last if mention.first == mention.last else mention.first]
        if _strays(text, token, act) or _of_talk(text, token, act):
            continue
        if _located(text, mention) and act.form is not ProjectForm.SUPPLY and token.index != act.thing.index:
            inside = range(mention.first, mention.last + 1)
            noun = next((text.tokens[i] for i in inside if text.tokens[i].head not in inside), token)
            strays = noun.head not in own  # «планирует открыть в Твери» before «фирм в Сербии»
            found.append((strays, abs(noun.index - act.thing.index), mention.name))
    clause = range(act.clause.first, act.clause.last + 1)
    if found:
        return min(found)[2]
    return zone_of(text, act) or _land(text, act, clause) or _with_us(text, act) or _announced(text, act)


def _with_us(text: Text, act: Act) -> str | None:
    """«готовы строить у нас жильё»: the speaker's own side."""
    for token in text.tokens[act.clause.first + 1 : act.clause.last + 1]:
        if token.lemma == "мы" and text.tokens[token.index - 1].lemma == "у" and act.form is not ProjectForm.SUPPLY:
            return ours(text, token)
    return None


def _announced(text: Text, act: Act) -> str | None:
    """«В Твери открыто два производства: с мая работает цех обуви …»: the place told before the colon."""
    sentence = text.sentence_of(act.head.index)
    colons = [t.index for t in text.tokens[sentence.first : act.clause.first] if t.text == ":"]
    if not colons or act.form is ProjectForm.SUPPLY:
        return None
    told = [m for m in mentions(text, sentence.first, colons[-1]) if m.kind is NameKind.AREA and not m.nominal]
    found = [
        m.name
        for m in told
        if not (m.lent or m.adjective) and _located(text, m) and not _strays(text, text.tokens[m.last], act)
    ]
    return found[-1] if found else _land(text, act, range(sentence.first, colons[-1]))


def _of_talk(text: Text, noun: Token, act: Act) -> bool:
    """«ремонт цеха обсуждали в Казани», «договор о цехе подписали в Казани»: where they talked or signed."""
    verb = text.tokens[noun.head]
    signed = verb.lemma in words("project", "signing")
    talk = (signed or operators().get(verb.lemma) is ProjectStage.DISCUSSED) and predicate(verb)
    return talk and act.head.index < verb.index < noun.index


def _land(text: Text, act: Act, inside: range) -> str | None:
    """«договорились построить завод в регионе»: the page's own region."""
    here = home(text)
    for token in text.tokens[inside.start : inside.stop]:
        alone = token.lemma in {"регион", "область", "край"} and token.morph.number == "Sing"
        if alone and _inside(text, token) and text.mention_at(token.index) is None:
            attributed = any(c.lemma != "наш" for c in text.children(token.index, "amod", "nmod", "det"))
            made = act.form not in {ProjectForm.SUPPLY, ProjectForm.EDUCATION}
            return here.name if here and made and not attributed and not _strays(text, token, act) else None
    return None


def _inside(text: Text, noun: Token) -> bool:
    """«в регионе», «на территории края»."""
    if noun.morph.case == "Loc":
        return preposition(text, noun) == "в"
    before = text.tokens[noun.index - (2 if text.tokens[noun.index - 1].lemma == "наш" else 1)]
    return noun.morph.case == "Gen" and before.lemma == "территория"


def _located(text: Text, mention: Mention) -> bool:
    at = mention.first - 1
    while at > 0 and (text.tokens[at].lemma in TYPES or _attributes(text, at)):
        at -= 1
    before = text.tokens[at] if at >= 0 else None
    if before is not None and before.morph.case == "Loc" and preposition(text, before) in {"в", "на"}:
        return mention.kind is NameKind.AREA  # «в порту Пскова»
    cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
    return before is not None and before.lemma in {"в", "на", "во"} and ("Loc" in cases or "Acc" not in cases)


def _attributes(text: Text, at: int) -> bool:
    """«в сербском городе Нише»: whose town it is, before its type."""
    here, noun = text.tokens[at], text.tokens[at + 1]
    return here.morph.pos == "ADJ" and here.morph.case == noun.morph.case == "Loc" and noun.lemma in TYPES


def verbs_of(text: Text, act: Act, governor: Token | None) -> list[Token]:
    """The act's verb and the words above it, up to the clause's predicate."""
    found = [act.head, *chain(text, act), *([governor] if governor else []), text.tokens[act.clause.verb]]
    return list({t.index: t for t in found}.values())


def made_by(text: Text, thing: Token) -> Names:
    """«белорусские тракторы», «тракторы Минского завода»: the product's own side."""
    owner = possessor(text, thing)
    if kind_of_thing(thing) is ProjectForm.CONSTRUCTION and owner and _is_area(text, owner):
        owner = None  # «аэропорт города» is the city's to get
    name = adjectival(text, thing) or owner
    for child in text.children(thing.index, "nmod") if name is None else ():
        if child.lemma in {"производство", "выпуск", "сборка", "изготовление"} and child.morph.case == "Gen":
            name = name or adjectival(text, child) or possessor(text, child)
    return (name,) if name else ()


def _is_area(text: Text, name: str) -> bool:
    return any(m.area is not None and m.name == name for m in text.mentions)


def instrument(text: Text, act: Act) -> Names:
    """«построен белорусскими компаниями», «благодаря им появилась школа»: the doer of a passive."""
    for child in text.children(act.head.index, "obl", "obl:agent", "nmod", "iobj"):
        if child.morph.case == "Ins" and not preposition(text, child) and child.index != act.thing.index:
            found = parties(text, child) if child.lemma not in words("project", "routes") else ()
            if found:
                return found
    return beside(text, act, {"благодаря"}, {"Dat"})


def works(text: Text, act: Act) -> Names:
    """«на площадке завода собирают машины»: the works named in the clause."""
    found = [
        m.name
        for m in mentions(text, act.clause.first, act.clause.last)
        if m.kind is NameKind.ORGANISATION and not m.lent
    ]
    return tuple(found[:1])


def dative(text: Text, act: Act, governor: Token | None) -> Names:
    """The addressee in the dative: «предложил соседям», «поставляет заводу»."""
    for verb in verbs_of(text, act, governor):
        for child in text.children(verb.index, "iobj", "obl", "obj", "nmod", "nsubj"):
            if child.morph.case == "Dat" and not preposition(text, child):
                found = parties(text, child)
                if found:
                    return found
            if child.rel == "nsubj" and readable(child.text, "datv") and not readable(child.text, "nomn"):
                return parties(text, child)
    return ()


def equipped(text: Text, act: Act) -> Names:
    """«обеспечит соседей автобусами»: the one who receives is the object."""
    for child in text.children(act.head.index, "obj", "iobj"):
        if child.morph.case == "Acc" and not preposition(text, child):
            return parties(text, child)
    return ()


def source(text: Text, act: Act) -> Names:
    """«из Китая», «от завода», «с Урала»; «купили у компании», but «построен цех, мощность у него …»."""
    return beside(text, act, {"из", "от", "с", *({"у"} if takes(act) else ())}, {"Gen"})


def holder(text: Text, act: Act) -> Names:
    """«у области есть потребность в насосах», «насосы востребованы на заводе»: who has the need."""
    return beside(text, act, {"у"}, {"Gen"}) or beside(text, act, {"на", "в"}, {"Loc"})


def sender(text: Text, act: Act) -> Names:
    """«насосы от завода «Кама»»: who sends, where «у» tells who has the need."""
    return beside(text, act, {"из", "от", "с"}, {"Gen"})


def together_with(text: Text, act: Act) -> Names:
    """«вместе с сербами», «совместно с компанией «Дунав»», «при участии инвесторов из Омана»."""
    for token in text.tokens[act.clause.first : act.clause.last]:
        after = text.tokens[token.index + 1]
        with_them = token.lemma in {"вместе", "совместно", "вкупе"} and after.lemma in {"с", "со"}
        taking_part = token.lemma in {"участие", "поддержка", "содействие", "привлечение"} and token.morph.case in {
            "Loc",
            "Ins",
        }
        if with_them or taking_part:
            noun = _noun_after(text, after.index if with_them else token.index, act.clause.last)
            names = parties(text, noun) if noun is not None else ()
            if names:
                return names
    return ()


def goal(text: Text, act: Act) -> Names:
    """«в республику», «для ЖКХ области», «на завод»."""
    return beside(text, act, {"в", "на", "за"}, {"Acc"}) or beside(text, act, {"для"}, {"Gen"})


def beside(text: Text, act: Act, prepositions: set[str], cases: set[str] | None = None) -> Names:
    """The sides after one of the prepositions in the act's clause, nearest to the act first."""
    found: list[tuple[int, Names]] = []
    for index in range(act.clause.first, act.clause.last + 1):
        token = text.tokens[index]
        if token.morph.pos != "ADP" or token.lemma not in prepositions or _one_of(text, token):
            continue
        if _opens_ellipsis(text, index):
            continue
        noun = _noun_after(text, index, act.clause.last)
        if noun is None or _far(text, token) or by_leg(text, token):
            continue
        if (
            cases
            and noun.morph.case
            and noun.morph.case not in cases
            and not _one_of(text, text.tokens[noun.index - 1])
        ):
            continue
        own = noun.index == act.head.index and act.kind == "noun"  # «переговоры для поставки тверской муки»
        names = parties(text, noun) if not own and not _strays(text, noun, act) else ()
        if names:
            found.append((abs(index - act.head.index), names))
    return min(found)[1] if found else ()


def _opens_ellipsis(text: Text, index: int) -> bool:
    """«рис везут из Китая, из Монголии – говядину»: of the supply behind the dash."""
    after = text.tokens[index + 1 : index + 5]
    return index > 0 and text.tokens[index - 1].text in {",", "а"} and any(t.text in {"–", "—", "-"} for t in after)


def _strays(text: Text, noun: Token, act: Act) -> bool:
    """«для перевозки детей из сёл Тувы», «на встрече в Баку»: a place of another noun that a preposition governs."""
    above = text.tokens[noun.head]
    for _ in range(3):
        if above.index == act.thing.index or above.index == act.head.index or above.morph.pos not in {"NOUN", "VERB"}:
            return False
        if above.morph.pos == "VERB":
            return above.morph.form == "Part" and not above.morph.short and above.index > act.thing.index
        if above.lemma in words("project", "occasional") and preposition(text, above):
            return True
        if above.head == above.index:
            return False
        above = text.tokens[above.head]
    return False


def _one_of(text: Text, token: Token) -> bool:
    """«на один из заводов Тувы»: «из» parts one from many, nothing comes from there."""
    return token.lemma == "из" and token.index > 0 and text.tokens[token.index - 1].lemma in {"один", "одно"}


def _far(text: Text, token: Token) -> bool:
    """«в 60 км от Твери», «недалеко от Твери»: how far it is, nothing comes from there."""
    return token.lemma == "от" and token.index > 0 and text.tokens[token.index - 1].lemma in words("project", "far")


def by_leg(text: Text, token: Token) -> bool:
    """«прямым рейсом из Вены прибыли коровы»: where they changed planes, not who gave them."""
    way = text.tokens[token.index - 1] if token.index else token
    return token.lemma in {"из", "с"} and way.lemma in words("project", "routes") and way.morph.case == "Ins"


def _noun_after(text: Text, index: int, last: int) -> Token | None:
    for at in range(index + 1, min(index + 7, last + 1)):
        token = text.tokens[at]
        if token.morph.pos in {"NOUN", "PROPN", "PRON", "X"} and text.mention_at(at) is not None:
            mention = text.mention_at(at)
            return token if mention is None or mention.first > index else None
        if token.morph.pos in {"NOUN", "PROPN", "PRON"}:
            return token
        if _one_of(text, token):
            continue
        if token.morph.pos == "ADP" or (token.morph.pos == "VERB" and token.morph.form != "Part"):
            return None
    return None
