"""Project claims: what is supplied, made, built, opened, taught or researched together, with its stage."""

from collections.abc import Iterator

from svod.extract.clause import Clause, clauses
from svod.extract.goods import listing, named
from svod.extract.pattern import cite
from svod.extract.acts import Act, noun_acts, thing_acts, verb_acts
from svod.extract.rules.project.roles import Roles, roles
from svod.extract.rules.project.stage import operator, stage_of
from svod.language.lexicon import words
from svod.model.claim import Project, ProjectForm, ProjectStage
from svod.model.page import ParagraphKind
from svod.model.quantity import Quantity
from svod.model.text import Sentence, Text
from svod.model.when import When

BODY = frozenset({ParagraphKind.TEXT, ParagraphKind.ITEM})


def claims(text: Text) -> Iterator[Project]:
    """The text's project claims."""
    said: set[tuple[str, tuple[str, ...], tuple[str, ...], ProjectStage]] = set()
    for sentence in text.sentences:
        if sentence.kind not in BODY:
            continue
        for claim in _of_sentence(text, sentence):
            key = (claim.what.lower(), claim.giver, claim.taker, claim.stage)
            if key not in said:
                said.add(key)
                yield claim


def _of_sentence(text: Text, sentence: Sentence) -> list[Project]:
    """One claim per product run: verbs first, then nouns of act, then bare things under a word of stage."""
    found: list[Project] = []
    taken: set[int] = set()
    parts = clauses(text, sentence)
    for acts in (verb_acts, noun_acts, thing_acts):
        for clause in parts:
            for act in acts(text, clause):
                if act.thing.index in taken or act.head.index in taken:
                    continue
                claim = project(text, sentence, act)
                if claim is not None:
                    found.append(claim)
                    run = listing(text, act.thing, clause.last)
                    taken |= {t.index for t in run} | {act.head.index}
    return found


def project(text: Text, sentence: Sentence, act: Act) -> Project | None:
    """The claim of one act, or None where it has no stage or no side."""
    governor = operator(text, act)
    stage = stage_of(text, act, governor)
    if stage is None:
        return None
    sides: Roles = roles(text, act, governor, stage)
    if not sides.giver and not sides.taker:
        return None
    if _trial(text, act) and stage in {ProjectStage.COMPLETED, ProjectStage.RUNNING}:
        stage = ProjectStage.PILOT
    return Project(
        citation=cite(text, sentence),
        rule=f"{act.kind}_act",
        speaker=text.speaker_at(text.tokens[act.head.index].start),
        confidence=0.6,
        what=named(text, act.thing, act.clause.last),
        form=act.form,
        giver=sides.giver,
        taker=sides.taker,
        place=sides.place,
        value=_value(text, act),
        when=_when(text, act.clause),
        stage=stage,
    )


def _trial(text: Text, act: Act) -> bool:
    return any(c.lemma in words("project", "pilot") for c in text.children(act.thing.index, "amod"))


def _value(text: Text, act: Act) -> Quantity | None:
    """The amount counted in the product, or the sum of the clause."""
    for amount in text.amounts:
        if amount.first > act.clause.last:
            break
        if amount.first >= act.clause.first and amount.quantity.unit not in {"percent", "times", "place"}:
            return amount.quantity
    return None


def _when(text: Text, clause: Clause) -> When | None:
    for time in text.times:
        if clause.first <= time.first <= clause.last and time.when is not None:
            return time.when
    return None


__all__ = ["claims", "ProjectForm"]
