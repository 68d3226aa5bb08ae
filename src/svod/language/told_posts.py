"""Posts told apart from the name: «X является председателем совета», «обязанности мэра исполняет X»."""

from collections.abc import Iterator, Sequence

from svod.language.holders import DASHES
from svod.language.holding import Holding
from svod.language.led_posts import body_before, leading
from svod.language.nominal import antecedent
from svod.language.post_area import PostAreas
from svod.language.post_subjects import OBJECTS, SUBJECTS, ahead, denied, persons_of
from svod.language.post_words import case_of, is_plural
from svod.language.referents import called_before
from svod.lexicon import words
from svod.model.claim import NameKind, Phase
from svod.model.text import Post, Text, Time, Token
from svod.model.when import When

PHASES = (("appointing", Phase.APPOINTED), ("electing", Phase.ELECTED), ("dismissing", Phase.DISMISSED),
          ("standing", Phase.CANDIDATE), ("being", Phase.HOLDS))  # fmt: skip
Told = tuple[list[str], Phase, Token]
"""Who, in what phase, and the verb that says so."""


def told_posts(text: Text, areas: PostAreas, holdings: Sequence[Holding]) -> Iterator[Post]:
    """Posts that a verb gives to a person; only for phrases that nobody stands beside."""
    for holding in holdings:
        if holding.holders or holding.phase is Phase.CANDIDATE:
            continue
        found = gapped(text, holding) or predicate(text, holding) or acting(text, holding) or served(text, holding)
        found = found or abbreviated(text, holding)
        if found is None:
            continue
        persons, phase, verb = found
        for person in persons:
            yield _post(text, areas, holding, person, phase, verb)
    yield from leading(text, areas)


def gapped(text: Text, holding: Holding) -> Told | None:
    """«…, а министром юстиции — Иван Петров», «Анну Белову — директором музея»: the verb was said before.

    Also «в должности министра юстиции утверждён А, министра торговли — Б».
    """
    head, first, last = text.tokens[holding.phrase.outer], holding.phrase.first, holding.phrase.last
    sentence = text.sentence_of(first)
    if case_of(head) != "Ins" and not _in_a_list_of_posts(text, holding):
        return None
    person = None
    if last + 2 <= sentence.last and text.tokens[last + 1].text in DASHES:
        person = text.mention_at(last + 2)
    elif first - 2 >= sentence.first and text.tokens[first - 1].text in DASHES:
        person = text.mention_at(first - 2)
    if person is None or person.kind is not NameKind.PERSON or person.lent:
        return None
    lowest = text.sentences[max(0, sentence.index - 1)].first
    verbs = [t for t in text.tokens[lowest:first] if t.morph.pos == "VERB" and _phase(t) not in {None, Phase.HOLDS}]
    phase = _phase(verbs[-1]) if verbs else None
    return ([person.name], phase, verbs[-1]) if phase is not None and not denied(text, verbs[-1]) else None


def _in_a_list_of_posts(text: Text, holding: Holding) -> bool:
    """«в должности министра …, | министра торговли | — Б»: of a noun of service said before."""
    first, sentence = holding.phrase.first, text.sentence_of(holding.phrase.first)
    if case_of(text.tokens[holding.phrase.outer]) not in {"Gen", "Acc"} or text.tokens[first - 1].text not in {
        ",",
        "и",
        "а",
        ";",
    }:
        return False
    return any(token.lemma in words("posts", "service") for token in text.tokens[sentence.first : first])


def predicate(text: Text, holding: Holding) -> Told | None:
    """«X является председателем», «сопредседателями назначены А и Б», «избрали X мэром», «X — министр»."""
    head = text.tokens[holding.phrase.outer]
    verb = text.tokens[head.head]
    if head.rel == "conj" and case_of(verb) == "Ins":  # «является мэром и председателем совета»
        verb = text.tokens[verb.head]
    if case_of(head) != "Ins" or head.rel in SUBJECTS or any(c.rel == "case" for c in text.children(head.index)):
        return None
    copula = next(iter(text.children(head.index, "cop")), None)  # «Иван Петров был мэром»: the post is the root
    owner, verb = (head, copula) if copula is not None else (verb, verb)
    phase = _phase(verb)
    if phase is None or denied(text, owner):
        return None
    persons = persons_of(text, owner, (*OBJECTS, *SUBJECTS) if phase is not Phase.HOLDS else SUBJECTS, head)
    if is_plural(head) and len(persons) < 2:
        persons = _all_after(text, verb) or persons
    if holding.phase in (Phase.ACTING, Phase.FORMER):
        phase = holding.phase
    if ahead(text, verb):
        phase = Phase.CANDIDATE
    if phase is Phase.HOLDS and verb.morph.tense == "Past" and verb.lemma in words("posts", "served"):
        phase = Phase.FORMER  # «был министром», «ранее работавший директором»
    return (persons, phase, verb) if persons else None


