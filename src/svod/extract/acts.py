"""Act: a verb or noun of supply, making, building or opening together with the thing it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from svod.extract.act_words import act_nouns, operators, verb_kinds
from svod.extract.argument import thing_of
from svod.extract.clause import Clause, only_verb
from svod.extract.goods import kind_of_thing, vague
from svod.extract.thing import inner, is_name, measured, measures
from svod.lexicon import words
from svod.model.claim import ProjectForm, ProjectStage
from svod.model.text import Text, Token

EDUCATION = ProjectForm.EDUCATION
PLANTS = frozenset({ProjectForm.CONSTRUCTION, ProjectForm.PRODUCTION})
FORMS = {
    "gives": ProjectForm.SUPPLY,
    "takes": ProjectForm.SUPPLY,
    "moves": ProjectForm.SUPPLY,
    "equips": ProjectForm.SUPPLY,
    "makes": ProjectForm.PRODUCTION,
    "builds": ProjectForm.CONSTRUCTION,
    "teaches": ProjectForm.EDUCATION,
}
STANDING: frozenset[ProjectForm | None] = PLANTS | {ProjectForm.OTHER}
FITTING: dict[str, frozenset[ProjectForm | None]] = {
    "moves": frozenset({ProjectForm.SUPPLY}),
    "takes": frozenset({ProjectForm.SUPPLY, EDUCATION}),
    "gives": frozenset({ProjectForm.SUPPLY, ProjectForm.CULTURE, EDUCATION, None}),
    "equips": frozenset({ProjectForm.SUPPLY, None}),
    "launches": STANDING | {ProjectForm.SERVICE, ProjectForm.PROGRAMME, ProjectForm.RESEARCH, EDUCATION},
    "works": STANDING | {ProjectForm.SERVICE, ProjectForm.PROGRAMME},
    "makes": frozenset({ProjectForm.SUPPLY}),
    "builds": STANDING | {ProjectForm.CULTURE, ProjectForm.RESEARCH},
    "invests": PLANTS,
}
"""What things go with a group of verbs: one opens a plant, a line or a school, and supplies goods."""
ALWAYS_SUPPLY = frozenset({"поставлять", "экспортировать", "поставить", "отгружать", "отгрузить", "поставляться"})


@dataclass(frozen=True, slots=True)
class Act:
    """`head` is the verb or the noun of the act, `thing` the product's head noun.

    `kind` is the verb group, "noun" (an act noun) or "thing" (a bare thing under `governor`, a word of stage).
    """

    head: Token
    thing: Token
    clause: Clause
    kind: str
    form: ProjectForm
    governor: Token | None = None


def part(text: Text, clause: Clause, verb: Token) -> Clause:
    """The part of the clause that an infinitive owns: «планируют построить у нас склад, а в Туве создать цех»."""
    if verb.morph.form != "Inf":
        return clause
    rivals = [t.index for t in text.tokens[clause.first : clause.last + 1] if t.morph.form == "Inf"]
    cuts = [t.index for t in text.tokens[clause.first : clause.last] if t.text == "," and _opens_rival(text, t)]
    cuts = [c for c in cuts if any(r < c for r in rivals) and any(r > c for r in rivals)]
    first = max((c + 1 for c in cuts if c < verb.index), default=clause.first)
    last = min((c - 1 for c in cuts if c > verb.index), default=clause.last)
    return Clause(clause.verb, first, last)


def _opens_rival(text: Text, comma: Token) -> bool:
    return text.tokens[comma.index + 1].lemma == "а" and text.tokens[comma.index + 2].lemma != "также"


def verb_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """The acts told by verbs of the clause, finite or infinitive."""
    yield from _begun(text, clause)
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        morph = token.morph
        if (
            token.lemma not in verb_kinds()
            or morph.pos not in {"VERB", "ADJ"}
            or (morph.form in {"Part", "Conv"} and not morph.short)
        ):
            continue
        if token.lemma in {"поставить", "ставить"} and _sets(text, token):
            continue
        if morph.pos == "ADJ" and not morph.short and not only_verb(token.text):
            continue  # «расположенное» that slovnet took for an adjective
        for kind in verb_kinds().get(token.lemma, ()):
            act = _verb_act(text, part(text, clause, token), token, kind)
            if act:
                yield act
                break


def _begun(text: Text, clause: Clause) -> Iterator[Act]:
    """«Технопарк начал работу», «завод начнёт свою деятельность»: the works is opened."""
    for verb in text.tokens[clause.first : clause.last + 1]:
        if verb.lemma not in words("project", "begin") or verb.morph.form != "Fin":
            continue
        if not any(c.lemma in words("project", "work") for c in text.children(verb.index, "obj")):
            continue
        for thing in text.children(verb.index, "nsubj"):
            form = kind_of_thing(thing)
            if form in STANDING and clause.first <= thing.index <= clause.last:
                yield Act(verb, thing, clause, "launches", form or ProjectForm.OTHER)


def _sets(text: Text, verb: Token) -> bool:
    """«поставил задачу», «поставили вопрос» supplies nothing."""
    known = words("commitment", "tasks") | {"вопрос", "условие", "подпись", "точка", "перед"}
    return any(
        c.lemma in known or any(w.lemma == "перед" for w in text.children(c.index, "case"))
        for c in text.children(verb.index, "obj", "nsubj:pass", "nsubj", "obl")
    )


def noun_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """The acts told by nouns: «поставка тракторов», «строительство цеха»."""
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        form = act_nouns().get(token.lemma) if token.morph.pos in {"NOUN", "PROPN"} else None
        if not form or is_name(text, token) or _purpose(text, token) or _ends_range(text, clause, token):
            continue
        thing = inner(text, token) or _told_before(text, token)
        above = text.tokens[token.head]
        if token.lemma in words("project", "processes") and above.lemma not in {"проект", "инвестпроект"}:
            continue  # «обсудили переработку сои»: no definite object
        if token.rel != "conj" and _occasion(above) and not (thing is not None and _talked_of(text, above, thing)):
            continue
        if thing is not None and (_fits(form, token, thing) or (form == "any" and whole(text, thing))):
            yield Act(token, thing, clause, "noun", _form(text, form, thing))


def _told_before(text: Text, noun: Token) -> Token | None:
    """«строят цех. Ввод намечен на осень»: a bare noun of opening, as a subject, is of the works told of last."""
    subject = noun.rel.startswith("nsubj") and act_nouns()[noun.lemma] in {"any", "construction"}
    if not subject or any(text.children(noun.index, "nmod", "amod", "det")):
        return None
    here = text.sentence_of(noun.index)
    before = text.tokens[text.sentences[max(here.index - 2, 0)].first : here.first]
    plants = (t for t in reversed(before) if t.morph.pos == "NOUN" and kind_of_thing(t) in PLANTS)
    return next((t for t in plants if _own(text, t) and text.mention_at(t.index) is None), None)


def _own(text: Text, noun: Token) -> bool:
    """Whether the noun is what its sentence is about, not the place where something is done."""
    return noun.rel in {"obj", "nsubj", "nsubj:pass"} or text.tokens[noun.head].lemma in act_nouns()


def _verb_act(text: Text, clause: Clause, verb: Token, kind: str) -> Act | None:
    thing = thing_of(text, clause, verb, kind)
    if thing is None:
        return None
    if thing.lemma in act_nouns() and not is_name(text, thing):
        about = inner(text, thing)
        if about is None and whole(text, thing) and kind in {"builds", "launches", "works"}:
            return Act(verb, thing, clause, kind, ProjectForm.PRODUCTION)
        if about is None or not _fits(act_nouns()[thing.lemma], thing, about):
            return None
        noun = "noun" if kind in {"launches", "works", "makes"} else kind
        tells = (verb.morph.form == "Fin" or verb.morph.short) and verb.lemma not in operators()
        told = noun != "noun" or (kind in {"launches", "works"} and tells)
        return Act(verb if told else thing, about, clause, noun, _form(text, act_nouns()[thing.lemma], about))
    thing = measured(text, thing)
    form = _verb_form(text, verb, thing, kind)
    return Act(verb, thing, clause, kind, form) if form else None


def _occasion(noun: Token) -> bool:
    """«церемония открытия» builds nothing; «планы по закупке» are plans."""
    plans = noun.lemma == "план" and noun.morph.number == "Plur"
    return noun.lemma in words("project", "occasions") and not plans


def _talked_of(text: Text, matter: Token, thing: Token) -> bool:
    """«обсудили ход строительства моста», «увеличение поставок зерна»: talks of a definite thing are of a project."""
    above = text.tokens[matter.head]
    if matter.lemma in words("project", "growth"):
        chance = operators().get(above.lemma) is ProjectStage.DISCUSSED
        return (
            chance
            and kind_of_thing(thing) in {ProjectForm.SUPPLY, None}
            and thing.lemma not in words("project", "wide")
        )
    matters = matter.lemma in words("project", "matters") and matter.rel in {"obj", "nsubj", "nsubj:pass"}
    return matters and operators().get(above.lemma) is ProjectStage.DISCUSSED and thing.morph.number == "Sing"


def _purpose(text: Text, noun: Token) -> bool:
    """«завод по производству двигателей», «цех переработки», «как замена»: the plant is the thing, not what it does."""
    above = text.tokens[noun.head]
    before = text.tokens[noun.index - 1] if noun.index else noun
    plot = above.lemma in words("project", "plots")  # «площадка для строительства цеха»: the works is the thing
    of_plant = (before.lemma in {"по", "для"} and not plot) or (
        above.index == noun.index - 1 and noun.morph.case == "Gen"
    )
    return before.lemma in {"как"} | words("project", "reasons") or (
        of_plant and above.index < noun.index and kind_of_thing(above) in PLANTS
    )


def _ends_range(text: Text, clause: Clause, noun: Token) -> bool:
    """«по ряду направлений: от туризма до поставок чая»: how wide the field is, no supply."""
    first = text.sentence_of(noun.index).first
    before = [t.lemma for t in text.tokens[first : noun.index]]
    if before[-1:] != ["до"] or "от" not in before:
        return False
    return bool(set(before[: before.index("от")]) & words("project", "fields"))


def whole(text: Text, noun: Token) -> bool:
    """«совместное тракторное производство»: works of a told kind, with nothing after it that it makes."""
    known = words("project", "pale") - {"новый", "собственный"}
    attributes = [c for c in text.children(noun.index, "amod") if c.lemma not in known]
    return noun.lemma == "производство" and bool(attributes) and inner(text, noun) is None


def _verb_form(text: Text, verb: Token, thing: Token, kind: str) -> ProjectForm | None:
    """The project's form where verb and thing fit each other: one builds a plant and supplies goods; None where not."""
    own = kind_of_thing(thing)
    if own is None and kind != "teaches" and (kind not in {"gives", "equips"} or verb.lemma not in ALWAYS_SUPPLY):
        return None
    if own is None and kind != "teaches" and (vague(thing) or is_name(text, thing)):
        return None
    if (kind != "builds" and _crowd(text, thing)) or (own is None and thing.lemma in measures()):
        return None
    if kind == "teaches":
        return (
            EDUCATION
            if own is EDUCATION
            or (
                verb.lemma.endswith(("учить", "учать"))
                and thing.morph.animacy == "Anim"
                and thing.morph.number == "Plur"
            )
            else None
        )
    fitting = FITTING[kind]
    if own is ProjectForm.CONSTRUCTION and line_between(text, thing):
        own = ProjectForm.SERVICE
    vehicle = kind in {"works", "launches"} and thing.lemma in words("project", "routes")
    if vehicle and own is ProjectForm.SUPPLY:
        return ProjectForm.SERVICE
    if verb.lemma in words("project", "mastering") and own is ProjectForm.CONSTRUCTION:
        return None  # «осваивают новые рынки»
    if own not in fitting:
        supplied = verb.lemma in ALWAYS_SUPPLY and own in PLANTS  # «поставляют посевные комплексы»
        return ProjectForm.SUPPLY if supplied else None
    return FORMS.get(kind, own) if own not in {EDUCATION, ProjectForm.CULTURE, ProjectForm.RESEARCH} else own


