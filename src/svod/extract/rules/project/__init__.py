"""Project claims: what is supplied, made, built, opened, taught or researched together, with its stage."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.acts import PLANTS, Act, noun_acts, takes, verb_acts
from svod.extract.clause import Clause, clauses
from svod.extract.cost import MONEY, cost_after
from svod.extract.goods import listing, named, spelled_out
from svod.extract.parties import is_firm
from svod.extract.pattern import cite, subject
from svod.extract.rules.project.around import place_of
from svod.extract.rules.project.bound import bound
from svod.extract.rules.project.context import Told, recalled, surrounded
from svod.extract.rules.project.ellipsis import elliptic
from svod.extract.rules.project.ends import mentions, place
from svod.extract.rules.project.partners import seller
from svod.extract.rules.project.roles import Roles, buyer, roles
from svod.extract.rules.project.stage import operator, stage_of
from svod.extract.rules.project.value import value_of, weighed
from svod.extract.rules.project.wanted import route_acts, thing_acts
from svod.lexicon import table, words
from svod.model.claim import Project, ProjectForm, ProjectStage
from svod.model.page import ParagraphKind
from svod.model.quantity import Quantity
from svod.model.text import Sentence, Text, Token
from svod.model.when import Precision, When

BODY = frozenset({ParagraphKind.TEXT, ParagraphKind.ITEM})


def claims(text: Text) -> Iterator[Project]:
    """The text's project claims."""
    told: Told = []
    for sentence in text.sentences:
        if sentence.kind in BODY:
            yield from _costed(text, sentence, _of_sentence(text, sentence, told))


def _costed(text: Text, sentence: Sentence, found: list[Project]) -> list[Project]:
    """«… построит завод. Объём инвестиций – 3 млрд рублей»: the one works that is told of gets its sum."""
    works = [claim for claim in found if claim.form in PLANTS and claim.stage is not ProjectStage.CAPABILITY]
    open_ = len(works) == 1 and (works[0].value is None or works[0].value.unit not in MONEY)
    value = cost_after(text, sentence) if open_ else None
    return [replace(one, value=value) if value and one is works[0] else one for one in found]


def _of_sentence(text: Text, sentence: Sentence, told: Told) -> list[Project]:
    """One claim per giver, taker and stage: verbs first, then nouns of act, then bare things under a word of stage.

    What a relative clause tells of a thing comes last: «договорились о выпуске насосов, которые закупали за морем».
    """
    found: list[Project] = []
    taken: set[int] = set()
    parts = clauses(text, sentence)
    relative = [c for c in parts if _relative(text, c)]
    main = [c for c in parts if c not in relative]
    turns = ((verb_acts, main), (noun_acts, parts), (thing_acts, parts), (route_acts, parts), (verb_acts, relative))
    for acts, told_in in turns:
        for clause in told_in:
            for act in acts(text, clause):
                if act.thing.index in taken or act.head.index in taken:
                    continue
                claim = project(text, act, told)
                claim = _along(claim, found[-1]) if claim is not None and found else claim
                if claim is None or _repeats(claim, found, told):
                    continue
                found.append(claim)
                told.append((act.thing.lemma, claim))
                taken |= {t.index for t in listing(text, act.thing, clause.last)} | {act.head.index}
    for claim in found[:1]:
        found.extend(elliptic(text, sentence, claim))
    return found


def _relative(text: Text, clause: Clause) -> bool:
    return any(t.lemma == "который" for t in text.tokens[clause.first : clause.first + 3])


def _along(claim: Project, before: Project) -> Project:
    """«построит в Твери завод и наладит выпуск насосов»: what the same one does besides stands there too."""
    here = before.place is not None and before.giver and before.giver == claim.giver
    moved = ProjectForm.SUPPLY in {claim.form, before.form} or claim.taker or claim.place
    return replace(claim, taker=before.taker, place=before.place) if here and not moved else claim


