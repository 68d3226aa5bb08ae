"""Posts told apart from the name: «X является председателем совета», «послом назначен X», «X возглавляет фонд»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.language.holders import Holding
from svod.language.morph import inflected
from svod.language.nominal import antecedent
from svod.language.post_area import PostAreas
from svod.language.post_parts import Part, PartKind
from svod.language.post_slots import named, organisation_of
from svod.language.post_words import case_of, is_plural
from svod.lexicon import table, words
from svod.model.claim import NameKind, Phase
from svod.model.text import Post, Sentence, Text, Time, Token
from svod.model.when import When

PHASES = (("appointing", Phase.APPOINTED), ("electing", Phase.ELECTED), ("dismissing", Phase.DISMISSED),
          ("standing", Phase.CANDIDATE), ("being", Phase.HOLDS))  # fmt: skip
SUBJECTS = ("nsubj", "nsubj:pass")
OBJECTS = ("obj", "iobj")


def told_posts(text: Text, areas: PostAreas, holdings: Sequence[Holding]) -> Iterator[Post]:
    """Posts that a verb gives to a person; only for phrases that nobody stands beside."""
    for holding in holdings:
        if holding.holders or holding.phase is Phase.CANDIDATE:
            continue
        found = predicate(text, holding) or served(text, holding)
        if found is None:
            continue
        persons, phase, verb = found
        for person in persons:
            yield _post(text, areas, holding, person, phase, verb)
    yield from leading(text, areas)


def predicate(text: Text, holding: Holding) -> tuple[list[str], Phase, Token] | None:
    """«X является председателем», «сопредседателями назначены А и Б», «избрали X мэром», «X — министр»."""
    head = text.tokens[holding.phrase.outer]
    verb = text.tokens[head.head]
    if case_of(head) != "Ins" or any(c.rel == "case" for c in text.children(head.index)):
        return None
    phase = _phase(verb)
    if phase is None or _denied(text, verb):
        return None
    persons = persons_of(text, verb, (*OBJECTS, *SUBJECTS) if phase is not Phase.HOLDS else SUBJECTS, head)
    if is_plural(head) and len(persons) < 2:
        persons = _all_after(text, verb) or persons
    if holding.phase in (Phase.ACTING, Phase.FORMER):
        phase = holding.phase
    if verb.morph.tense == "Fut" and phase is Phase.HOLDS:
        return None
    if verb.lemma == "быть" and verb.morph.tense == "Past":
        phase = Phase.FORMER
    return (persons, phase, verb) if persons else None


def _all_after(text: Text, verb: Token) -> list[str]:
    """«сопредседателями выступили министр А и директор завода Б»: all persons in the nominative after the verb."""
    found: list[str] = []
    for mention in text.mentions_in(text.sentence_of(verb.index), NameKind.PERSON):
        cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
        if mention.first > verb.index and "Nom" in cases and not mention.nominal and mention.name not in found:
            found.append(mention.name)
    return found


def served(text: Text, holding: Holding) -> tuple[list[str], Phase, Token] | None:
    """«X занимает пост министра», «освобождён от должности мэра», «за время его работы губернатором»."""
    head = text.tokens[holding.phrase.outer]
    noun = text.tokens[head.head]
    if noun.lemma in {"работа", "время", "срок", "каденция"} and head.morph.case == "Ins":
        return _his_work(text, noun)
    if noun.lemma not in words("posts", "service"):
        return None
    if noun.lemma == "обязанность":
        return None
    verb = text.tokens[noun.head]
    if verb.morph.pos != "VERB" or _denied(text, verb):
        return None
    phase = _phase(verb) or (Phase.HOLDS if verb.lemma in {"занимать", "сохранить", "совмещать", "исполнять"} else None)
    if phase is None or (phase is Phase.CANDIDATE and verb.lemma == "предложить"):
        return None
    persons = persons_of(text, verb, SUBJECTS if phase is Phase.HOLDS else (*OBJECTS, *SUBJECTS), noun)
    if verb.morph.tense == "Past" and verb.lemma == "занимать":
        phase = Phase.FORMER
    return (persons, phase, verb) if persons else None


def _his_work(text: Text, noun: Token) -> tuple[list[str], Phase, Token] | None:
    for child in text.children(noun.index):
        if child.text.lower() in {"его", "ее", "её"}:
            person = antecedent(text, child) or _only_before(text, child)
            return ([person], Phase.HOLDS, noun) if person else None
        mention = text.mention_at(child.index)
        if mention is not None and mention.kind is NameKind.PERSON and child.morph.case == "Gen":
            return [mention.name], Phase.HOLDS, noun
    return None


def _only_before(text: Text, token: Token) -> str | None:
    """The only person named before the token in its sentence: «визит X — третий за время его работы»."""
    sentence = text.sentence_of(token.index)
    names = {m.name for m in text.mentions_in(sentence, NameKind.PERSON) if m.last < token.index and not m.lent}
    return names.pop() if len(names) == 1 else None


def leading(text: Text, areas: PostAreas) -> Iterator[Post]:
    """«X возглавляет фонд «Дом»», «белорусскую часть возглавляет заместитель министра X», «X руководит заводом»."""
    roles = table("posts", "leading")
    for verb in text.tokens:
        if verb.lemma not in roles or verb.morph.pos != "VERB" or _denied(text, verb) or verb.morph.form == "Inf":
            continue
        what = next((c for c in text.children(verb.index, "obj", "obl", "iobj") if _led(text, c)), None)
        persons = persons_of(text, verb, SUBJECTS, what) if what is not None else []
        if what is None or len(persons) != 1 or verb.morph.tense == "Fut":
            continue
        phase = Phase.APPOINTED if verb.lemma == "возглавить" else Phase.HOLDS
        yield _leads(text, areas, verb, what, persons[0], phase, roles[verb.lemma])


def _led(text: Text, noun: Token) -> bool:
    """A body that has a head; no delegation, no meeting, no list."""
    if any(c.rel == "case" for c in text.children(noun.index)):
        return False
    mention = text.mention_at(noun.index)
    organisation = mention is not None and mention.kind is NameKind.ORGANISATION
    return (noun.lemma in words("posts", "led_bodies") or organisation) and noun.lemma not in words("posts", "no_body")


def _leads(text: Text, areas: PostAreas, verb: Token, what: Token, person: str, phase: Phase, role: str) -> Post:
    sentence = text.sentence_of(verb.index)
    run = _run(text, what)
    area = next((a.name for t in run if (a := areas.area_at(t.index)) is not None), None)
    if what.lemma in {"часть", "сторона"}:
        chair = named([t for t in run if t.index <= what.index])
        shown = " ".join(t.text.lower() for t in _in_genitive(run, what)) or chair
        body = body_before(text, sentence)
        return _told(sentence, verb, f"председатель {shown}", body, area, phase, person)
    if what.lemma in {"область", "край", "республика", "район", "город", "регион", "правительство"}:
        role = "председатель правительства" if what.lemma == "правительство" else "глава"
        return _told(sentence, verb, role, None, area or areas.own(what.lemma), phase, person)
    if what.lemma in {"совет", "комиссия", "комитет", "палата", "группа", "дума", "собрание", "парламент"}:
        role = "председатель"
    parts = [Part(PartKind.NOUN, t.index, t.index) for t in run]
    organisation = organisation_of(text, parts)
    return _told(sentence, verb, role, organisation, areas.body(parts), phase, person)


def _in_genitive(run: Sequence[Token], what: Token) -> list[Token]:
    """«белорусскую часть» → «белорусской части», as tokens with other text."""
    return [
        replace(t, text=inflected(t.text, t.morph, "gent", "sing", *(("femn",) if t.index != what.index else ())))
        for t in run
        if t.index <= what.index
    ]


def _run(text: Text, noun: Token) -> list[Token]:
    """The noun with the adjectives before it and what stands in the genitive or in quotation marks after it."""
    last = noun.index
    mention = text.mention_at(noun.index)
    if mention is not None and mention.kind is NameKind.ORGANISATION:
        last = mention.last
    first, sentence = noun.index, text.sentence_of(noun.index)
    while (
        first > sentence.first
        and text.tokens[first - 1].morph.pos == "ADJ"
        and text.tokens[first - 1].head == noun.index
    ):
        first -= 1
    while last < sentence.last:
        token = text.tokens[last + 1]
        other = text.mention_at(token.index)
        if other is not None and other.kind is not NameKind.PERSON and other.first == token.index:
            last = other.last
        elif (token.morph.case == "Gen" and token.morph.pos in {"NOUN", "ADJ", "PROPN"} and other is None) or (
            token.text in '«»“”"' and token.text
        ):
            last += 1
        else:
            break
    return list(text.tokens[first : last + 1])


def persons_of(text: Text, verb: Token, rels: Sequence[str], apart: Token | None) -> list[str]:
    """The persons among the verb's arguments of these relations, coordinated ones too; not in the phrase of `apart`."""
    barred = {t.index for t in text.subtree(apart.index)} if apart is not None else set()
    for rel in rels:
        for child in text.children(verb.index, rel):
            if child.index in barred and rel not in {"nsubj", "nsubj:pass"}:
                continue
            found = _persons_in(text, child)
            if found:
                return found
    if verb.morph.form == "Part" and not verb.morph.short:
        mention = text.mention_at(verb.head)
        if mention is not None and mention.kind is NameKind.PERSON:
            return [mention.name]
    return []


