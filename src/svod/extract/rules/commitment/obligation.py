"""Obligation: what a named side has to do: «должен представить», «взял обязательство», «возложено на»."""

from collections.abc import Iterator

from svod.extract.clause import Clause
from svod.extract.doers import doers
from svod.extract.pattern import noun_phrase, preposition, subject
from svod.extract.rules.commitment.intention import by_whom, is_project, negated
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.promiser import able, conditional
from svod.extract.rules.commitment.receiver import receivers
from svod.extract.rules.commitment.task import due, infinitives, is_event, soft
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, NameKind
from svod.model.text import Sentence, Text, Token

Names = tuple[str, ...]
EXPECTATION, INSTRUCTION, PROMISE = CommitmentForm.EXPECTATION, CommitmentForm.INSTRUCTION, CommitmentForm.PROMISE


def obliged(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Министр должен к 1 мая представить расчёты»: an instruction where the page tells who gave it, else expected."""
    verb = text.tokens[clause.verb]
    doer = _bound_to(text, clause, verb)
    if doer is None or negated(text, verb) or conditional(text, clause) or text.speaker_at(verb.start):
        return
    found = [act for act in infinitives(text, verb, clause) if act.lemma not in words("commitment", "idle")][:1]
    owner = able(text, doer)
    if not found or not owner or soft(found[0]) or is_event(found[0]) or is_project(text, clause, found[0]):
        return
    term = due(text, clause.first, clause.last)
    if term is None and found[0].lemma not in words("commitment", "checkable") | words("commitment", "sending"):
        return  # «стороны должны доверять друг другу»
    by = giver_before(text, text.sentence_of(verb.index))
    form = INSTRUCTION if by else EXPECTATION
    to = receivers(text, found[0])
    leave = frozenset(t.index for t in text.subtree(doer.index) if t.index < verb.index)
    yield from of_task(
        text, clause, verb, found[0], form, rule="obliged", by=by, owner=owner, to=to, leave=leave, confidence=0.5
    )


def _bound_to(text: Text, clause: Clause, verb: Token) -> Token | None:
    """Who «должен», «обязан», or in the dative to whom it «предстоит»."""
    if verb.lemma in {"должный", "обязанный", "обязать"} and verb.morph.short | (verb.lemma == "должный"):
        return subject(text, verb)
    if verb.lemma != "предстоять":
        return None
    return next(
        (
            t
            for t in text.tokens[clause.first : clause.last + 1]
            if t.morph.case == "Dat" and t.morph.pos in {"NOUN", "PROPN"} and not preposition(text, t)
        ),
        None,
    )


def giver_before(text: Text, sentence: Sentence) -> Names:
    """«Губернатор дал ряд поручений. Министру …»: who gives orders in the sentences before, in one paragraph."""
    known = words("commitment", "instruct") | words("commitment", "orders")
    for before in reversed(text.sentences[max(sentence.index - 4, 0) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            return ()
        told = (_governing(text, t) for t in text.tokens_of(before) if t.lemma in known)
        subjects = (subject(text, verb) for verb in told if verb.morph.form == "Fin" and verb.lemma != "получить")
        named = next((names for doer in subjects if doer is not None and (names := doers(text, doer))), ())
        if named:
            return named
    return ()


def _governing(text: Text, token: Token) -> Token:
    """«дал ряд поручений»: the verb over a noun."""
    while token.morph.pos == "NOUN" and token.head != token.index:
        token = text.tokens[token.head]
    return token


def pledged(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Обязательство закупить зерно взяла на себя мельница», «дал слово достроить»: a promise told by a noun."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "pledging") or verb.morph.form != "Fin" or negated(text, verb):
        return
    run = text.tokens[clause.first : clause.last + 1]
    noun = next((t for t in run if t.lemma in words("commitment", "pledges") and t.morph.case in {"Acc", "Nom"}), None)
    act = next((t for t in run if noun is not None and t.index > noun.index and t.morph.form == "Inf"), None)
    if noun is None or act is None or soft(act) or is_event(act):
        return
    doer = subject(text, verb)
    by = by_whom(text, verb, clause) if doer is None or doer.index == noun.index else able(text, doer)
    last = verb.index - 1 if act.index < verb.index else clause.last
    span = Clause(act.index, act.index, last)
    if by:
        to = receivers(text, act)
        yield from of_task(text, clause, verb, act, PROMISE, rule="pledged", by=by, owner=by, to=to, span=span)


def laid_on(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Протокол возлагает на министерство разработку программы», «подготовка закреплена за комитетом»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "laying") or verb.morph.tense == "Fut":
        return
    run = text.tokens[clause.first : clause.last + 1]
    governs = {("Acc", "на"), ("Ins", "за")}
    noun = next((t for t in run if (t.morph.case, preposition(text, t)) in governs), None)
    tied = text.children(verb.index, "obj", "nsubj:pass", "nsubj")
    act = next((t for t in tied if t.lemma.endswith(("ение", "ание", "тие", "овка", "отка", "товка"))), None)
    owner = able(text, noun) if noun is not None else ()
    if act is None or not owner:
        return
    doer = next((t for t in text.children(verb.index, "nsubj") if t.index != act.index), None)
    by = () if doer is None or _paper(text, doer) else doers(text, doer)
    term = due(text, clause.first, clause.last)
    said = noun_phrase(text, act)
    said = said[:1].lower() + said[1:]
    yield from commitment(text, verb, INSTRUCTION, said, rule="laid_on", by=by, owner=owner, due=term)


def _paper(text: Text, noun: Token) -> bool:
    mention = text.mention_at(noun.index)
    return noun.lemma in words("commitment", "binding_papers") and (mention is None or mention.kind != NameKind.PERSON)
