"""Roles: who supplies or builds, who receives, and where; from the act's syntax and the sides of the page."""

from svod.extract.acts import PLANTS, Act, takes
from svod.extract.anaphora import antecedent_of
from svod.extract.clause import first_person, teller
from svod.extract.parties import both, compound, compound_sides, other, ours, parties, party
from svod.extract.pattern import preposition, subject
from svod.extract.rules.project.around import (
    beside,
    by_leg,
    dative,
    equipped,
    goal,
    holder,
    instrument,
    made_by,
    place_of,
    sender,
    source,
    verbs_of,
    works,
)
from svod.extract.rules.project.ends import between, mentions
from svod.extract.rules.project.partners import (
    MADE,
    Roles,
    by_design,
    completed,
    drawn_to,
    lands,
    ordered,
    seller,
    with_partner,
    with_them,
)
from svod.extract.rules.project.stage import chain, described, site
from svod.extract.rules.project.zones import QUOTES, land_of
from svod.extract.sides import side_of
from svod.extract.thing import readable
from svod.lexicon import words
from svod.model.claim import NameKind, ProjectForm, ProjectStage
from svod.model.text import Text, Token

Names = tuple[str, ...]
HOSTED = frozenset({ProjectForm.CONSTRUCTION, ProjectForm.OTHER, ProjectForm.PROGRAMME, ProjectForm.SERVICE})


def roles(text: Text, act: Act, governor: Token | None, stage: ProjectStage) -> Roles:
    """Giver, taker and place of the act."""
    place = place_of(text, act)
    if joint(text, act):
        told = between(text, act.thing, act.clause) or _doers(text, act, governor)
        sides = told or _named_sides(text, act) or both(text) or compound_sides(text, act.thing)
        return Roles((), sides, place)
    found = _by_group(text, act, governor, stage, place)
    if governor is not None and site(text, governor):
        host = tuple(n for n in _actor(text, act, governor) if lands(text, (n,)))  # who finds the ground is to have it
        found = Roles(made_by(text, act.thing) or dative(text, act, governor), host, place)
    if governor is not None and governor.lemma == "ход":
        found = Roles((), found.taker, found.place)  # «обсудили ход строительства»: who talks does not build
    if act.form in MADE and place and found.giver == (place,) and (own := made_by(text, act.thing)) and own != (place,):
        found = Roles(own, (place,), place)  # «договорились создать у нас центр завода „Кама“»
    hosted = act.form in HOSTED or (
        act.form is ProjectForm.PRODUCTION and (bool(found.giver) or act.kind in {"builds", "launches"})
    )
    if hosted and not found.taker and place and place not in found.giver:
        found = Roles(found.giver, tuple(n for n in (land_of(text, place),) if n not in found.giver), place)
    taught = act.form in {ProjectForm.SERVICE, ProjectForm.EDUCATION} and act.kind in {"thing", "noun"}
    offered = taught and stage is ProjectStage.OFFERED and not found.place
    talk = act.form is ProjectForm.SUPPLY and stage is ProjectStage.DISCUSSED
    if talk and found.giver and not found.taker and (buyers := beside(text, act, {"с", "со"}, {"Ins"})) != found.giver:
        found = Roles(found.giver, buyers, found.place)  # «переговоры с Сербией о поставке тверской муки»
    bought = takes(act) and not found.giver and stage is ProjectStage.COMPLETED  # «купили 12 машин»: of whom, unsaid
    bought = bought or any(by_leg(text, t) for t in text.tokens[act.clause.first : act.clause.last])
    if (act.form is ProjectForm.SUPPLY and stage is not ProjectStage.CAPABILITY and not bought) or offered:
        found = completed(text, found)
    found = with_partner(text, act, found)
    if len(found.giver) > 1 and stage in {ProjectStage.DISCUSSED, ProjectStage.AGREED} and not found.taker:
        found = Roles((), found.giver, found.place)  # both talk of it, so both are to have it
    if len(found.giver) > 1 and stage is ProjectStage.DISCUSSED and _together(governor):
        found = Roles((), found.taker, found.place)  # «обсудили размещение у нас заводов»: who talks does not build
    if (
        stage in {ProjectStage.DISCUSSED, ProjectStage.AGREED}
        and act.form in HOSTED | {ProjectForm.PRODUCTION}
        and not found.giver
        and not found.taker
    ):
        found = Roles((), both(text) if _together(governor) else (), found.place)
    if not found.taker and act.form is ProjectForm.SERVICE and act.thing.lemma in words("project", "routes"):
        firms = tuple(n for n in found.giver if n not in both(text))
        found = Roles(firms, both(text), found.place)  # «действует прямое сообщение»: between the page's two sides
    if act.form is ProjectForm.PRODUCTION and not found.giver:
        found = Roles(compound_sides(text, act.thing), found.taker, found.place)
    if set(found.giver) & set(found.taker):
        reached = act.form is ProjectForm.SUPPLY and goal(text, act) == found.taker
        found = completed(text, Roles((), found.taker, found.place)) if reached else Roles(found.giver, (), found.place)
    return found


