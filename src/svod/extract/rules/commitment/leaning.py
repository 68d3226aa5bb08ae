"""Leaning: what a side is drawn to, told by a noun: «заинтересованы в», «открыты для», «подтвердили готовность к»."""

from collections.abc import Iterator

from svod.extract.act_words import act_nouns, operators
from svod.extract.acts import noun_acts, verb_acts
from svod.extract.clause import Clause, clause_at, future, predicate
from svod.extract.doers import doers
from svod.extract.goods import kind_of_thing
from svod.extract.parties import both, possessor
from svod.extract.pattern import noun_phrase, phrase, preposition, subject
from svod.extract.rules.commitment.intention import DECLARATION, INTENTION, by_whom, is_project, negated
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import able, able_subject
from svod.extract.rules.commitment.receiver import receivers
from svod.extract.rules.commitment.task import is_event, soft
from svod.extract.sides import side_of
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import Commitment, NameKind
from svod.model.text import Text, Token

TOWARD = frozenset({"в", "во", "к", "ко", "на", "для", "о", "об"})


def keen(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Область заинтересована во взаимодействии с соседями», «мы открыты для диалога», «готовы к сотрудничеству»."""
    verb = text.tokens[clause.verb]
    aim = verb.lemma in words("commitment", "aim")
    eager = verb.lemma in words("commitment", "ready")
    leans = aim or eager or verb.lemma in words("commitment", "keen")
    if not leans or not (verb.morph.short or verb.morph.pos == "ADJ") or negated(text, verb):
        return
    noun = _toward(text, clause, verb)
    if noun is None or _definite_thing(text, clause, noun) or _told_of_paper(text, verb):
        return
    if aim and noun.lemma not in words("commitment", "soft_nouns"):
        return
    if eager and noun.lemma not in words("commitment", "together"):
        return  # «завод готов к работе»
    by = by_whom(text, verb, clause)
    if not by:
        return
    form = INTENTION if aim and _somebody(text, noun) else DECLARATION
    owner = by if form is INTENTION else ()
    yield from commitment(text, verb, form, _named(text, noun), rule="keen", by=by, owner=owner)


def relies(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Область рассчитывает на дальнейший рост торговли»: a hope that nobody can check."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "rely") or verb.morph.form != "Fin" or negated(text, verb):
        return
    noun = _toward(text, clause, verb)
    if noun is None or not _hoped_for(noun):
        return
    by = by_whom(text, verb, clause)
    if by:
        yield from commitment(text, verb, DECLARATION, _named(text, noun), rule="relies", by=by)


def _hoped_for(noun: Token) -> bool:
    """Growth, cooperation, help: what one hopes for without a date or a figure."""
    return noun.lemma in words("commitment", "soft_nouns") | words("commitment", "aid")


def readiness(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«выразил готовность участвовать», «подтвердила интерес к обмену», «рассказал о готовности коллег»."""
    verb = text.tokens[clause.verb]
    noted = verb.lemma in words("commitment", "note")
    known = words("commitment", "express") | words("commitment", "announce") | words("commitment", "note")
    if verb.morph.form != "Fin" or verb.lemma not in known:
        return
    after = text.tokens[clause.verb + 1 : clause.last + 1]
    noun = next((t for t in after if t.lemma in words("commitment", "readiness")), None)
    if noun is None or is_project(text, clause, noun):
        return
    if noted and (noun.morph.case != "Acc" or noun.head != verb.index):
        return  # «отметил рост интереса туристов»
    if not (noted or verb.lemma in words("commitment", "express")) and preposition(text, noun) not in {"о", "об"}:
        return
    by = _whose(text, verb, clause, noun)
    if not by:
        return
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1]
    if not found:
        goal = _toward(text, clause, noun)
        if noted and (goal is None or goal.lemma not in words("commitment", "together")):
            return  # «отметил готовность школ к зиме»
        if noun.lemma in words("commitment", "hopes") and not (goal is not None and _hoped_for(goal)):
            return
        if goal is not None and not _definite_thing(text, clause, goal):
            yield from commitment(text, noun, DECLARATION, _named(text, goal), rule="readiness", by=by)
        return
    if is_event(found[0]):
        return
    form = DECLARATION if soft(found[0]) or found[0].morph.aspect == "Imp" else INTENTION
    owner = by if form is INTENTION else ()
    yield from of_task(text, clause, noun, found[0], form, rule="readiness", by=by, owner=owner)


def _whose(text: Text, verb: Token, clause: Clause, noun: Token) -> tuple[str, ...]:
    """Whoever tells it of his own side, else the side whose readiness it is: «о готовности сербских коллег»."""
    by = by_whom(text, verb, clause)
    owner = possessor(text, noun)
    own = {name for one in by for name in (one, side_of(text, one)) if name}
    return by if owner is None or {owner, side_of(text, owner)} & own else (owner,)