def _persons_in(text: Text, head: Token) -> list[str]:
    """Names in the phrase of an argument, by mention, by post, by pronoun."""
    found: list[str] = []
    for token in _phrase_with_joined(text, head):
        mention = text.mention_at(token.index)
        post = next((p for p in text.posts if p.first <= token.index <= p.last and p.person), None)
        name = mention.name if mention is not None and mention.kind is NameKind.PERSON and not mention.lent else None
        name = name or (post.person if post is not None else None)
        if name and name not in found:
            found.append(name)
    return found


def _phrase_with_joined(text: Text, head: Token) -> Iterator[Token]:
    yield head
    for child in text.children(head.index, "conj", "appos", "flat:name", "nmod"):
        if child.rel != "nmod" or child.morph.case == head.morph.case:
            yield from _phrase_with_joined(text, child)


def _phase(verb: Token) -> Phase | None:
    return next((phase for group, phase in PHASES if verb.lemma in words("posts", group)), None)


def _denied(text: Text, verb: Token) -> bool:
    return any(c.lemma in {"не", "бы", "если", "чтобы"} for c in text.children(verb.index))


def _post(text: Text, areas: PostAreas, holding: Holding, person: str, phase: Phase, verb: Token) -> Post:
    phrase, slots = holding.phrase, holding.slots
    area = slots.area or (areas.inferred(phrase.inner.word) if slots.bare else None)
    organisation = slots.organisation
    if phrase.inner.word == "сопредседатель" or "част" in slots.role:
        organisation = organisation if organisation and " " in organisation else None
        organisation = organisation or body_before(text, text.sentence_of(verb.index)) or slots.organisation
        area = area or _side(text, person)
    first, last = text.tokens[phrase.first], text.tokens[phrase.last]
    when = since(text, verb, phase)
    return Post(first.start, last.end, phrase.first, phrase.last, slots.role, organisation, area, phase, person, when)


