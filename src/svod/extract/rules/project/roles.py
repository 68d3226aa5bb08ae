"""Roles: who supplies or builds, who receives, and where; from the act's syntax and the sides of the page."""

from dataclasses import dataclass

from svod.extract.acts import Act
from svod.extract.anaphora import antecedent_of
from svod.extract.parties import adjectival, both, other, ours, parties, party, possessor
from svod.extract.pattern import preposition, subject
from svod.extract.rules.project.ends import between, mentions
from svod.extract.rules.project.stage import chain
from svod.extract.sides import side_of
from svod.lexicon import words
from svod.model.claim import NameKind, ProjectForm, ProjectStage
from svod.model.text import Mention, Text, Token

DEPENDENT = ("obl", "nmod", "iobj", "obj", "advmod", "conj")
Names = tuple[str, ...]
HOSTED = frozenset({ProjectForm.CONSTRUCTION, ProjectForm.OTHER, ProjectForm.PROGRAMME, ProjectForm.SERVICE})


@dataclass(frozen=True, slots=True)
class Roles:
    """`giver` and `taker` as in the claim."""

    giver: Names = ()
    taker: Names = ()
    place: str | None = None


def roles(text: Text, act: Act, governor: Token | None, stage: ProjectStage) -> Roles:
    """Giver, taker and place of the act."""
    place = place_of(text, act)
    if joint(text, act):
        sides = between(text, act.thing, act.clause) or _named_sides(text, act) or both(text)
        return Roles((), sides, place)
    found = _by_group(text, act, governor, stage, place)
    hosted = act.form in HOSTED or (act.form is ProjectForm.PRODUCTION and bool(found.giver))
    if hosted and not found.taker and place and place not in found.giver:
        found = Roles(found.giver, (place,), place)
    if act.form is ProjectForm.SUPPLY and stage is not ProjectStage.CAPABILITY:
        found = _completed(text, found)
    if len(found.giver) > 1 and stage in {ProjectStage.DISCUSSED, ProjectStage.AGREED} and not found.taker:
        found = Roles((), found.giver, found.place)  # both talk of it, so both are to have it
    if set(found.giver) & set(found.taker):
        found = Roles(found.giver, (), found.place)
    return found


def _by_group(text: Text, act: Act, governor: Token | None, stage: ProjectStage, place: str | None) -> Roles:
    actor = _actor(text, act, governor)
    own = _made_by(text, act.thing)
    addressee = _dative(text, act, governor)
    if stage is ProjectStage.REQUESTED and governor is not None:
        wanting = actor or addressee
        return Roles(_from(text, act) or own, wanting, place)
    if act.kind == "takes" and not _passive(act):
        return Roles(_from(text, act) or own, actor, place)
    if (
        act.kind in {"launches", "builds", "noun", "thing"}
        and stage is ProjectStage.OFFERED
        and act.form is not ProjectForm.SUPPLY
    ):
        return _invited(text, act, actor, own, addressee, place)
    giver = _from(text, act) or (actor if not _passive(act) else ()) or _instrument(text, act)
    if act.form is ProjectForm.PRODUCTION and not giver:
        giver = _with(text, act, {"с", "со"}, {"Ins"}) or _works(text, act)
    giver = giver or own
    if act.kind == "takes":
        giver = _from(text, act) or own
    taker = addressee or _to(text, act)
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
    return Roles(actor, addressee or ((place,) if place and place not in actor else ()), place)


def joint(text: Text, act: Act) -> bool:
    """«совместная лаборатория», «рейс между А и Б», «обмен студентами»: both sides do it and have it."""
    if act.head.lemma == "обмен" or act.thing.lemma == "обмен":
        return True
    if act.form is ProjectForm.SUPPLY or (
        act.form is ProjectForm.PRODUCTION and not between(text, act.thing, act.clause)
    ):
        return False
    if between(text, act.thing, act.clause):
        return True
    shared = words("project", "joint")
    return any(c.lemma in shared for c in text.children(act.thing.index, "amod")) and act.thing.lemma != "предприятие"


def place_of(text: Text, act: Act) -> str | None:
    """Where it stands or is done: an area after «в», «на» in the locative."""
    best: str | None = None
    for mention in mentions(text, act.clause.first, act.clause.last):
        if mention.kind not in {NameKind.AREA, NameKind.PLACE} or mention.adjective or mention.lent:
            continue
        token = text.tokens[mention.last if mention.first == mention.last else mention.first]
        if _located(text, mention) and act.form is not ProjectForm.SUPPLY and token.index != act.thing.index:
            best = best or mention.name
    return best


def _located(text: Text, mention: Mention) -> bool:
    before = text.tokens[mention.first - 1] if mention.first else None
    if before is not None and before.lemma in {
        "село",
        "город",
        "поселок",
        "район",
        "территория",
        "деревня",
        "тор",
        "регион",
    }:
        before = text.tokens[mention.first - 2] if mention.first > 1 else None
    cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
    return before is not None and before.lemma in {"в", "на", "во"} and ("Loc" in cases or "Acc" not in cases)