def project(text: Text, act: Act, told: Told) -> Project | None:
    """The claim of one act, or None where it has no stage or no side."""
    if bound(text, act):
        return None
    governor = operator(text, act)
    stage = stage_of(text, act, governor)
    if stage is None:
        return None
    value = value_of(text, act)
    if (
        _trade_figure(text, act, value)
        or _shipped(text, act, stage, value)
        or _counted_firms(text, act)
        or (act.kind == "works" and not _whereabouts(text, act))
        or (act.thing.lemma == "зона" and not _zonal(text, act.thing))
        or (act.kind == "equips" and act.thing.lemma in words("project", "wide"))
    ):
        return None
    sides: Roles = _turned(text, act, recalled(text, act, roles(text, act, governor, stage), told), told)
    nobody = not sides.giver and not sides.taker
    if nobody and (_pale(text, act.thing) or _told_of(text, act) or not surrounded(text, act)):
        return None
    if _indefinite(text, act, sides):
        return None
    if stage is ProjectStage.REQUESTED and sides.giver and seller(text, act, sides.giver):
        stage = ProjectStage.OFFERED
    buys = takes(act) and act.head.morph.form == "Inf" and governor is not None and governor.lemma == "готовый"
    if stage is ProjectStage.OFFERED and (buys or buyer(text, act, governor, sides.taker)):
        stage = ProjectStage.REQUESTED
    if _trial(text, act) and stage in {ProjectStage.COMPLETED, ProjectStage.RUNNING}:
        stage = ProjectStage.PILOT
    return Project(
        citation=cite(text, text.sentence_of(act.head.index)),
        rule=act.kind,
        speaker=text.speaker_at(text.tokens[act.head.index].start),
        confidence=0.6,
        what=_what(text, act),
        form=_form(text, act),
        giver=sides.giver,
        taker=sides.taker,
        place=sides.place,
        value=value,
        when=_when(text, act),
        stage=stage,
    )


def _what(text: Text, act: Act) -> str:
    """The product; for «продукция» and «товары» the goods that the sentence spells out, where it does."""
    listed = spelled_out(text, act.thing) if act.thing.lemma in words("project", "wide") else None
    said = listed or named(text, act.thing, _reach(text, act))
    return f"{said}{_ends_told(text, act)}" if not listed else said


def _ends_told(text: Text, act: Act) -> str:
    """« между Тверью и Минском» right behind a line."""
    after = listing(text, act.thing, _reach(text, act))[-1].index + 1
    if after + 3 >= len(text.tokens) or text.tokens[after].lemma != "между":
        return ""
    ends = [m for m in mentions(text, after, min(after + 9, act.clause.last)) if place(m)][:2]
    return text.text[text.tokens[after - 1].end : ends[1].end] if len(ends) == 2 else ""


def _pale(text: Text, thing: Token) -> bool:
    """«товары», a bare «площадка»: without a side it is no project."""
    bare = not any(text.children(thing.index, "amod", "nmod", "nummod", "nummod:gov"))
    return thing.lemma in words("project", "wide") or (bare and thing.lemma in words("project", "weak"))


def _indefinite(text: Text, act: Act, sides: Roles) -> bool:
    """«товары» that no firm brings to anybody named, «совместные производства» of nobody knows what."""
    thing = act.thing
    told = text.children(thing.index, "amod", "nmod", "nummod", "nummod:gov", "acl", "appos")
    known = words("project", "pale") | words("project", "joint")
    if any(c.lemma not in known and text.mention_at(c.index) is None for c in told):
        return False
    if thing.lemma in words("project", "wide"):
        firm = any(is_firm(m) and m.name in sides.giver for m in text.mentions)
        return not spelled_out(text, thing) and not (firm and sides.taker)
    return thing.lemma == "производство" and thing.morph.number == "Plur"


def _zonal(text: Text, zone: Token) -> bool:
    """«особая экономическая зона», not «зона свободной торговли»."""
    return any(c.lemma in words("project", "zonal") for c in text.children(zone.index, "amod"))


def _told_of(text: Text, act: Act) -> bool:
    """«Эта модель автобуса была разработана для школ»: what was told of before is no project anew."""
    above = text.tokens[act.thing.head]
    nouns = (act.thing, above) if above.lemma in words("project", "measures") else (act.thing,)
    return any(
        c.lemma in {"этот", "данный", "такой"} for noun in nouns for c in text.children(noun.index, "det", "amod")
    )


