"""Slots of a post: its role, organisation and area, read out of a post phrase and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from svod.language.morph import inflected, parses
from svod.language.post_area import PostAreas
from svod.language.post_bodies import organisation_of
from svod.language.post_frame import Part, PartKind
from svod.language.post_phrase import Phrase
from svod.language.post_words import Head, PostKind, starting
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text

KEEPS_CAPITAL = {"президент": "Президент"}
AMBASSADOR = "Чрезвычайный и Полномочный Посол"
UNQUOTED = str.maketrans("", "", '«»„“”"')


@dataclass(frozen=True, slots=True)
class Slots:
    """As in an office claim; `bare` tells that neither organisation nor area is named in the phrase itself.

    `local` tells of a public body without an area: «департамент культуры», whose area is told by the page.
    """

    role: str
    organisation: str | None
    area: str | None
    bare: bool
    local: bool = False


def slots_of(text: Text, areas: PostAreas, phrase: Phrase) -> Slots | None:
    """What the phrase says; None where it names no post after all («глава делегации», «лидер рынка»)."""
    head = phrase.inner
    if not _is_post(text, phrase):
        return None
    parts = _without_type_words(text, phrase.parts)
    kind = head.kind
    if kind is PostKind.AREA and _has_body(text, head, parts):
        kind = PostKind.ORG
    if kind is PostKind.MINISTER:
        role, organisation = _role(text, phrase, _portfolio(text, parts)), None
    elif kind in (PostKind.AREA, PostKind.DIPLOMAT):
        about = [p for p in _fields(parts) if kind is PostKind.AREA or p is parts[0]]
        role, organisation = _role(text, phrase, about), None
    else:
        own, rest = _role_part(text, parts)
        placed = _is_placed(text, parts[0]) if own else False
        rest = rest[1:] if placed and rest and rest[0] == parts[0] else rest
        deputy = len(phrase.heads) > 1 or phrase.inner.ready
        first_about = bool(rest) and rest[0].kind is PartKind.ABOUT
        takes = first_about or (deputy and not _takes_about(text, rest)) or _after_letters(text, rest)
        tail = [p for p in rest if p.kind is PartKind.ABOUT and not _of_area(text, p, rest)] if takes else []
        role = _role(text, phrase, [*own, *tail])
        organisation = organisation_of(text, [p for p in rest if p not in tail])
    area = areas.stated(phrase, parts, organisation, kind)
    local = organisation is not None and area is None and areas.bodies.is_local(parts)
    bare = organisation is None and area is None and not _abbreviates_area(text, parts)
    return Slots(role, organisation, area, bare=bare, local=local)


def _abbreviates_area(text: Text, parts: Sequence[Part]) -> bool:
    """«Президент РТ»: an area is named, by letters that the page does not unfold."""
    return any(text.tokens[part.last].text in words("organisations", "kinds_of_bodies") for part in parts)


def _is_post(text: Text, phrase: Phrase) -> bool:
    head = phrase.inner
    named = [text.tokens[p.last] for p in phrase.parts if p.kind in (PartKind.NOUN, PartKind.OWN)]
    nouns = [token.lemma for token in named if token.morph.pos in {"NOUN", "PROPN"}]
    if nouns and nouns[0] in words("posts", "no_body") and head.kind is not PostKind.MINISTER:
        return False
    if head.word in words("posts", "only_made"):
        made = {text.tokens[i].lemma for i in range(phrase.first, phrase.heads[-1][0])}
        if not made & words("posts", "makers") and not (head.word in {"секретарь", "комиссар"} and phrase.parts):
            return False
    return head.word not in words("posts", "only_of") or bool(phrase.parts) or phrase.first < phrase.outer


def _without_type_words(text: Text, parts: Sequence[Part]) -> list[Part]:
    """«мэр города Братска», «губернатор провинции Хубэй»: the word of kind before the area says nothing more."""
    kept: list[Part] = []
    for at, part in enumerate(parts):
        following = parts[at + 1].kind if at + 1 < len(parts) else None
        kinds = words("posts", "own_area") | words("posts", "own_municipality") | words("posts", "own_country")
        if (
            following is PartKind.AREA
            and part.kind in (PartKind.NOUN, PartKind.OWN)
            and text.tokens[part.last].lemma in kinds | {"провинция", "штат", "земля", "кантон", "эмират", "воеводство"}
        ):
            continue
        kept.append(part)
    return kept


def _has_body(text: Text, head: Head, parts: Sequence[Part]) -> bool:
    """«глава Минфина», «президент палаты», «глава администрации»: the head of a body, not of an area."""
    first = parts[0] if parts else None
    if first is None or first.kind in (PartKind.AREA, PartKind.OWN, PartKind.ABOUT, PartKind.PLACE, PartKind.FROM):
        return False
    if any(part.kind is PartKind.ORG for part in parts[:2]):
        return True
    noun = next((text.tokens[p.last] for p in parts if _is_noun(text, p)), None)
    if noun is None or noun.text in words("organisations", "kinds_of_bodies"):  # «Президент РТ»
        return False
    lemma = noun.lemma
    governs = lemma in words("posts", "governments") and head.word not in {"глава"}
    municipal = lemma in words("posts", "own_area") | words("posts", "own_municipality") | {"образование", "поселение"}
    seat = lemma == "центр" and text.tokens[first.first].lemma in words("posts", "place_adjectives")
    return not governs and not municipal and not seat


def _is_noun(text: Text, part: Part) -> bool:
    return part.kind is PartKind.NOUN and text.tokens[part.last].morph.pos in {"NOUN", "PROPN", "X"}


def _fields(parts: Sequence[Part]) -> list[Part]:
    """«вице-премьер по вопросам торговли», not «мэр второго по величине города»: tails of the post itself."""
    return [
        part
        for at, part in enumerate(parts)
        if part.kind is PartKind.ABOUT and (at == 0 or parts[at - 1].kind is not PartKind.NOUN)
    ]


def _portfolio(text: Text, parts: Sequence[Part]) -> list[Part]:
    """A minister's field: «экономического развития», «по делам молодёжи»."""
    kept = []
    for part in parts:
        if part.kind is PartKind.NOUN and text.tokens[part.last].lemma in words("posts", "governments"):
            continue
        if part.kind in (PartKind.NOUN, PartKind.ABOUT):
            kept.append(part)
    return kept


