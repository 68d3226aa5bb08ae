"""Intention and declaration: «намерены удвоить», «договорились создать», «готовы развивать», «заинтересованы в»."""

from collections.abc import Iterator

from svod.extract.acts import noun_acts, operators, verb_acts
from svod.extract.clause import Clause
from svod.extract.doers import doers
from svod.extract.goods import kind_of_thing
from svod.extract.pattern import noun_phrase, subject
from svod.extract.rules.commitment.made import commitment
from svod.extract.rules.commitment.task import due, infinitives, is_event, soft, task
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token

INTENTION, DECLARATION = CommitmentForm.INTENTION, CommitmentForm.DECLARATION


def intention(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«К 2028 году намерены утроить поставки», «стороны договорились создать совет»; soft acts are declarations."""
    verb = text.tokens[clause.verb]
    known = words("commitment", "intend") | words("commitment", "agree")
    if verb.lemma not in known or negated(text, verb) or verb.morph.tense == "Fut":
        return
    yield from _bound(text, clause, verb, rule="intention")


def ready(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Завод готов загрузить заказами соседей» is an intention, «готовы развивать связи» a declaration."""
    verb = text.tokens[clause.verb]
    if (
        verb.lemma in words("commitment", "ready")
        and (verb.morph.short or verb.morph.pos == "ADJ")
        and not negated(text, verb)
    ):
        yield from _bound(text, clause, verb, rule="ready")


def wish(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Мы хотим углублять кооперацию»: a declaration where the act is soft."""
    verb = text.tokens[clause.verb]
    if verb.lemma in words("commitment", "wish") and verb.morph.form == "Fin":
        found = infinitives(text, verb, clause)
        if found and soft(found[0]):
            yield from _bound(text, clause, verb, rule="wish")


def will_go_on(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Будем развивать сотрудничество»: the first person's soft future is a declaration."""
    verb = text.tokens[clause.verb]
    main = text.tokens[verb.head] if verb.lemma == "быть" else verb
    auxiliary = any(c.lemma == "быть" and c.morph.person == "1" for c in text.children(main.index, "aux"))
    if not ((verb.morph.person == "1" and verb.morph.tense == "Fut") or auxiliary) or not soft(main):
        return
    speaker = text.speaker_at(verb.start)
    if not speaker or main.lemma in words("commitment", "idle"):
        return
    made = commitment(text, verb, DECLARATION, task(text, main, clause), rule="will_go_on", by=(speaker,))
    if made:
        yield made


def keen(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Область заинтересована во взаимодействии с соседями»; «нацелены на работу с заводом» is an intention."""
    verb = text.tokens[clause.verb]
    aim = verb.lemma in words("commitment", "aim")
    if not (aim or verb.lemma in words("commitment", "keen")) or not (verb.morph.short or verb.morph.pos == "ADJ"):
        return
    noun = next(
        (
            c
            for c in text.children(verb.index, "obl", "nmod", "iobj", "obj")
            if any(text.children(c.index, "case")) and c.index > verb.index
        ),
        None,
    )
    if noun is None or (not aim and noun.lemma not in words("commitment", "soft_nouns")):
        return
    if aim and (kind_of_thing(noun) or noun.lemma not in words("commitment", "soft_nouns")):
        return
    doer = subject(text, verb)
    if doer is not None and doer.lemma == "который":
        doer = text.tokens[verb.head]
    by = by_whom(text, verb, clause)
    if not by or (doer is not None and not doers(text, doer)):
        return  # «документ ориентирован на …» binds nobody
    form = INTENTION if aim and _definite(text, noun) else DECLARATION
    owner = by if form is INTENTION else ()
    made = commitment(text, verb, form, noun_phrase(text, noun), rule="keen", by=by, owner=owner)
    if made:
        yield made


def readiness(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«выразил готовность области участвовать», «заявил о готовности помочь с подбором площадки»."""
    verb = text.tokens[clause.verb]
    noun = next(
        (t for t in text.tokens[clause.verb + 1 : clause.last + 1] if t.lemma in words("commitment", "readiness")), None
    )
    if noun is None or verb.morph.form != "Fin" or is_project(text, clause, noun):
        return
    if verb.lemma not in {
        "выразить",
        "выражать",
        "заявить",
        "заявлять",
        "подтвердить",
        "подтверждать",
        "высказать",
        "сообщить",
    }:
        return
    by = by_whom(text, verb, clause)
    if not by:
        return
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1]
    if not found:
        after = next(
            (t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.lemma in words("commitment", "soft_nouns")),
            None,
        )
        made = commitment(text, noun, DECLARATION, noun_phrase(text, after), rule="readiness", by=by) if after else None
    elif is_event(found[0]):
        return
    else:
        form = DECLARATION if soft(found[0]) or found[0].morph.aspect == "Imp" else INTENTION
        owner = by if form is INTENTION else ()
        made = commitment(
            text,
            noun,
            form,
            task(text, found[0], Clause(found[0].index, found[0].index, clause.last)),
            rule="readiness",
            by=by,
            owner=owner,
            due=due(text, clause.first, clause.last),
        )
    if made:
        yield made


def _bound(text: Text, clause: Clause, verb: Token, *, rule: str) -> Iterator[Commitment]:
    found = infinitives(text, verb, clause)
    if not found:
        return
    act = found[0]
    if (rule == "intention" and act.lemma == "участвовать") or any(
        text.tokens[i].lemma == "который" for i in range(act.index, clause.last)
    ):
        return
    if (
        is_event(act)
        or is_project(text, clause, act)
        or _supplies(text, clause, act)
        or (rule == "intention" and _paper(text, act))
    ):
        return
    by = by_whom(text, verb, clause)
    if not by:
        return
    form = DECLARATION if soft(act) and not _figure(text, clause) else INTENTION
    # «намерены эту долю удвоить»: the object may stand before its infinitive
    span = Clause(act.index, verb.index + 1 if verb.index < act.index else act.index, clause.last)
    made = commitment(
        text,
        verb,
        form,
        task(text, act, span),
        rule=rule,
        by=by,
        owner=by if form is INTENTION else (),
        due=due(text, clause.first, clause.last) if form is INTENTION else None,
    )
    if made:
        yield made


def _paper(text: Text, act: Token) -> bool:
    """«договорились согласовать соглашение»: the agreement's own matter."""
    return any(c.lemma in words("commitment", "papers") for c in text.children(act.index, "obj"))


def by_whom(text: Text, verb: Token, clause: Clause) -> tuple[str, ...]:
    """Whoever speaks for the side; the subject itself where nobody speaks or a body of its own is named."""
    speaker = text.speaker_at(verb.start)
    if speaker:
        return (speaker,)
    doer = subject(text, verb)
    if doer is None:
        doer = next(
            (
                t
                for t in text.tokens[clause.first : clause.last + 1]
                if t.morph.case == "Nom" and t.morph.pos in {"NOUN", "PROPN"} and t.index != verb.index
            ),
            None,
        )
    return doers(text, doer) if doer is not None else ()


def is_project(text: Text, clause: Clause, act: Token) -> bool:
    """«намерены построить завод», «готовы предложить поставку»: an act with a definite thing is a project."""
    opens_act = act.lemma in operators() or act.lemma in {"перейти", "приступить"}
    if opens_act and any(found.head.index > act.index for found in noun_acts(text, clause)):
        return True
    return any(found.head.index >= act.index for found in verb_acts(text, clause) if found.head.morph.form == "Inf")


def _supplies(text: Text, clause: Clause, act: Token) -> bool:
    """«договорились увеличить поставки зерна»: a definite product; with a figure it is a target."""
    objects = {c.index for c in text.children(act.index, "obj")}
    return not _figure(text, clause) and any(found.head.index in objects for found in noun_acts(text, clause))


def _figure(text: Text, clause: Clause) -> bool:
    return any(clause.first <= a.first <= clause.last for a in text.amounts)


def negated(text: Text, verb: Token) -> bool:
    return verb.index > 0 and text.tokens[verb.index - 1].lemma == "не"


def _definite(text: Text, noun: Token) -> bool:
    """«сотрудничество с конкретным предприятием»: somebody definite stands in the phrase."""
    return any(
        t.lemma == "конкретный" or t.lemma in {"предприятие", "завод", "компания"} for t in text.subtree(noun.index)
    )
