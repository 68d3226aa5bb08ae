"""Invitation: «пригласил посетить», «приглашение побывать», «ждём делегацию», «будем рады видеть»."""

from collections.abc import Iterator

from svod.extract.clause import Clause, first_person
from svod.extract.doers import counterpart, doers
from svod.extract.parties import parties
from svod.extract.pattern import joined_with, phrase, preposition, subject
from svod.extract.rules.commitment.made import commitment
from svod.extract.rules.commitment.task import due, infinitives, task
from svod.language.morph import inflected, joined
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, NameKind
from svod.model.text import Text, Token
from svod.model.when import When

FORM = CommitmentForm.INVITATION


def invited(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Мэр пригласил коллег в мае посетить Тверь», «пригласила тверичан на форум и на ярмарку»."""
    verb = text.tokens[clause.verb]
    if verb.lemma not in words("commitment", "invite") or verb.morph.form != "Fin":
        return
    by = _by(text, verb)
    guest = next(text.children(verb.index, "obj", "iobj"), None)
    to = _guests(text, guest, by) if guest is not None else _counter(text, by)
    yield from _occasions(text, verb, clause, by, to)


def invitation(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Мэр получил приглашение посетить Ригу», «передал губернатору приглашение на форум»."""
    for index in range(clause.first, clause.last + 1):
        noun = text.tokens[index]
        if noun.lemma != "приглашение" or noun.morph.case != "Acc" or preposition(text, noun):
            continue
        verb = text.tokens[clause.verb]
        doer = subject(text, verb)
        if verb.lemma in {"получить", "получать", "принять"}:
            to = doers(text, doer) if doer is not None else ()
            giver = next(
                (
                    c
                    for h in (verb, noun)
                    for c in text.children(h.index, "obl", "nmod")
                    if preposition(text, c) == "от"
                ),
                None,
            )
            by = doers(text, giver) if giver is not None else ()
        elif verb.lemma in {"передать", "направить", "вручить"}:
            by = _by(text, verb)
            dative = next((c for c in text.children(verb.index, "iobj", "obl") if c.morph.case == "Dat"), None)
            to = doers(text, dative) if dative is not None else ()
        else:
            continue
        yield from _occasions(text, noun, clause, by, to)


def awaited(text: Text, clause: Clause) -> Iterator[Commitment]:
    """«Ждём вашу делегацию в Самаре в мае», «будем рады видеть коллег на ярмарке»."""
    verb = text.tokens[clause.verb]
    speaker = text.speaker_at(verb.start)
    glad = (
        verb.lemma in {"рад", "радый"}
        and _to_come(text, verb)
        and any(
            c.lemma in {"видеть", "принять", "приветствовать", "принимать", "встретить"}
            for c in text.children(verb.index, "xcomp", "csubj", "ccomp", "conj")
        )
    )
    waits = verb.lemma in words("commitment", "await") and first_person(verb)
    if not (glad or waits) or (not speaker and text.speech_at(verb.start) is None and not waits):
        return
    found = [
        t
        for t in text.tokens[clause.first : clause.last + 1]
        if t.morph.case in {"Acc", "Gen"} and _group(text, t) and preposition(text, t) != "от"
    ]
    if not found or _relative_act(text, found[0]):
        return
    occasion = [
        t
        for t in text.tokens[clause.first : clause.last + 1]
        if preposition(text, t) in {"в", "на"} and t.morph.pos in {"NOUN", "PROPN"} and not _timed(text, t)
    ]
    if not occasion:
        return
    by = (speaker,) if speaker else ()
    to = _guests(text, found[0], by)
    if not by and not to:
        return
    what = f"приезд {_guest(found[0])}" + _places(text, occasion)
    yield from commitment(
        text, verb, FORM, what.strip(), rule="awaited", by=by, to=to, due=due(text, clause.first, clause.last)
    )


def _to_come(text: Text, glad: Token) -> bool:
    """«будем рады видеть» invites, «рад вас видеть» greets."""
    return any(t.text.lower().startswith("буд") for t in text.children(glad.index, "cop", "aux"))


def _guest(noun: Token) -> str:
    """Who is to come, in the genitive: «делегации», «специалистов»."""
    return inflected(noun.text, noun.morph, "gent").lower() if noun.morph.pos == "NOUN" else noun.text


def _places(text: Text, nouns: list[Token]) -> str:
    said = ""
    for noun in nouns[:2]:
        run = phrase(text, noun)
        said += f" {preposition(text, noun)} " + joined(run, [t.text for t in run])
    return said


def _occasions(
    text: Text, head: Token, clause: Clause, by: tuple[str, ...], to: tuple[str, ...]
) -> Iterator[Commitment]:
    """One claim for an infinitive, else one per «на форум …, а также на ярмарку …»."""
    found = infinitives(text, head, clause)
    if found and not _apart(text, head, found[0]):
        yield from commitment(
            text,
            head,
            FORM,
            task(text, found[0], clause),
            rule="invited",
            by=by,
            to=to,
            due=due(text, clause.first, _sentence_end(text, head)),
        )
        return
    last = _sentence_end(text, head)
    attend = next((c for c in text.children(head.index, "obl", "nmod") if c.lemma == "участие"), None)
    if attend is not None and preposition(text, attend) in {"для", "к"}:
        run = phrase(text, attend)
        what = "участвовать " + joined(run[1:], [t.text for t in run[1:]])
        yield from commitment(text, head, FORM, what, rule="invited", by=by, to=to, due=_due(text, clause.first, last))
        return
    visit = next((c for c in text.children(head.index, "obl", "nmod") if c.lemma in {"визит", "поездка"}), None)
    if visit is not None and preposition(text, visit) in {"с", "со"}:
        untimed = [t for t in phrase(text, visit) if not _timed(text, t)]
        what = f"приехать с {joined(untimed, [t.text for t in untimed])}"
        yield from commitment(text, head, FORM, what, rule="invited", by=by, to=to, due=_due(text, clause.first, last))
        return
    goals = [
        t
        for t in text.tokens[head.index + 1 : last + 1]
        if t.morph.case == "Acc"
        and preposition(text, t) in {"на", "в"}
        and t.morph.pos in {"NOUN", "PROPN"}
        and not _timed(text, t)
        and _direct(text, t, head)
    ]
    fairs = [t for t in goals if preposition(text, t) == "на"] or goals[:1]
    for at, noun in enumerate(fairs[:3]):
        end = fairs[at + 1].index - 1 if at + 1 < len(fairs) else last
        start = clause.first if at == 0 else noun.index
        run = phrase(text, noun, leave=frozenset({"acl:relcl", "parataxis", "punct", "cc", "acl"}))
        what = joined(run, [t.text for t in run])
        yield from commitment(
            text,
            head,
            FORM,
            f"приехать на {what}" if preposition(text, noun) == "на" else f"приехать в {what}",
            rule="invited",
            by=by,
            to=to,
            due=_due(text, start, end),
        )


def _apart(text: Text, head: Token, act: Token) -> bool:
    """«пригласила нас, и мы будем участвовать»: an infinitive of another clause."""
    between = text.tokens[head.index + 1 : act.index]
    return any(t.lemma == "быть" or (t.morph.pos == "PRON" and t.morph.case == "Nom") for t in between)


def _due(text: Text, first: int, last: int) -> When | None:
    return due(text, first, last)


def _direct(text: Text, noun: Token, head: Token) -> bool:
    """«на форум», «а также на ярмарку»: not inside a relative clause."""
    above = text.tokens[noun.head]
    return (
        above.index == head.index
        or (above.morph.case == "Acc" and above.rel in {"obl", "nmod", "obj"})
        or above.index < head.index
        or (text.tokens[noun.index - 1].lemma == "на" and above.morph.pos == "NOUN")
    )


def _sentence_end(text: Text, token: Token) -> int:
    return text.sentence_of(token.index).last


def _by(text: Text, verb: Token) -> tuple[str, ...]:
    doer = subject(text, verb)
    named = doers(text, doer) if doer is not None else ()
    if named:
        return named
    speaker = text.speaker_at(verb.start)
    return (speaker,) if speaker else ()


def _guests(text: Text, noun: Token, by: tuple[str, ...]) -> tuple[str, ...]:
    """Who is invited: by name, by side, or the page's other side for «вас», «коллег»."""
    named = doers(text, noun) or parties(text, noun)
    return named or _counter(text, by)


def _counter(text: Text, by: tuple[str, ...]) -> tuple[str, ...]:
    rest = counterpart(text, by[0]) if by else None
    return (rest,) if rest else ()


def _group(text: Text, noun: Token) -> bool:
    mention = text.mention_at(noun.index)
    person = mention is not None and mention.kind is NameKind.PERSON
    return noun.lemma in words("commitment", "groups") or noun.lemma in {"вы"} or person


def _relative_act(text: Text, noun: Token) -> bool:
    """«ждём миссию, которая проработает вопрос»: an expectation, not an invitation."""
    return any(c.morph.tense == "Fut" for c in text.children(noun.index, "acl:relcl"))


def _timed(text: Text, noun: Token) -> bool:
    return any(t.first <= noun.index <= t.last for t in text.times)


__all__ = ["awaited", "invitation", "invited", "joined_with"]