def agreed_on(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Достигнута договорённость увеличить закупки», «договорились о поддержке», «решение о создании группы»."""
    noun = _understanding(text, clause)
    if noun is None:
        return
    named = _agreeing(text, noun, clause)
    sides = named or (both(text) if noun.lemma != "решение" or _of_talks(text, clause) else ())
    after = text.tokens[noun.index + 1 : clause.last + 1]
    reached = noun.morph.pos == "NOUN"  # «договорились создать» is read as an intention
    acts = [t for t in after if reached and t.morph.form == "Inf" and t.head == noun.index][:1]
    if acts and sides and not is_event(acts[0]) and not is_project(text, clause, acts[0]):
        form = DECLARATION if soft(acts[0]) else INTENTION
        owner = sides if form is INTENTION else ()
        yield from of_task(text, clause, noun, acts[0], form, rule="agreed_on", by=sides, owner=owner)
        return
    goal = next((t for t in after if preposition(text, t) in {"о", "об"}), None)
    if not sides or goal is None or goal.lemma not in words("commitment", "agreed_matters"):
        return
    if _definite_thing(text, clause, goal) and not _of_body(text, goal):
        return
    form = DECLARATION if goal.lemma in words("commitment", "soft_nouns") else INTENTION
    if form is DECLARATION and reached and not named:
        return  # «достигнуты договорённости о развитии связей»: nobody named has declared it
    owner = sides if form is INTENTION else ()
    yield from commitment(text, noun, form, _named(text, goal), rule="agreed_on", by=sides, owner=owner)


def agreed_that(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Договорились, что министерство до мая направит список»: the one named is to act, both sides agreed."""
    verb = text.tokens[clause.verb]
    above = [t for t in text.tokens[text.sentence_of(verb.index).first : clause.first] if predicate(t)][-1:]
    that = any(t.lemma == "что" for t in text.tokens[clause.first : clause.verb])
    if not above or above[0].lemma not in words("commitment", "agree") or not that or not future(verb):
        return
    if soft(verb) or is_event(verb) or negated(text, verb) or any(verb_acts(text, clause)):
        return
    doer = able_subject(text, verb, clause)
    owner = able(text, doer) if doer is not None else ()
    own = clause_at(text, above[0].index)
    by = (by_whom(text, above[0], own) if own else ()) or both(text)
    leave = frozenset(t.index for t in text.subtree(doer.index)) if doer is not None and owner else frozenset()
    if owner:
        to = receivers(text, verb)
        yield from of_task(
            text, clause, verb, verb, INTENTION, rule="agreed_that", by=by, owner=owner, to=to, span=clause, leave=leave
        )


def _understanding(text: Text, clause: Clause) -> Token | None:
    """«договорились», the «договорённость» that is reached or the «решение» that is taken."""
    verb = text.tokens[clause.verb]
    if verb.lemma in words("commitment", "agree") and verb.morph.tense != "Fut" and not negated(text, verb):
        return verb
    settled = {"решение"} if verb.lemma in {"принять", "принимать"} else {"договоренность", "согласие"}
    if verb.lemma not in words("commitment", "reach") | {"принять", "принимать"} or negated(text, verb):
        return None
    tied = [t for t in text.tokens[clause.first : clause.last + 1] if t.lemma in settled]
    return next((t for t in tied if t.morph.case in {"Nom", "Acc", "Gen"} and not preposition(text, t)), None)


def _of_talks(text: Text, clause: Clause) -> bool:
    """«по итогам переговоров принято решение»: that of both sides."""
    return any(t.lemma in words("commitment", "joint") for t in text.tokens[clause.first : clause.last + 1])


def _agreeing(text: Text, noun: Token, clause: Clause) -> tuple[str, ...]:
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if doer is not None and doer.index != noun.index:
        return doers(text, doer) or by_whom(text, verb, clause)
    return ()


def _toward(text: Text, clause: Clause, word: Token) -> Token | None:
    """The noun after the word's preposition: «в сотрудничестве», «на долгосрочную работу», «к обмену»."""
    for token in text.tokens[word.index + 1 : clause.last + 1]:
        if token.morph.form in {"Inf", "Fin"}:
            return None
        if token.morph.pos in {"NOUN", "PROPN"} and preposition(text, token):
            return token if preposition(text, token) in TOWARD and not _place(text, token) else None
        if token.morph.pos == "NOUN" and token.morph.case in {"Gen", "Ins"}:
            continue  # «готовность области к …»
    return None


def _place(text: Text, noun: Token) -> bool:
    mention = text.mention_at(noun.index)
    return mention is not None and mention.kind in {NameKind.AREA, NameKind.PLACE} and not mention.adjective


def _definite_thing(text: Text, clause: Clause, noun: Token) -> bool:
    """«заинтересованы в поставках зерна», «настроены на строительство цеха»: a project's matter."""
    if any(found.head.index >= noun.index and found.head.index <= noun.index + 2 for found in noun_acts(text, clause)):
        return True
    if noun.lemma in words("commitment", "soft_nouns"):
        return False
    return noun.lemma in act_nouns() or noun.lemma in operators() or kind_of_thing(noun) is not None


def _of_body(text: Text, noun: Token) -> bool:
    """«создание рабочей группы»: what is made is a joint body, no project."""
    return any(c.lemma in words("event", "houseless") for c in text.children(noun.index, "nmod"))


def _told_of_paper(text: Text, verb: Token) -> bool:
    """«документ ориентирован на …» binds nobody."""
    doer = subject(text, verb)
    if doer is not None and doer.lemma == "который":
        doer = text.tokens[verb.head]
    return doer is not None and not doers(text, doer)


def _somebody(text: Text, noun: Token) -> bool:
    """«сотрудничество с конкретным предприятием»: somebody definite stands in the phrase."""
    return any(t.lemma in {"конкретный", "предприятие", "завод", "компания"} for t in text.subtree(noun.index))


def _named(text: Text, noun: Token) -> str:
    """The matter in the nominative, without «этот», «такой» before it."""
    run = phrase(text, noun)
    while len(run) > 1 and run[0].morph.pos == "DET":
        run = run[1:]
    return nominative(run, noun.index) if run else noun_phrase(text, noun)