def _role_part(text: Text, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """What of the parts belongs to the role («правительства», «совета директоров», «…ой части»), and the rest."""
    nouns = [p for p in parts if p.kind is PartKind.NOUN]
    placed = list(takewhile(lambda part: _is_placed(text, part), nouns))
    nouns = nouns[len(placed) :]
    lead, best = list[Part](), list[Part]()
    for part in nouns[:3]:
        lead.append(part)
        lemmas = " ".join(text.tokens[i].lemma for p in lead for i in range(p.first, p.last + 1))
        last = text.tokens[part.last].lemma
        if last in {"часть", "сторона"}:
            best = [*placed, *lead]  # «председатель российской части»: whose part it is tells which post
        elif last in words("posts", "role_nouns") or lemmas in words("posts", "role_phrases"):
            best = list(lead)  # the longest: «кабинета министров», not «кабинета»
    if best:
        return best, [p for p in parts if p not in best]
    government = nouns and text.tokens[nouns[0].last].lemma in words("posts", "governments")
    if government and len(nouns) == 1:
        return nouns, [p for p in parts if p not in nouns]
    return [], list(parts)


def _is_placed(text: Text, part: Part) -> bool:
    """«областного правительства», «якутского правительства»: the area's adjective is no part of the role."""
    of_area = part.first == part.last and any(m.adjective and m.area for m in starting(text, part.first))
    return of_area or text.tokens[part.first].lemma in words("posts", "place_adjectives")


def _after_letters(text: Text, parts: Sequence[Part]) -> bool:
    """«директор РОСА по исследованиям»: what stands after letters or a title belongs to the post."""
    at = next((i for i, p in enumerate(parts) if p.kind is PartKind.ABOUT), 0)
    body = text.tokens[parts[at - 1].last] if at else None
    return body is not None and (body.text.isupper() and len(body.text) > 1)


def _of_area(text: Text, part: Part, parts: Sequence[Part]) -> bool:
    """«начальник управления ведомства по Омской области»: the field is an area, so it belongs to the body."""
    mention = text.mention_at(part.first + 1)
    area = mention is not None and mention.area is not None and not mention.adjective
    return area and parts[0] is not part


def _takes_about(text: Text, parts: Sequence[Part]) -> bool:
    """«комитета по бюджету», «группы по сотрудничеству»: the field belongs to the body, not to the deputy."""
    at = next((i for i, p in enumerate(parts) if p.kind is PartKind.ABOUT), None)
    if not at:
        return False
    lemmas = {text.tokens[i].lemma for p in parts[:at] for i in range(p.first, p.last + 1)}
    fields = {"комитет", "комиссия", "группа", "совет", "управление", "агентство", "департамент", "инспекция", "служба"}
    return bool(lemmas & fields)


def _role(text: Text, phrase: Phrase, parts: Sequence[Part]) -> str:
    """The words of the post in the nominative singular, lower case."""
    outer_index, outer = phrase.heads[0]
    if outer.word == "посол" and any(text.tokens[i].lemma == "полномочный" for i in range(phrase.first, outer_index)):
        return AMBASSADOR
    before = _own_adjectives(text, phrase)
    role = " ".join([*before, outer.role])
    if len(phrase.heads) > 1:
        role += " " + _inner_words(text, phrase)
    shown = KEEPS_CAPITAL.get(role)
    if shown is not None and not parts and phrase.inner.kind is PostKind.AREA and not _companies(text, phrase):
        return shown
    tail = " ".join(_written(text, part) for part in parts).replace(" ,", ",")
    return f"{role} {tail}".strip(" ,")


def _companies(text: Text, phrase: Phrase) -> bool:
    return _has_body(text, phrase.inner, _without_type_words(text, phrase.parts))


def _own_adjectives(text: Text, phrase: Phrase) -> list[str]:
    outer = text.tokens[phrase.outer]
    gender = "femn" if outer.morph.gender == "Fem" and outer.lemma not in {"глава"} else "masc"
    shown = []
    for index in range(phrase.first, phrase.outer):
        token, mention = text.tokens[index], text.mention_at(index)
        of_area = mention is not None and mention.adjective
        if of_area or token.lemma in words("posts", "place_adjectives") or token.morph.pos == "CCONJ":
            continue
        if token.lemma == "первый" and not _has_seconds(phrase.heads[0][1]):
            continue  # «первый консул Сербии на Урале» is a consul
        shown.append(inflected(token.text.lower(), token.morph, "nomn", "sing", gender))
    return shown


def _has_seconds(head: Head) -> bool:
    """Posts of which there are several at once: «первый вице-губернатор», not «первый президент»."""
    alone = head.kind is PostKind.DIPLOMAT or (head.kind is PostKind.AREA and not head.word.startswith("вице"))
    return not alone or head.word == "премьер"


def _inner_words(text: Text, phrase: Phrase) -> str:
    """The posts below as written, from the first of their adjectives: «министра», «первого заместителя министра»."""
    start = phrase.heads[0][0] + 1
    shown = []
    for index in range(start, phrase.heads[-1][0] + 1):
        head = next((h for i, h in phrase.heads if i == index), None)
        if text.tokens[index].text == ".":
            continue
        word = text.tokens[index].text.lower()
        shown.append(_unfolded_genitive(head, word) if head else word)
    return " ".join(shown)


def _unfolded_genitive(head: Head, word: str) -> str:
    if head.role == head.word or head.ready:
        return head.role if head.ready else word
    shown = []
    for one in head.role.split():
        form = next((p.inflect({"gent"}) for p in parses(one) if p.inflect({"gent"})), None)
        shown.append(str(form.word) if form else one)
    return " ".join(shown)


def _written(text: Text, part: Part) -> str:
    """A part in lower case, but for names of areas and abbreviations: «по делам Северного Кавказа», «при МВД»."""
    shown, at = "", text.tokens[part.first].start
    for token in text.tokens[part.first : part.last + 1]:
        mention = text.mention_at(token.index)
        named = mention is not None and not mention.adjective and (mention.area or mention.kind is NameKind.PLACE)
        beside = token.index > part.first or text.tokens[token.index - 1].text.islower()  # «министр ЖКХ»
        abbreviated = token.text.isupper() and len(token.text) > 1 and beside
        shown += text.text[at : token.start] + (token.text if named or abbreviated else token.text.lower())
        at = token.end
    return shown.strip()
