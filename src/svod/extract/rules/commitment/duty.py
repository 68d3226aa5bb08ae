"""Duty: «ставим задачу удвоить», «мы должны войти в тройку», «протокол предусматривает утроить перевозки»."""

from collections.abc import Iterator

from svod.extract.clause import Clause, clauses
from svod.extract.doers import doers
from svod.extract.parties import both
from svod.extract.pattern import noun_phrase, phrase, preposition, subject
from svod.extract.rules.commitment.instruction import wanted_of
from svod.extract.rules.commitment.intention import INTENTION, by_whom, is_project, negated
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import conditional
from svod.extract.rules.commitment.task import due, infinitive, infinitives, is_event, soft, task
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm
from svod.model.text import Text, Token

EXPECTATION = CommitmentForm.EXPECTATION


def set_task(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ставим задачу удвоить оборот», «президенты поставили задачу довести торговлю до миллиарда»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "set_task") or verb.morph.tense == "Fut" or conditional(text, clause):
        return
    noun = next(
        (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma in words("commitment", "tasks")), None
    )
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1] if noun else []
    if noun is not None and not found:
        yield from _by_matter(text, clause, verb, noun)
        yield from _by_clause(text, clause, verb)
    if not found or soft(found[0]):
        return
    by = by_whom(text, verb, clause)
    told = _told(text, clause, verb, found[0])
    passive = verb.morph.short and not by
    form = CommitmentForm.INSTRUCTION if told or passive else INTENTION
    yield from of_task(text, clause, verb, found[0], form, rule="set_task", by=by, owner=told or by)


def _by_clause(text: Text, clause: Clause, verb: Token) -> Iterator[Commitment]:
    """«Поставил задачу, чтобы заводы до мая подготовили планы»: told by a clause with its own doer."""
    aim = wanted_of(text, verb, clause)
    doer = subject(text, text.tokens[aim.verb]) if aim is not None else None
    if aim is None or doer is None or soft(text.tokens[aim.verb]):
        return
    leave = frozenset(t.index for t in text.subtree(doer.index))
    by, act, form = by_whom(text, verb, clause), text.tokens[aim.verb], CommitmentForm.INSTRUCTION
    owner = doers(text, doer) or (noun_phrase(text, doer),)
    yield from of_task(text, aim, verb, act, form, rule="set_task", by=by, owner=owner, span=aim, leave=leave)


def _by_matter(text: Text, clause: Clause, verb: Token, noun: Token) -> Iterator[Commitment]:
    """«Регионам поставлены задачи по развитию складов»: told by a noun, to whoever stands in the dative."""
    tied = (c for c in text.children(noun.index, "nmod", "obl") if preposition(text, c) == "по")
    matter = next((c for c in tied if c.lemma.endswith(("ение", "ание", "тие", "ство", "вка", "изация"))), None)
    if matter is None or not verb.morph.short:
        return
    owner = _told(text, clause, verb, matter)
    term = due(text, clause.first, clause.last)
    what = nominative(phrase(text, matter), matter.index)
    form = CommitmentForm.INSTRUCTION
    yield from commitment(text, verb, form, what, rule="set_task", owner=owner, due=term)


def _told(text: Text, clause: Clause, verb: Token, act: Token) -> tuple[str, ...]:
    """«поставил министерству задачу», «перед министерством поставлена задача»: who stands before the act."""
    nouns = (
        t
        for t in text.tokens[clause.first : act.index]
        if (t.morph.case, preposition(text, t)) in {("Dat", ""), ("Ins", "перед"), ("Ins", "пред")}
    )
    known = words("commitment", "bodies")
    for noun in nouns:
        mention = text.mention_at(noun.index)
        if noun.morph.pos in {"NOUN", "PROPN"} and (noun.lemma in known or (mention and not mention.adjective)):
            return doers(text, noun)
    return ()