def buyer(text: Text, act: Act, governor: Token | None, taker: Names) -> bool:
    """«губернатор предложил соседям поставлять в регион рыбу»: who wants it for himself."""
    return act.kind == "gives" and bool(taker) and _actor(text, act, governor) == taker


def _together(governor: Token | None) -> bool:
    """«обсудили создание площадок»: told of several who talked."""
    return governor is not None and governor.morph.number == "Plur" and governor.morph.form == "Fin"


def _by_group(text: Text, act: Act, governor: Token | None, stage: ProjectStage, place: str | None) -> Roles:
    actor = _actor(text, act, governor)
    own = made_by(text, act.thing)
    addressee = dative(text, act, governor)
    if stage is ProjectStage.REQUESTED and governor is not None:
        if seller(text, act, actor) or (not actor and drawn_to(text, act, governor)):
            return Roles(actor, goal(text, act), place)
        named = actor or addressee
        wanting = named or holder(text, act)
        return Roles((source(text, act) if named else sender(text, act)) or own, wanting, place)
    if stage is ProjectStage.DISCUSSED and act.form in MADE and actor:
        partner = beside(text, act, {"с", "со"}, {"Ins"})
        if (partner and partner != actor) or with_them(text, act):
            return Roles(partner, actor, place)
    if takes(act) and not _passive(act):
        return Roles(source(text, act) or own, actor, place)
    if (
        act.kind in {"launches", "builds", "noun"}
        and stage is ProjectStage.OFFERED
        and act.form not in {ProjectForm.SUPPLY, ProjectForm.EDUCATION}
    ):
        if governor is not None and governor.lemma == "готовый" and actor and own and own != actor:
            return Roles(actor, addressee or own, place)  # «Оман готов вложить средства в омские заводы»
        return _invited(text, act, actor, own, addressee, place)
    doer = actor if not _passive(act) else ()
    hauls = act.head.lemma in words("project", "hauls")  # «завозим чай с юга»: who hauls may be the one who receives
    giver = (source(text, act) or doer if hauls else doer or source(text, act)) or instrument(text, act)
    giver = giver or (by_design(text, act) if act.form in PLANTS else ())
    if act.form is ProjectForm.PRODUCTION and not giver:
        told = described(text, act) is not None  # «о «Дунаве», готовом собирать лифты»: who it is was told
        giver = beside(text, act, {"с", "со"}, {"Ins"}) or (() if told else works(text, act))
    if giver and (client := ordered(text, act)) and client != giver:
        return Roles(giver, client, place)
    giver = giver or own
    if act.kind == "noun" and act.form is ProjectForm.SUPPLY and own and own != doer and lands(text, doer):
        giver = own  # «планируем договориться о поставке деталей сербского производства»
    if act.kind == "takes":
        giver = source(text, act) or own
    reached = goal(text, act) if act.form not in MADE else ()  # «центр для узбекских товаров» is not theirs
    if act.kind == "makes":
        reached = beside(text, act, {"для"}, {"Gen"})  # «выпустит для Кубани тракторы»
    if act.kind == "gives" and addressee and reached and reached == doer:
        return Roles(addressee, reached, place)  # «предложил соседям поставлять в регион рыбу»
    taker = (equipped(text, act) if act.kind == "equips" else ()) or addressee or reached
    if own and actor and act.kind == "makes" and own != actor:
        giver = actor
    return Roles(giver, taker, place)


def _invited(text: Text, act: Act, actor: Names, own: Names, addressee: Names, place: str | None) -> Roles:
    """«предложил соседям построить склад»: the neighbours are to build, at the speaker's place or where is said."""
    here = actor
    if addressee and addressee != actor:
        return Roles(addressee, actor, place)
    if own and own != actor:
        return Roles(own, here, place or None)
    host = _area_of(text, place)
    mine = {_area_of(text, name) for name in actor} | set(actor)
    if host and host in mine and actor:
        partner = other(text, actor[0])
        return Roles((partner,) if partner else (), here, place)
    return Roles(actor, addressee or ((land_of(text, place),) if place and place not in actor else ()), place)


def joint(text: Text, act: Act) -> bool:
    """«совместная лаборатория», «рейс между А и Б», «обмен студентами»: both sides do it and have it."""
    if act.head.lemma == "обмен" or act.thing.lemma == "обмен":
        return True
    if act.form is ProjectForm.SUPPLY:
        return False
    if between(text, act.thing, act.clause):
        return True
    if act.form is ProjectForm.PRODUCTION:
        return False
    shared = words("project", "joint")
    if any(compound(text, c) for c in text.children(act.thing.index, "amod")):
        return True
    return any(c.lemma in shared for c in text.children(act.thing.index, "amod")) and act.thing.lemma != "предприятие"