def _side(text: Text, person: str) -> str | None:
    return next((p.area for p in text.posts if p.person == person and p.area), None)


def body_before(text: Text, sentence: Sentence) -> str | None:
    """The joint body that the page speaks of, at its fullest: «рабочая группа по сотрудничеству …», «совет»."""
    best: list[Token] = []
    for token in text.tokens[: sentence.last + 1]:
        if token.lemma in {"группа", "совет", "комиссия", "комитет"} and token.morph.number != "Plur":
            run = _body(text, token)
            if len(run) > len(best):
                best = run
    return named(best) if best else None


def _body(text: Text, noun: Token) -> list[Token]:
    """Adjectives before it, and the tail «по …»."""
    first = noun.index
    while first > 0 and text.tokens[first - 1].morph.pos == "ADJ" and text.tokens[first - 1].head == noun.index:
        first -= 1
    last, sentence = noun.index, text.sentence_of(noun.index)
    below = {t.index for t in text.subtree(noun.index) if t.morph.pos not in {"VERB"}}
    if last < sentence.last and text.tokens[last + 1].lemma in {"по", "глава", "регион"}:
        while last < sentence.last and (last + 1) in below and text.tokens[last + 1].text not in {"–", "—", "("}:
            last += 1
    while text.tokens[last].morph.pos in {"ADP", "CCONJ", "PUNCT"} and last > noun.index:
        last -= 1
    return list(text.tokens[first : last + 1])


def since(text: Text, verb: Token, phase: Phase) -> When | None:
    """The date of an appointment, election or dismissal in the verb's sentence; «с 2021 года» for a post held."""
    times = list(text.times_in(text.sentence_of(verb.index)))
    if phase in (Phase.APPOINTED, Phase.ELECTED, Phase.DISMISSED):
        near = [t for t in times if t.when is not None]
        return min(near, key=lambda t: abs(t.first - verb.index)).when if near else None
    if phase is Phase.HOLDS:
        return next((t.when for t in times if _open(t)), None)
    return None


def _open(time: Time) -> bool:
    return time.when is not None and time.when.end is None and time.when.start is not None


def _told(
    sentence: Sentence, verb: Token, role: str, organisation: str | None, area: str | None, phase: Phase, person: str
) -> Post:
    return Post(verb.start, verb.end, verb.index, verb.index, role, organisation, area, phase, person)
