"""Intention and declaration: «намерены удвоить», «договорились создать», «готовы развивать», «заинтересованы в»."""

from collections.abc import Iterator

from svod.extract.act_words import operators
from svod.extract.acts import noun_acts, verb_acts
from svod.extract.clause import Clause, clauses, future
from svod.extract.doers import doers, voice
from svod.extract.parties import both
from svod.extract.pattern import noun_phrase, phrase, preposition, subject
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import conditional, hoped, organisation, saying
from svod.extract.rules.commitment.task import attends, infinitives, is_event, soft, task
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, NameKind
from svod.model.text import Mention, Text, Token

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
        checked = found and verb.morph.person == "1" and found[0].morph.aspect == "Perf"
        if found and (soft(found[0]) or (checked and found[0].lemma not in words("commitment", "idle"))):
            yield from _bound(text, clause, verb, rule="wish")


def will_go_on(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Будем развивать сотрудничество»: the first person's soft future is a declaration."""
    verb = text.tokens[clause.verb]
    main = text.tokens[verb.head] if verb.lemma == "быть" else verb
    auxiliary = any(c.lemma == "быть" and c.morph.person == "1" for c in text.children(main.index, "aux"))
    joint = (main, *(c for c in text.children(main.index, "conj") if c.morph.form == "Inf"))
    if not ((verb.morph.person == "1" and verb.morph.tense == "Fut") or auxiliary) or not any(map(soft, joint)):
        return
    speaker = text.speaker_at(verb.start)
    if not speaker or main.lemma in words("commitment", "idle"):
        return
    yield from commitment(text, verb, DECLARATION, task(text, main, clause), rule="will_go_on", by=(speaker,))


def side_goes_on(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Правительство области окажет всю необходимую поддержку», «край и Сербия будут обмениваться опытом»."""
    verb = text.tokens[clause.verb]
    main = _long_future(text, verb) or verb
    doer = subject(text, verb) or subject(text, main)
    if main.lemma not in words("commitment", "goes_on") or negated(text, verb) or doer is None:
        return
    if main is verb and not future(verb):
        return
    mention = text.mention_at(doer.index)
    side = mention is not None and mention.kind in {NameKind.AREA, NameKind.ORGANISATION} and not mention.adjective
    goal = next((t for t in text.children(main.index, "obj", "xcomp", "obl", "iobj")), None)
    known = words("commitment", "soft_nouns") | words("commitment", "aid") | words("commitment", "soft")
    aimed = main.lemma in words("commitment", "mutual") or (goal is not None and goal.lemma in known)
    if not side or not aimed or conditional(text, clause) or hoped(text, clause):
        return
    above = saying(text, clause)
    if above is not None and above.lemma in words("commitment", "assure"):
        return  # «пообещал, что край окажет помощь»: his promise
    leave = frozenset(t.index for t in phrase(text, doer))
    by = by_whom(text, verb, clause)
    leave |= frozenset({verb.index}) - {main.index}
    yield from of_task(
        text, clause, verb, main, DECLARATION, rule="side_goes_on", by=by, span=clause, leave=leave, wide=True
    )


def _long_future(text: Text, verb: Token) -> Token | None:
    """«будут обмениваться»: the infinitive of the future in two words."""
    if verb.lemma != "быть" or (not verb.text.lower().startswith("будет") and verb.text.lower() != "будут"):
        return None
    tied = (text.tokens[verb.head], *text.children(verb.index, "xcomp"))
    return next((t for t in tied if t.morph.form == "Inf"), None)


def _bound(text: Text, clause: Clause, verb: Token, *, rule: str) -> Iterator[Commitment]:
    found = infinitives(text, verb, clause)
    if not found:
        return
    act = found[0]
    if (rule == "intention" and attends(text, act)) or any(
        text.tokens[i].lemma == "который" for i in range(act.index, clause.last)
    ):
        return
    if is_event(act) or is_project(text, clause, act) or (rule == "intention" and _paper(text, act)):
        return
    if verb.lemma in words("commitment", "intend") and act.lemma in words("commitment", "talks"):
        return  # «планируют обсудить запуск завода»: talks to come, nobody's word
    late = _behind(text, clause, verb, act)
    by = (late.name,) if late else by_whom(text, verb, clause)
    jointly = verb.lemma in words("commitment", "agree") and verb.morph.number == "Plur"
    if not by and (jointly or _settled(text, clause, verb)):
        by = both(text)
    if not by and not _target(text, clause, verb):
        return
    form = DECLARATION if soft(act) and not _figure(text, clause) else INTENTION
    # «намерены эту долю удвоить»: the object may stand before its infinitive
    last = clause.last if verb.index < act.index else verb.index - 1
    span = Clause(act.index, verb.index + 1 if verb.index < act.index else clause.first, last)
    owner = ((() if late else _for_body(text, verb)) or by) if form is INTENTION else ()
    if act.index > verb.index and (late or _fronted(text, verb)):
        leave = frozenset({verb.index, *(range(late.first, late.last + 1) if late else ())})
        yield from of_task(
            text, clause, verb, act, form, rule=rule, by=by, owner=owner, span=clause, leave=leave, wide=True
        )
        return
    yield from of_task(text, clause, verb, act, form, rule=rule, by=by, owner=owner, span=span)


def _settled(text: Text, clause: Clause, verb: Token) -> bool:
    """«По итогам переговоров решено продлить обмен врачами»: decided by those who met."""
    if verb.lemma not in words("commitment", "intend") or verb.morph.gender != "Neut" or not verb.morph.short:
        return False
    here = text.sentence_of(verb.index)
    near = text.sentences[max(here.index - 1, 0)].first
    return any(t.lemma in words("commitment", "joint") for t in text.tokens[near : clause.last + 1])


def _behind(text: Text, clause: Clause, verb: Token, act: Token) -> Mention | None:
    """«2 млрд рублей планирует вложить фонд „Рост“»: the object stands first, who acts right behind the infinitive."""
    mention = text.mention_at(act.index + 1) if verb.index < act.index < clause.last else None
    if mention is None or mention.kind is not NameKind.ORGANISATION or mention.adjective or mention.lent:
        return None
    own = subject(text, verb)
    fronted = any(clause.first <= a.first < verb.index for a in text.amounts)
    return mention if fronted and (own is None or own.morph.case != "Nom" or own.index > act.index) else None


def _target(text: Text, clause: Clause, verb: Token) -> bool:
    """«К 2030 году выпуск планируют довести до тысячи машин»: of nobody named, but with a figure and a term."""
    own = subject(text, verb)
    nobody = verb.morph.number == "Plur" and (own is None or _fronted(text, verb))
    timed = any(clause.first <= t.first <= clause.last and t.due for t in text.times)
    return nobody and timed and _figure(text, clause)


def _fronted(text: Text, verb: Token) -> bool:
    """«мощность планируют увеличить»: slovnet took the object for the subject, which has another number."""
    own = next(text.children(verb.index, "nsubj"), None)
    before = own is not None and own.index < verb.index and own.morph.pos == "NOUN"
    return bool(before and own and verb.morph.number == "Plur" and own.morph.number == "Sing") and not any(
        text.children(own.index if own else 0, "conj")
    )


def _for_body(text: Text, verb: Token) -> tuple[str, ...]:
    """«завод готов ускорить отгрузку», said by the mayor: the body that he speaks for is to act."""
    doer = subject(text, verb)
    known = words("commitment", "bodies") | words("project", "lands")
    if doer is None or doer.lemma == "мы":
        return ()
    crowd = doer.morph.number == "Plur" and doer.lemma in words("commitment", "groups")
    if organisation(text, doer) or doer.lemma in known:
        return doers(text, doer)
    return (doers(text, doer) or (noun_phrase(text, doer).lower(),)) if crowd else ()


def _paper(text: Text, act: Token) -> bool:
    """«договорились согласовать соглашение»: the agreement's own matter."""
    reached = any(t.lemma == "договоренность" for t in text.tokens[act.index + 1 : act.index + 4])
    return reached or any(c.lemma in words("commitment", "papers") for c in text.children(act.index, "obj"))


def by_whom(text: Text, verb: Token, clause: Clause) -> tuple[str, ...]:
    """Whoever speaks for the side; the subject itself where nobody speaks or a body of its own is named."""
    speaker = voice(text, verb.start)
    if speaker:
        return (speaker,)
    doer = subject(text, verb) or _nominative(text, clause, verb) or _of_row(text, clause, verb)
    return doers(text, doer) if doer is not None else within(text, verb)


def _nominative(text: Text, clause: Clause, verb: Token) -> Token | None:
    run = text.tokens[clause.first : clause.last + 1]
    named = (t for t in run if t.morph.case == "Nom" and t.morph.pos in {"NOUN", "PROPN"} and t.index != verb.index)
    return next(named, None)


def _of_row(text: Text, clause: Clause, verb: Token) -> Token | None:
    """«Посол … оценил работу и выразил готовность»: who acts in the clause that this one goes on with «и»."""
    if text.tokens[clause.first].lemma != "и":
        return None
    before = [one for one in clauses(text, text.sentence_of(verb.index)) if one.last < clause.first][-1:]
    return next((found for one in before if (found := _nominative(text, one, text.tokens[one.verb]))), None)


def within(text: Text, verb: Token) -> tuple[str, ...]:
    """«намерены в Псковской области»: the area in which they, left unnamed, intend."""
    if verb.morph.number != "Plur":
        return ()
    for child in text.children(verb.index, "obl", "nmod"):
        mention = text.mention_at(child.index)
        if mention is not None and mention.area is not None and preposition(text, child) == "в":
            return (mention.name,)
    return ()


def is_project(text: Text, clause: Clause, act: Token) -> bool:
    """«намерены построить завод», «готовы предложить поставку», «увеличить поставки зерна»: a definite thing.

    With a figure of change or a sum it is a target.
    """
    if any(found.head.index >= act.index for found in verb_acts(text, clause) if found.head.morph.form == "Inf"):
        return True
    opens_act = act.lemma in operators() or act.lemma in {"перейти", "приступить"}
    after = [found for found in noun_acts(text, clause) if found.head.index > act.index]
    if opens_act and after:
        return True
    return not _figure(text, clause) and any(_under(text, found.head, act) for found in after)


def _under(text: Text, noun: Token, act: Token) -> bool:
    """Whether the noun is the act's object, or that of its object: «увеличить объёмы поставок».

    «расширять сотрудничество в поставках», «содействовать в поставках» tell of no supply.
    """
    above = text.tokens[noun.head]
    if preposition(text, noun) and (above.morph.pos == "NOUN" or soft(above)):
        return False
    return act.index in {above.index, above.head} and above.morph.pos in {"VERB", "NOUN"}


def _figure(text: Text, clause: Clause) -> bool:
    return any(clause.first <= a.first <= clause.last for a in text.amounts)


def negated(text: Text, verb: Token) -> bool:
    return verb.index > 0 and text.tokens[verb.index - 1].lemma == "не"