def _actor(text: Text, act: Act, governor: Token | None) -> Names:
    """The side of the one who does it: the verb's subject, that of the governing word, or the speaker for «мы»."""
    owner = _owner(text, act)
    if owner:
        return owner
    if (trait := described(text, act)) is not None and trait.index > 1:
        quoted = text.tokens[trait.index - 2].text in QUOTES
        return parties(text, text.tokens[trait.index - (3 if quoted else 2)])
    for verb in verbs_of(text, act, governor):
        if verb.morph.pos == "NOUN":
            continue
        if verb.lemma == "участвовать" and (guest := subject(text, verb)) and guest.morph.animacy == "Anim":
            return ()  # «губернатор участвовал в открытии цеха»
        if _is_thing_subject(text, act, verb):
            if first_person(verb) and (mine := ours(text, verb)):
                return (mine,)  # «цемент возим давно»: slovnet took the object for the subject
            if late := _behind(text, act):
                return late
            continue
        doer = subject(text, verb) or teller(text, act.clause, verb)
        if doer is not None and verb.index == act.clause.verb and doer.index > act.clause.last:
            doer = None  # «строят завод, а работать будут | наши»: of the next clause
        if doer is not None and doer.lemma == "который":
            doer = antecedent_of(text, doer)
        if doer is not None and not readable(doer.text, "nomn") and doer.morph.pos != "PRON":
            return _standing(text, act)
        if doer is not None and doer.index != act.thing.index:
            found = parties(text, doer)
            if found:
                return found
        if (doer is None and (verb.morph.person == "1" or first_person(verb))) or (
            doer is None and verb.morph.number == "Plur" and verb.morph.short
        ):
            mine = ours(text, verb)
            return (mine,) if mine else ()
        if doer is None and verb.morph.form == "Fin" and verb.morph.number == "Plur" and act.kind in {"takes", "makes"}:
            return _continued(text, verb)
    return ()


def _behind(text: Text, act: Act) -> Names:
    """«Завод планирует построить компания „Дунав“»: who acts stands right behind the infinitive."""
    after = text.tokens[act.head.index + 1 : min(act.head.index + 4, act.clause.last + 1)]
    doer = next((t for t in after if t.morph.pos in {"NOUN", "PROPN"}), None)
    late = act.head.morph.form == "Inf" and doer is not None and doer.morph.case == "Nom"
    return parties(text, doer) if late and doer is not None and not preposition(text, doer) else ()


def _owner(text: Text, act: Act) -> Names:
    """«поддержал инициативу партнёров по экспорту чая»: whose initiative it is acts."""
    for noun in chain(text, act) if act.kind == "noun" else ():
        if noun.lemma in words("project", "owned"):
            for child in text.children(noun.index, "nmod"):
                if child.morph.case == "Gen" and not preposition(text, child):
                    return parties(text, child)
    return ()


def _standing(text: Text, act: Act) -> Names:
    """«Уголь Кузбасс омичам поставляет»: slovnet took a dative for the subject; the name in the nominative acts."""
    named = [
        m
        for m in mentions(text, act.clause.first, act.clause.last)
        if m.kind in {NameKind.AREA, NameKind.ORGANISATION}
        and not m.adjective
        and readable(text.tokens[m.last].text, "nomn")
    ]
    return (named[0].name,) if len(named) == 1 else ()


def _continued(text: Text, verb: Token) -> Names:
    """«… партнёр наш — Тува. Берут трактора и муку»: the one side that the sentence before names."""
    here = text.sentence_of(verb.index)
    before = text.sentences[here.index - 1] if here.index else None
    if before is None or before.paragraph != here.paragraph or verb.rel in {"ccomp", "acl", "acl:relcl"}:
        return ()  # «рассказал, что трубы льют на Урале»: nobody in particular
    named = [m for m in text.mentions_in(before, NameKind.AREA) if not m.adjective and not m.lent]
    unique = tuple(dict.fromkeys(m.name for m in named))
    return unique if len(unique) == 1 else ()


def _doers(text: Text, act: Act, governor: Token | None) -> Names:
    """«Курск и Минск создадут лабораторию»: the two who do it together."""
    found = _actor(text, act, governor)
    return found if len(found) == 2 else ()


def _is_thing_subject(text: Text, act: Act, verb: Token) -> bool:
    doer = subject(text, verb)
    return doer is not None and doer.index == act.thing.index


def _passive(act: Act) -> bool:
    return act.head.morph.short or act.head.morph.voice in {"Pass", "Mid"} or act.kind == "moves"


def _area_of(text: Text, name: str | None) -> str | None:
    return (side_of(text, name) or name) if name else None


def _named_sides(text: Text, act: Act) -> Names:
    names = [
        m.name for m in mentions(text, act.clause.first, act.clause.last) if m.kind is NameKind.AREA and not m.lent
    ]
    unique = tuple(dict.fromkeys(names))
    return unique if len(unique) == 2 else ()


__all__ = ["Roles", "party", "roles"]