def _whereabouts(text: Text, act: Act) -> bool:
    """A works that works is a project only where its place or its route is told."""
    return act.form is ProjectForm.SERVICE or place_of(text, act) is not None


def _repeats(claim: Project, found: list[Project], told: Told) -> bool:
    """Whether the sentence already has this giver, taker and stage, or the page said the same before."""
    sides = (claim.giver, claim.taker, claim.stage)
    if (claim.giver or claim.taker) and any((c.giver, c.taker, c.stage) == sides for c in found):
        return True
    what = claim.what.lower()
    return any(sides == (c.giver, c.taker, c.stage) and _same(what, c.what.lower()) for _, c in told)


def _same(one: str, two: str) -> bool:
    """The same product, or one that a longer list holds once more."""
    return one == two or (len(one.split()) > 1 and one in two) or (len(two.split()) > 1 and two in one)


def _turned(text: Text, act: Act, sides: Roles, told: Told) -> Roles:
    """«Навстречу идут самосвалы»: the supply before it, turned round."""
    clause = text.tokens[act.clause.first : act.clause.last + 1]
    if act.form is ProjectForm.SUPPLY and any(t.lemma in words("project", "back") for t in clause):
        last = next((c for _, c in reversed(told) if c.form is ProjectForm.SUPPLY), None)
        if last is not None:
            return Roles(last.taker, last.giver, sides.place)
    return sides


def _trial(text: Text, act: Act) -> bool:
    return any(c.lemma in words("project", "pilot") for c in text.children(act.thing.index, "amod"))


def _trade_figure(text: Text, act: Act, value: Quantity | None) -> bool:
    """«отгрузили товаров на 3 млрд рублей»: a figure of trade, no project."""
    return act.thing.lemma in {"товар", "продукция"} and value is not None


def _shipped(text: Text, act: Act, stage: ProjectStage, value: Quantity | None) -> bool:
    """«с начала года вывезено 503 тонны чая»: what went or was made in a period is a figure, no project."""
    made = act.kind == "makes" and act.head.morph.short
    past = stage in {ProjectStage.COMPLETED, ProjectStage.RUNNING}
    value = value or weighed(text, act)
    if value is None or not past or (value.unit == "item" and not made):
        return False
    trade = act.head.lemma in words("indicator", "export") | words("indicator", "import")
    timed = any(
        act.clause.first <= t.first <= act.clause.last
        and t.when is not None
        and t.when.precision is not Precision.DAY
        and not t.due
        for t in text.times
    )
    yearly = any(t.lemma in words("indicator", "habitual") for t in text.tokens[act.clause.first : act.clause.last + 1])
    return (made and timed) or (
        act.form is ProjectForm.SUPPLY and (trade or yearly or (timed and act.head.morph.short))
    )


def _reach(text: Text, act: Act) -> int:
    """Where the product's phrase may end: its clause, or its sentence when a pronoun led to another clause."""
    inside = act.clause.first <= act.thing.index <= act.clause.last
    return act.clause.last if inside else text.sentence_of(act.thing.index).last


def _form(text: Text, act: Act) -> ProjectForm:
    """«образовательные программы» are education, whatever a programme else is."""
    told = table("project", "attributes")
    found = next((told[c.lemma] for c in text.children(act.thing.index, "amod") if c.lemma in told), None)
    return ProjectForm(found) if found and act.form is not ProjectForm.SUPPLY else act.form


def _when(text: Text, act: Act) -> When | None:
    """The time nearest to the act in its clause; that of the signing of a paper is not the act's."""
    papers = [t.index for t in text.tokens[act.head.index : act.clause.last] if t.lemma in words("project", "signing")]
    last = papers[0] if papers and act.kind == "noun" else act.clause.last
    inside = [t for t in text.times if act.clause.first <= t.first <= last and t.when is not None]
    nearest = min(inside, key=lambda t: abs(t.first - act.head.index), default=None)
    return nearest.when if nearest else None


def _counted_firms(text: Text, act: Act) -> bool:
    """«12 компаний отгрузили продукцию»: a figure."""
    doer = subject(text, act.head)
    return (
        doer is not None and act.thing.lemma == "продукция" and any(text.children(doer.index, "nummod", "nummod:gov"))
    )


__all__ = ["claims"]