def _actor(text: Text, act: Act, governor: Token | None) -> Names:
    """The side of the one who does it: the verb's subject, that of the governing word, or the speaker for «мы»."""
    for verb in _verbs(text, act, governor):
        if verb.morph.pos == "NOUN" or _is_thing_subject(text, act, verb):
            continue
        doer = subject(text, verb)
        if doer is not None and doer.lemma == "который":
            doer = antecedent_of(text, doer)
        if doer is not None and doer.index != act.thing.index:
            found = parties(text, doer)
            if found:
                return found
        if (doer is None and verb.morph.person == "1") or (
            doer is None and verb.morph.number == "Plur" and verb.morph.short
        ):
            mine = ours(text, verb)
            return (mine,) if mine else ()
    return ()


def _verbs(text: Text, act: Act, governor: Token | None) -> list[Token]:
    """The act's verb and the words above it, up to the clause's predicate."""
    found = [act.head, *chain(text, act), *([governor] if governor else []), text.tokens[act.clause.verb]]
    return list({t.index: t for t in found}.values())


def _is_thing_subject(text: Text, act: Act, verb: Token) -> bool:
    doer = subject(text, verb)
    return doer is not None and doer.index == act.thing.index


def _passive(act: Act) -> bool:
    return act.head.morph.short or act.head.morph.voice in {"Pass", "Mid"} or act.kind == "moves"


def _made_by(text: Text, thing: Token) -> Names:
    """«белорусские тракторы», «тракторы Минского завода»: the product's own side."""
    name = adjectival(text, thing) or possessor(text, thing)
    return (name,) if name else ()


def _instrument(text: Text, act: Act) -> Names:
    """«построен белорусскими компаниями»: the doer of a passive."""
    for child in text.children(act.head.index, "obl", "obl:agent", "nmod", "iobj"):
        if child.morph.case == "Ins" and not preposition(text, child) and child.index != act.thing.index:
            found = parties(text, child)
            if found:
                return found
    return ()


def _works(text: Text, act: Act) -> Names:
    """«на площадке завода собирают машины»: the works named in the clause."""
    found = [
        m.name
        for m in mentions(text, act.clause.first, act.clause.last)
        if m.kind is NameKind.ORGANISATION and not m.lent
    ]
    return tuple(found[:1])


def _dative(text: Text, act: Act, governor: Token | None) -> Names:
    """The addressee in the dative: «предложил соседям», «поставляет заводу»."""
    for verb in _verbs(text, act, governor):
        for child in text.children(verb.index, "iobj", "obl", "obj", "nmod"):
            if child.morph.case == "Dat" and not preposition(text, child):
                found = parties(text, child)
                if found:
                    return found
    return ()


def _from(text: Text, act: Act) -> Names:
    """«из Китая», «от завода», «с Урала», «у компании»."""
    return _with(text, act, {"из", "от", "с", "у"}, {"Gen"})


def _to(text: Text, act: Act) -> Names:
    """«в республику», «для ЖКХ области», «на завод»."""
    return _with(text, act, {"в", "на", "за"}, {"Acc"}) or _with(text, act, {"для"}, {"Gen"})


def _with(text: Text, act: Act, prepositions: set[str], cases: set[str] | None = None) -> Names:
    """The sides after one of the prepositions in the act's clause, nearest to the act first."""
    found: list[tuple[int, Names]] = []
    for index in range(act.clause.first, act.clause.last + 1):
        token = text.tokens[index]
        if token.morph.pos != "ADP" or token.lemma not in prepositions:
            continue
        noun = _noun_after(text, index, act.clause.last)
        if noun is None or (cases and noun.morph.case and noun.morph.case not in cases):
            continue
        names = parties(text, noun)
        if names:
            found.append((abs(index - act.head.index), names))
    return min(found)[1] if found else ()


def _noun_after(text: Text, index: int, last: int) -> Token | None:
    for at in range(index + 1, min(index + 7, last + 1)):
        token = text.tokens[at]
        if token.morph.pos in {"NOUN", "PROPN", "PRON", "X"} and text.mention_at(at) is not None:
            mention = text.mention_at(at)
            return token if mention is None or mention.first > index else None
        if token.morph.pos in {"NOUN", "PROPN", "PRON"}:
            return token
        if token.morph.pos in {"VERB", "ADP"}:
            return None
    return None


def _completed(text: Text, found: Roles) -> Roles:
    """The missing side of a supply is the page's other side, where the one that is named belongs to the first."""
    if found.giver and not found.taker:
        rest = _counterpart(text, found.giver[0])
        return Roles(found.giver, rest, found.place)
    if found.taker and not found.giver:
        return Roles(_counterpart(text, found.taker[0]), found.taker, found.place)
    return found


def _counterpart(text: Text, name: str) -> Names:
    side = side_of(text, name) or name
    rest = other(text, side)
    return (rest,) if rest and rest != name else ()


def _area_of(text: Text, name: str | None) -> str | None:
    return (side_of(text, name) or name) if name else None


def _named_sides(text: Text, act: Act) -> Names:
    names = [
        m.name for m in mentions(text, act.clause.first, act.clause.last) if m.kind is NameKind.AREA and not m.lent
    ]
    unique = tuple(dict.fromkeys(names))
    return unique if len(unique) == 2 else ()


__all__ = ["Roles", "party", "roles"]
