"""Instruction: «поручил министру подготовить», «поручено», «дал поручение», numbered lists of tasks with owners."""

from collections.abc import Iterator

from svod.extract.clause import Clause, clauses
from svod.extract.doers import doers
from svod.extract.pattern import noun_phrase, preposition, subject
from svod.extract.rules.commitment.made import commitment, of_task
from svod.extract.rules.commitment.obligation import giver_before
from svod.extract.rules.commitment.receiver import receivers
from svod.extract.rules.commitment.task import infinitives
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Text, Token

FORM = CommitmentForm.INSTRUCTION


def instruction(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Глава области поручил министру экономики до 1 мая подготовить перечень площадок»."""
    for index in range(clause.first, clause.last + 1):
        verb = text.tokens[index]
        if _orders(text, verb):
            by = _by(text, verb, clause)
            yield from _tasks(text, verb, clause, by)


def listed(text: Text, sentence: Sentence) -> Iterator[Commitment]:
    """«Губернатор поручил: министерству труда — до 1 мая провести ярмарку; …»: items under a word of instruction."""
    intro = _intro(text, sentence)
    if intro is None:
        return
    head = text.tokens_of(sentence)
    owner_noun = next((t for t in head if t.morph.case == "Dat" and t.morph.pos in {"NOUN", "PROPN"}), None)
    verb = next((t for t in head if t.morph.form == "Inf" and (owner_noun is None or t.index > owner_noun.index)), None)
    if owner_noun is None or verb is None:
        return
    clause = Clause(verb.index, verb.index, sentence.last)
    whole = Clause(verb.index, sentence.first, sentence.last)
    by = _by(text, intro, Clause(intro.index, text.sentence_of(intro.index).first, text.sentence_of(intro.index).last))
    yield from of_task(
        text,
        whole,
        verb,
        verb,
        FORM,
        rule="listed",
        by=by,
        owner=doers(text, owner_noun),
        to=receivers(text, verb, owner_noun),
        span=clause,
    )


def _intro(text: Text, sentence: Sentence) -> Token | None:
    """The word of instruction that opens the list in which the sentence stands."""
    at = sentence.index
    for back in range(1, 12):
        if at - back < 0:
            return None
        before = text.sentences[at - back]
        tokens = text.tokens_of(before)
        if tokens and tokens[-1].text == ":":
            return next(
                (t for t in tokens if t.lemma in words("commitment", "instruct") | words("commitment", "orders")), None
            )
        if tokens and tokens[-1].text not in {";", ":"} and (sentence.kind is not ParagraphKind.ITEM or back > 6):
            return None
    return None


def _orders(text: Text, token: Token) -> bool:
    """Whether the word gives an instruction: the verbs, «дал поручение», and advice by a body."""
    morph = token.morph
    told = (morph.form == "Fin" and morph.tense != "Fut") or morph.short or morph.form == "Conv"
    if morph.pos == "VERB" and told:
        if token.lemma in words("commitment", "instruct"):
            return True
        if token.lemma in words("commitment", "recommend"):
            doer = subject(text, token)
            told = morph.short and any(c.morph.case == "Dat" for c in text.children(token.index, "iobj", "obl"))
            return told or (doer is not None and doer.lemma in words("commitment", "bodies"))
    if token.lemma in words("commitment", "orders") and morph.pos == "NOUN" and morph.case in {"Acc", "Nom", "Gen"}:
        above = text.tokens[token.head]
        return above.lemma in words("commitment", "handing") and above.morph.form != "Inf"
    return False


def _by(text: Text, verb: Token, clause: Clause) -> tuple[str, ...]:
    verb = text.tokens[verb.head] if verb.morph.pos == "NOUN" or verb.morph.form == "Conv" else verb
    if verb.morph.short or verb.lemma == "получить":
        return giver_before(text, text.sentence_of(verb.index))
    doer = subject(text, verb)
    if doer is None:
        doer = next(
            (
                t
                for t in text.tokens[clause.first : verb.index]
                if t.morph.case == "Nom" and t.morph.pos in {"NOUN", "PROPN"}
            ),
            None,
        )
    named = doers(text, doer) if doer is not None else ()
    if named:
        return named
    told = text.speaker_at(verb.start)
    if told:
        return (told,)
    last = text.sentence_of(verb.index)
    speaker = text.speaker_at(verb.start - 30) if verb.start - 30 > last.start else None
    return (speaker,) if speaker else ()


def _tasks(text: Text, verb: Token, clause: Clause, by: tuple[str, ...]) -> Iterator[Commitment]:
    """One claim per task; tasks with one term together are one claim."""
    governor = verb
    addressee = _addressee(text, verb, clause)
    owner = doers(text, addressee) if addressee else ()
    if addressee is not None and addressee.lemma in {"он", "она"} and not owner:
        owner = _named_before(text, addressee, by)
    if addressee is not None and not owner and addressee.morph.number == "Plur":
        named = addressee.lemma in words("commitment", "bodies") and addressee.morph.pos == "NOUN"
        owner = (noun_phrase(text, addressee),) if named else ()
    doer = subject(text, text.tokens[verb.head]) if text.tokens[verb.head].lemma == "получить" else None
    if doer is not None and doer.index != verb.index:
        crowd = doer.lemma in words("commitment", "groups") and doer.morph.number == "Plur"
        unnamed = (noun_phrase(text, doer).lower(),) if crowd else ()
        owner = doers(text, doer) or unnamed  # «поручение получил вице-губернатор», «экспортёры»
    if (not owner and verb.morph.pos == "NOUN") or verb.morph.short:
        owner = owner or _person_before(text, verb, clause)
    found = [v for v in infinitives(text, governor, clause) if not _nested(text, v, governor)]
    if not found and verb.morph.short:
        found = [c for c in text.children(verb.index, "csubj:pass", "csubj", "xcomp") if c.morph.form == "Inf"]
    wanted = None if found else wanted_of(text, verb, clause)
    if wanted is not None:
        act, doer = text.tokens[wanted.verb], subject(text, text.tokens[wanted.verb])
        owner = owner or (doers(text, doer) if doer is not None else ())
        leave = frozenset(t.index for t in text.subtree(doer.index)) if doer is not None else frozenset()
        yield from of_task(
            text, wanted, verb, act, FORM, rule="instruction", by=by, owner=owner, span=wanted, leave=leave
        )
        return
    if not found:
        matter = verb if verb.morph.pos == "NOUN" and _told(text, verb) else _about(text, verb)
        if by and verb.morph.pos != "NOUN":
            matter = _demanded(text, verb)
        if matter is not None:
            yield from commitment(text, verb, FORM, noun_phrase(text, matter), rule="instruction", by=by, owner=owner)
        return
    inside = frozenset(t.index for t in (_phrase(text, addressee) if addressee else ()))
    inside |= frozenset(c.index for c in text.children(addressee.index, "case")) if addressee else frozenset()
    for act, (first, last) in zip(found, _spans(text, found, verb, clause), strict=False):
        span = Clause(act.index, first, last)
        yield from of_task(
            text,
            Clause(act.index, first, last),
            act,
            act,
            FORM,
            rule="instruction",
            by=by,
            owner=owner,
            to=receivers(text, act),
            span=span,
            leave=inside,
        )


def wanted_of(text: Text, verb: Token, clause: Clause) -> Clause | None:
    """«поручил, чтобы министерство рассмотрело заявки»: the clause that tells what is to be done."""
    for after in clauses(text, text.sentence_of(verb.index)):
        if after.first > clause.last:
            opening = text.tokens[after.first : after.first + 2]
            return after if any(t.lemma == "чтобы" for t in opening) and verb.morph.pos == "VERB" else None
    return None


def _demanded(text: Text, verb: Token) -> Token | None:
    """«потребовал устранения ошибок»: a verbal noun in the genitive."""
    if verb.lemma not in words("commitment", "demand"):
        return None
    return next(
        (
            c
            for c in text.children(verb.index, "obj", "obl", "iobj", "nmod")
            if c.morph.case == "Gen" and c.lemma.endswith(("ение", "ание", "тие")) and not preposition(text, c)
        ),
        None,
    )


def _about(text: Text, noun: Token) -> Token | None:
    """«соответствующее поручение о подготовке списка»: what it is about."""
    return next((c for c in text.children(noun.index, "nmod", "obl") if preposition(text, c) in {"о", "об"}), None)


def _told(text: Text, noun: Token) -> bool:
    """«поручения по итогам поездки» tell what they are about, «соответствующее», «несколько поручений» do not."""
    if not any(text.children(noun.index, "nmod", "acl", "amod", "obl", "acl:relcl")):
        return False
    before = text.tokens[noun.index - 1].text.lower()
    return not before.startswith(("соответствующ", "данн", "так", "эт"))


def _named_before(text: Text, pronoun: Token, by: tuple[str, ...]) -> tuple[str, ...]:
    """«назначил главным Ивана Петрова, поручив ему»: the person named last in the sentence, who is not the giver."""
    first = text.sentence_of(pronoun.index).first
    named = [m.name for m in text.mentions if first <= m.first < pronoun.index and m.kind is NameKind.PERSON]
    return tuple([name for name in named if name not in by][-1:])


def _person_before(text: Text, verb: Token, clause: Clause) -> tuple[str, ...]:
    """«О. Зиминой дано поручение»: initials hide the case."""
    for index in range(clause.first, verb.index):
        mention = text.mention_at(index)
        if mention is not None and mention.kind is NameKind.PERSON and not mention.lent:
            return (mention.name,)
    return ()


def _spans(text: Text, found: list[Token], verb: Token, clause: Clause) -> list[tuple[int, int]]:
    """The stretch of the clause of each task; infinitives joined without a term of their own belong to the first."""
    cuts = []
    for token in found[1:]:
        cut = next(
            (
                i
                for i in range(token.index - 1, found[0].index, -1)
                if text.tokens[i].text == "," or text.tokens[i].lemma in {"и", "а"}
            ),
            token.index,
        )
        cuts.append(cut)
    terms = [t for t in text.times if t.when is not None and verb.index < t.first <= clause.last]
    starts = [verb.index + 1 if verb.index < found[0].index else clause.first, *cuts]
    ends = [*[c - 1 for c in cuts], clause.last]
    spans = list(zip(starts, ends, strict=True))
    timed = [any(a <= t.first <= b for t in terms) for a, b in spans]
    if len(spans) > 1 and any(timed[1:]):
        return spans
    return [(starts[0], clause.last)]


def _addressee(text: Text, verb: Token, clause: Clause) -> Token | None:
    heads = [verb, text.tokens[verb.head]] if verb.morph.pos == "NOUN" else [verb]
    for head in heads:
        for child in text.children(head.index, "iobj", "obl", "obj", "nmod"):
            of_them = preposition(text, child) in {"у", "от", "с"} and child.morph.case == "Gen"
            if of_them and head.lemma in words("commitment", "demand"):
                return child  # «потребовал от ведомств ускорить»
            accusative = head.lemma in {"обязать", "обязывать"} and child.morph.case == "Acc"
            if (child.morph.case == "Dat" or accusative) and not any(text.children(child.index, "case")):
                return child
    for token in text.tokens[clause.first : clause.last + 1]:
        if token.morph.form == "Inf" and token.index > verb.index:
            return None
        if token.morph.case == "Dat" and token.morph.pos in {"NOUN", "PROPN"} and abs(token.index - verb.index) < 12:
            return token
    return None


def _phrase(text: Text, noun: Token) -> tuple[Token, ...]:
    return tuple(t for t in text.subtree(noun.index) if t.morph.form != "Inf")


def _nested(text: Text, verb: Token, governor: Token) -> bool:
    """«готовых участвовать»: an infinitive that hangs on another word inside the task."""
    above = text.tokens[verb.head]
    if above.index == governor.index or above.morph.form == "Inf":
        return False
    return (above.morph.form == "Part" and not above.morph.short) or (
        above.morph.pos == "ADJ" and above.index > governor.index
    )


__all__ = ["clauses", "instruction", "listed"]