def told_before(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Сев должен завершиться до 1 мая. Такую задачу поставил губернатор»: what the sentence before tells."""
    verb = text.tokens[clause.verb]
    wish = verb.lemma in words("commitment", "express") and verb.morph.tense == "Past"
    giving = wish or verb.lemma in words("commitment", "set_task") | words("commitment", "handing")
    here = text.sentence_of(verb.index)
    if not giving or verb.morph.tense == "Fut" or not here.index or not _points_back(text, clause, wish=wish):
        return
    before = text.sentences[here.index - 1]
    part = clauses(text, before)[-1]
    modal = text.tokens[part.verb]
    known = words("commitment", "needful") | {"должный", "обязанный"}
    found = infinitives(text, modal, part) if modal.lemma in known else []
    if before.paragraph != here.paragraph or not found or is_event(found[0]) or text.speaker_at(modal.start):
        return
    by = by_whom(text, verb, clause)
    doer = subject(text, modal)
    owner = doers(text, doer) if doer is not None else ()
    thing = f" {noun_phrase(text, doer)}" if doer is not None and not owner else ""
    what = task(text, found[0], Clause(found[0].index, found[0].index, part.last))
    told = f"{infinitive(found[0])}{thing.lower()}{what.removeprefix(infinitive(found[0]))}"
    term = due(text, part.first, part.last)
    form = EXPECTATION if wish else CommitmentForm.INSTRUCTION
    yield from commitment(text, modal, form, told, rule="told_before", by=by, owner=owner, due=term)


def _points_back(text: Text, clause: Clause, *, wish: bool) -> bool:
    """«такую задачу», «соответствующее поручение», «такое пожелание», with no act behind it."""
    known = words("commitment", "wishes" if wish else "tasks") | (
        frozenset() if wish else words("commitment", "orders")
    )
    run = text.tokens[clause.first : clause.last + 1]
    noun = next((t for t in run if t.lemma in known), None)
    if noun is None or any(t.morph.form == "Inf" for t in run):
        return False
    return any(
        c.lemma in {"такой", "этот", "соответствующий", "соответствовать"}
        for c in text.children(noun.index, "amod", "det")
    )


def must(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«В этом году мы должны войти в тройку»: what the speaker sets himself."""
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if verb.lemma in words("commitment", "needful"):
        doer = next(
            (t for t in text.tokens[clause.first : clause.last + 1] if t.lemma == "мы" and t.morph.case == "Dat"), None
        )
    elif verb.lemma not in {"должный", "обязанный", "обязать"}:
        return
    if doer is None or doer.lemma != "мы":
        return
    found = infinitives(text, verb, clause)
    by = doers(text, doer)
    if not found or soft(found[0]) or is_event(found[0]) or not by or found[0].lemma in words("commitment", "idle"):
        return
    if is_project(text, clause, found[0]):
        return
    yield from of_task(text, clause, verb, found[0], INTENTION, rule="must", by=by, owner=by, span=clause)


def needed(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Необходимо ускорить ремонт моста», said by somebody: an expectation of nobody, or of the one in the dative."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    if verb.lemma not in words("commitment", "needful") or not speaker or negated(text, verb):
        return
    found = infinitives(text, verb, clause)
    own = subject(text, verb)
    fronted = own is not None and verb.lemma == "нужный" and own.morph.pos == "NOUN" and verb.text.lower() == "нужно"
    if (own is not None and not (fronted and found)) or conditional(text, clause):
        return
    if not found or soft(found[0]) or is_event(found[0]) or found[0].lemma in words("commitment", "idle"):
        return
    if found[0].morph.aspect != "Perf" or is_project(text, clause, found[0]):
        return
    told = [t for t in text.tokens[clause.first : found[0].index] if t.morph.case == "Dat" and t.morph.pos == "NOUN"]
    owner = doers(text, told[0]) if told else ()
    yield from of_task(
        text, clause, verb, found[0], EXPECTATION, rule="needed", by=(speaker,), owner=owner, confidence=0.4
    )


def necessity(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Президент заявил о необходимости увеличить число судов»: an expectation of nobody named."""
    verb = text.tokens[clause.verb]
    noun = next((t for t in text.tokens[verb.index : clause.last + 1] if t.lemma == "необходимость"), None)
    known = words("commitment", "announce") | words("commitment", "express")
    if noun is None or verb.lemma not in known or verb.morph.tense != "Past":
        return
    found = [t for t in text.tokens[noun.index + 1 : clause.last + 1] if t.morph.form == "Inf"][:1]
    by = by_whom(text, verb, clause)
    if found and by and not soft(found[0]) and not is_event(found[0]) and not is_project(text, clause, found[0]):
        yield from of_task(text, clause, verb, found[0], EXPECTATION, rule="necessity", by=by, confidence=0.4)


def prescribed(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Протокол предусматривает утроить перевозки по Лене»: a document binds its parties."""
    verb = text.tokens[clause.verb]
    doer = subject(text, verb)
    if verb.lemma not in words("commitment", "prescribe") or doer is None or negated(text, verb):
        return
    if doer.lemma not in words("commitment", "binding_papers"):
        return
    found = [c for c in infinitives(text, verb, clause) if c.index == verb.index + 1 or c.rel in {"xcomp", "csubj"}]
    sides = both(text)
    if not found or not sides or soft(found[0]) or is_event(found[0]) or is_project(text, clause, found[0]):
        return
    yield from of_task(text, clause, verb, found[0], INTENTION, rule="prescribed", by=sides, owner=sides)
