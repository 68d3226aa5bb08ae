"""Stage: how far a project has come, from the verb of its clause and the words that govern it."""

from functools import cache

from svod.extract.acts import Act
from svod.language.lexicon import table
from svod.model.claim import ProjectForm, ProjectStage
from svod.model.text import Text, Token

CLIMBS = frozenset({"xcomp", "obj", "obl", "nmod", "csubj", "nsubj", "nsubj:pass", "iobj", "conj", "acl", "ccomp", "advcl", "appos"})
CALLED_OFF = frozenset({ProjectStage.SUSPENDED, ProjectStage.CANCELLED})
STEPS = 5
MAKERS = frozenset({"производить", "выпускать", "изготавливать", "изготовлять", "выращивать", "разрабатывать", "перерабатывать",
                    "выплавлять", "производиться", "выпускаться"})  # fmt: skip


@cache
def operators() -> dict[str, ProjectStage]:
    """Word → the stage it gives to what it governs."""
    return {word: ProjectStage(stage) for word, stage in table("project", "operators").items()}


def operator(text: Text, act: Act) -> Token | None:
    """The word of stage that governs an act in the infinitive, an act noun or a thing: «готовы» in «готовы поставлять»."""
    token, found = act.head, None
    for _ in range(STEPS):
        above = text.tokens[token.head]
        if above.index == token.index or token.rel not in CLIMBS or not _same_clause(text, act, above):
            break
        token = above
        stage = operators().get(token.lemma)
        if stage and (found is None or _overrides(found, stage)):
            found = token
        if token.morph.form == "Fin" or token.morph.short:
            break
    if found is None:
        verb = text.tokens[act.clause.verb]
        bare = act.kind == "thing"
        if verb.lemma in operators() and verb.index != act.head.index and (not bare):
            found = verb
    return found


def stage_of(text: Text, act: Act, governor: Token | None) -> ProjectStage | None:
    """The act's stage; None where it is told as no fact (negated, conditional)."""
    head = act.head
    if governor is not None:
        stage = operators()[governor.lemma]
        if negated(text, governor) and governor.lemma != "хватать":
            return None
        if stage in {ProjectStage.RUNNING, ProjectStage.COMPLETED} and future(text, governor):
            return ProjectStage.PLANNED
        if stage is ProjectStage.DISCUSSED and future(text, governor):
            return None
        return stage
    if act.kind in {"noun", "thing"} and head.morph.pos != "VERB" or negated(text, head):
        return None
    return _own_stage(text, act)


def _own_stage(text: Text, act: Act) -> ProjectStage | None:
    """The stage by tense and aspect of the act's own verb."""
    morph = act.head.morph
    if morph.form == "Inf":
        return ProjectStage.PLANNED if future(text, act.head) else None
    if morph.mood in {"Cnd", "Imp"} or any(c.lemma == "бы" for c in text.children(act.head.index)):
        return None
    if morph.tense == "Fut" and not morph.short or future(text, act.head):
        return ProjectStage.PLANNED
    if morph.tense == "Pres":
        maker = act.head.lemma in MAKERS
        return ProjectStage.CAPABILITY if maker else ProjectStage.RUNNING
    if morph.short and morph.aspect == "Imp":
        return ProjectStage.RUNNING
    if act.form in {ProjectForm.SERVICE, ProjectForm.PROGRAMME} and act.kind in {"launches", "noun"}:
        return ProjectStage.RUNNING
    return ProjectStage.COMPLETED


def future(text: Text, verb: Token) -> bool:
    """«начнёт», «будет поставлять»."""
    if verb.morph.tense == "Fut":
        return True
    return any(c.lemma == "быть" and c.morph.tense == "Fut" for c in text.children(verb.index, "aux", "aux:pass", "cop"))


def negated(text: Text, verb: Token) -> bool:
    """«не поставляет», «нет»."""
    return any(c.lemma in {"не", "ни"} for c in text.children(verb.index, "advmod")) or (
        verb.index > 0 and text.tokens[verb.index - 1].lemma == "не"
    )


def _same_clause(text: Text, act: Act, token: Token) -> bool:
    return text.sentence_of(token.index) == text.sentence_of(act.head.index)


def _overrides(found: Token, stage: ProjectStage) -> bool:
    """A word above an infinitive or a noun tells the stage, so long as it is not a mere «речь идёт», «переговоры идут»."""
    return found.morph.form == "Inf" or (found.morph.pos == "NOUN" and stage in CALLED_OFF | {ProjectStage.OFFERED})