def line_between(text: Text, thing: Token) -> bool:
    """«морская линия», «воздушная линия»: something that runs, not a line of a works."""
    told = words("project", "running_lines")
    return thing.lemma in words("project", "routes") and any(
        c.lemma in told for c in text.children(thing.index, "amod")
    )


def _fits(form: str, noun: Token, thing: Token) -> bool:
    own = kind_of_thing(thing)
    if (vague(thing) and own is None) or thing.lemma in act_nouns() or (own is None and thing.lemma in measures()):
        return False
    if form == "any":
        return own is not None and own is not ProjectForm.SUPPLY
    if form == "construction":
        return own in {ProjectForm.CONSTRUCTION, ProjectForm.PRODUCTION, ProjectForm.CULTURE, ProjectForm.RESEARCH}
    if form == "education":
        return own is EDUCATION
    return own is not None or (noun.lemma in words("project", "plain") and not vague(thing))


def _form(text: Text, form: str, thing: Token) -> ProjectForm:
    own = ProjectForm.SERVICE if line_between(text, thing) else kind_of_thing(thing)
    return (own or ProjectForm.OTHER) if form == "any" else ProjectForm(form)


def takes(act: Act) -> bool:
    """«закупает», «закупка»: whoever does it receives."""
    return act.kind == "takes" or (act.kind == "noun" and act.head.lemma in words("project", "taking"))


def _crowd(text: Text, thing: Token) -> bool:
    """«работают 387 предприятий»: a count of firms is a figure, no project."""
    counted = any(text.children(thing.index, "nummod", "nummod:gov"))
    return counted and thing.lemma in {"предприятие", "компания", "завод", "производство", "площадка", "магазин"}