def acting(text: Text, holding: Holding) -> Told | None:
    """«X назначен исполняющим обязанности министра», «обязанности мэра исполняет X», «… возложены на X»."""
    head = text.tokens[holding.phrase.outer]
    duty = text.tokens[head.head]
    doing = text.tokens[duty.head]
    if duty.lemma != "обязанность" or head.morph.case != "Gen" or denied(text, doing):
        return None
    if doing.morph.form == "Part" and not doing.morph.short:
        verb = text.tokens[doing.head]
        made = doing.morph.case == "Ins" and verb.morph.pos == "VERB" and not denied(text, verb)
        persons = persons_of(text, verb, (*OBJECTS, *SUBJECTS), doing) if made else persons_of(text, doing, (), duty)
        return (persons, Phase.ACTING, verb) if persons else None
    if doing.lemma == "исполнение" and text.tokens[doing.head].lemma == "приступить":
        persons = persons_of(text, text.tokens[doing.head], ("nsubj",), duty)
        return (persons, Phase.APPOINTED, text.tokens[doing.head]) if persons else None
    if doing.lemma in {"исполнять", "выполнять", "приступить"}:
        persons = persons_of(text, doing, ("nsubj",), duty)
        past = doing.morph.tense == "Past" and doing.lemma != "приступить"
        return (persons, Phase.FORMER if past else Phase.ACTING, doing) if persons else None
    if doing.lemma in {"возложить", "поручить"}:
        persons = persons_of(text, doing, ("obl", "iobj"), duty)
        return (persons, Phase.ACTING, doing) if persons else None
    return None


def abbreviated(text: Text, holding: Holding) -> Told | None:
    """«врио губернатора назначен X», «X назначили и. о. министра»: the abbreviation has no case to tell it."""
    short, last = text.tokens[holding.start], holding.phrase.last
    if holding.phase is not Phase.ACTING or short.lemma.startswith(("исполнять", "исполняющий")):
        return None
    verbs = [text.tokens[short.head], *text.tokens[last + 1 : last + 2]]
    verb = next((one for one in verbs if _phase(one) in (Phase.APPOINTED, Phase.ELECTED)), None)
    if verb is None or denied(text, verb):
        return None
    persons = persons_of(text, verb, (*OBJECTS, *SUBJECTS), short)
    return (persons, Phase.CANDIDATE if ahead(text, verb) else Phase.ACTING, verb) if persons else None


def _all_after(text: Text, verb: Token) -> list[str]:
    """«сопредседателями выступили министр А и директор завода Б»: all persons in the nominative after the verb."""
    found: list[str] = []
    for mention in text.mentions_in(text.sentence_of(verb.index), NameKind.PERSON):
        cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
        if mention.first > verb.index and "Nom" in cases and not mention.nominal and mention.name not in found:
            found.append(mention.name)
    return found


def served(text: Text, holding: Holding) -> Told | None:
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
    if verb.morph.pos != "VERB" or denied(text, verb):
        return None
    phase = _phase(verb) or (Phase.HOLDS if verb.lemma in {"занимать", "сохранить", "совмещать", "исполнять"} else None)
    if phase is None or (phase is Phase.CANDIDATE and verb.lemma == "предложить"):
        return None
    if ahead(text, verb):
        phase = Phase.CANDIDATE if phase is not Phase.DISMISSED else Phase.HOLDS
    persons = persons_of(text, verb, SUBJECTS if phase is Phase.HOLDS else (*OBJECTS, *SUBJECTS), noun)
    if verb.morph.tense == "Past" and verb.lemma == "занимать":
        phase = Phase.FORMER
    return (persons, phase, verb) if persons else None


def _his_work(text: Text, noun: Token) -> Told | None:
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


def _phase(verb: Token) -> Phase | None:
    return next((phase for group, phase in PHASES if verb.lemma in words("posts", group)), None)


def _post(text: Text, areas: PostAreas, holding: Holding, person: str, phase: Phase, verb: Token) -> Post:
    phrase, slots = holding.phrase, holding.slots
    area = slots.area or (areas.inferred(phrase.inner.word) if slots.bare else None)
    organisation = slots.organisation
    if organisation and (meant := called_before(text, organisation, phrase.first)):
        organisation = meant.name
    if area is None and slots.local:
        area = areas.own_region() or areas.own_state(organisation or "")
    if phrase.inner.word == "сопредседатель" or "част" in slots.role:
        organisation = organisation if organisation and " " in organisation else None
        organisation = organisation or body_before(text, text.sentence_of(verb.index)) or slots.organisation
        area = area or _side(text, person)
    first, last = text.tokens[phrase.first], text.tokens[phrase.last]
    when = since(text, verb, phase)
    return Post(first.start, last.end, phrase.first, phrase.last, slots.role, organisation, area, phase, person, when)


def _side(text: Text, person: str) -> str | None:
    return next((p.area for p in text.posts if p.person == person and p.area), None)


def since(text: Text, verb: Token, phase: Phase) -> When | None:
    """The date of an appointment, election or dismissal in the verb's sentence; «с 2021 года» for a post held."""
    times = list(text.times_in(text.sentence_of(verb.index)))
    if phase in (Phase.APPOINTED, Phase.ELECTED, Phase.DISMISSED):
        near = [t for t in times if t.when is not None and not (_open(t) and phase is Phase.DISMISSED)]
        return min(near, key=lambda t: abs(t.first - verb.index)).when if near else None
    if phase is Phase.HOLDS:
        return next((t.when for t in times if _open(t)), None)
    return None


def _open(time: Time) -> bool:
    return time.when is not None and time.when.end is None and time.when.start is not None
