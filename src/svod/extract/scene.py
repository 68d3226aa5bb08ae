"""Scene: what the event rules need to know of a whole page: its clauses, posts, guests and their leader."""

from dataclasses import dataclass, field

from svod.extract import sides
from svod.lexicon import words
from svod.model.claim import NameKind, Participant
from svod.model.text import Mention, Post, Text, Token

DELEGATIONS = words("event", "delegations")
LEADING = frozenset({"возглавлять", "возглавить"})


@dataclass(slots=True)
class Scene:
    """A text with lookups that are made once. `guests` is the delegation the page is about, `leader` its head.

    `alone`: no delegation is named, `guests` is only the side of the person who came.
    """

    text: Text
    clause: list[int]
    posts: dict[int, Post]
    home: str | None
    partner: str | None
    guests: Participant | None = None
    leader: str | None = None
    alone: bool = False
    sides: dict[str, str | None] = field(default_factory=dict)

    def verb_of(self, token: Token) -> Token:
        """The verb of the token's clause, or the top of the sentence when there is no verb."""
        return self.text.tokens[self.clause[token.index]]

    def narrowed(self, country: str) -> str:
        """«иранская делегация» on a page about the guests from a province of Iran: the province."""
        guests = self.guests
        if guests is None or guests.kind is not NameKind.AREA:
            return country
        area = next((m.area for m in self.text.mentions if m.area and m.area.name == guests.name), None)
        return guests.name if area and area.country == country else country

    def side_of(self, name: str) -> str | None:
        """The area that a person or an organisation belongs to."""
        if name not in self.sides:
            self.sides[name] = sides.side_of(self.text, name)
        return self.sides[name]


def scene_of(text: Text) -> Scene:
    """The scene of a page."""
    home, partner = sides.home(text), sides.partner(text)
    posts = {index: post for post in text.posts for index in range(post.first, post.last + 1)}
    scene = Scene(text, _clauses(text), posts, home.name if home else None, partner.name if partner else None)
    for token in text.tokens:
        if token.lemma in {"делегация", "бизнес-делегация"}:
            scene.guests = scene.guests or _delegation(text, token)
        if token.lemma in DELEGATIONS:
            scene.leader = scene.leader or leader_after(text, token)
    return scene


def _delegation(text: Text, token: Token) -> Participant | None:
    """Whose delegation it is: that of an area, else that of the organisation named right after it."""
    area = area_in(text, token)
    if area:
        return Participant(area, NameKind.AREA)
    mention = text.mention_at(token.index + 1) if token.index + 1 < len(text.tokens) else None
    named = mention is not None and mention.kind is NameKind.ORGANISATION and not mention.lent
    if mention is None or not named or mention.first != token.index + 1:
        return None
    return Participant(mention.name, NameKind.ORGANISATION)


def delegation_before(text: Text, token: Token) -> bool:
    """«Прибудет делегация. Возглавит её губернатор», «В неё вошли …»: what the pronoun stands for."""
    here = text.sentence_of(token.index)
    first = text.sentences[max(0, here.index - 1)].first
    return any(t.lemma in DELEGATIONS for t in text.tokens[first : token.index])


def area_in(text: Text, head: Token) -> str | None:
    """The area that a noun's own phrase names: «делегация омских аграриев» → Омская область."""
    return next(iter(areas_in(text, head)), None)


def areas_in(text: Text, head: Token) -> list[str]:
    """The areas of a noun's own phrase; several for a plural: «делегации Омской и Томской областей».

    «представители китайской провинции Хубэй» are those of the province.
    """
    found: list[Mention] = []
    for token in text.subtree(head.index):
        if abs(token.index - head.index) > 12 or (found and token.index <= found[-1].last):
            continue
        mention = text.mention_at(token.index)
        if not (mention and mention.area and mention.kind is NameKind.AREA and _near(text, head, mention)):
            continue
        if _some_of(text, mention) or (mention.adjective and mention.area.kind == "union"):
            continue  # «делегация среднеазиатской республики»: of which, the words do not tell
        before = text.tokens[mention.first - 1] if mention.first else head
        if (
            mention.area.kind == "country"
            and before.lemma == "в"
            and before.morph.pos == "ADP"
            and _seats(text, before)
        ):
            continue  # «делегация посольств африканских стран в России»: where they sit
        if not found or _narrows(found[-1], mention):
            found = [mention]
        elif head.morph.number == "Plur" and _joined(text, found[-1], mention):
            found.append(mention)
    return list(dict.fromkeys(mention.area.name for mention in found if mention.area))


def _seats(text: Text, case: Token) -> bool:
    """Whether what stands in a place are missions or lands, right before its preposition."""
    noun = text.tokens[case.index - 1]
    return noun.morph.number == "Plur" and noun.morph.case == "Gen"


def _some_of(text: Text, mention: Mention) -> bool:
    """«власти двух регионов России»: some parts of it, not the country."""
    up = text.tokens[text.tokens[mention.first].head]
    return up.lemma in {"регион", "субъект"} and up.morph.number == "Plur" and not mention.adjective


def _narrows(wide: Mention, narrow: Mention) -> bool:
    """«китайской провинции Хубэй»: the adjective of the country gives way to its region."""
    inside = wide.area and narrow.area and narrow.area.country == wide.area.name
    return bool(wide.adjective and inside and not narrow.adjective)


def _joined(text: Text, one: Mention, other: Mention) -> bool:
    """Only «и» or a comma stands between two names."""
    between = text.tokens[one.last + 1 : other.first]
    return bool(between) and all(token.lemma in {"и", ","} for token in between)


def _near(text: Text, head: Token, mention: Mention) -> bool:
    """No verb and no «во главе» parts the area from its noun."""
    low, high = sorted((head.index, mention.first))
    between = text.tokens[low + 1 : high]
    return not any(token.morph.pos == "VERB" or token.lemma == "глава" for token in between)


def leader_after(text: Text, head: Token) -> str | None:
    """Who heads a delegation: «делегация … во главе с губернатором Иваном Петровым», «…, возглавляемая мэром …»."""
    last = text.sentence_of(head.index).last
    for at in range(head.index + 2, min(last, head.index + 12)):  # «делегация с мэром Иваном Петровым во главе»
        if text.tokens[at].lemma == "глава" and text.tokens[at + 1].lemma not in {"с", "со"}:
            found = [m for m in text.mentions if m.kind is NameKind.PERSON and head.index < m.first < at]
            between = text.tokens[head.index + 1 : at]
            along = any(token.lemma in {"с", "со"} for token in between)
            if (
                found
                and along
                and not any(token.morph.pos == "VERB" for token in between)
                and text.tokens[at - 1].lemma in {"в", "во"}
            ):
                return found[-1].name
    for at in range(head.index + 1, min(last, head.index + 12)):
        led = text.tokens[at].lemma in {"глава", "руководство"} and text.tokens[at - 1].lemma in {"в", "во", "под"}
        if led or (text.tokens[at].lemma in LEADING and text.tokens[at].morph.voice == "Pass"):
            return _person_from(text, at + 1, last)
    return None


def _person_from(text: Text, first: int, last: int) -> str | None:
    for at in range(first, min(first + 14, last + 1)):
        mention = text.mention_at(at)
        if mention and mention.kind is NameKind.PERSON and not mention.lent:
            return mention.name
        if text.tokens[at].morph.pos == "VERB":
            return None
    return None


def outside(text: Text, token: Token) -> bool:
    """«прошла в Баку, когда министр находился …», «в Баку» hung on «находился»: it stands before that clause."""
    verb = text.tokens[token.head]
    return verb.index > token.index and any(
        token.index < mark.index < verb.index for mark in text.children(verb.index, "mark")
    )


def _clauses(text: Text) -> list[int]:
    """For every token the index of the verb whose clause it stands in; a chain «планирует посетить» is one clause."""
    found = [-1] * len(text.tokens)
    for token in text.tokens:
        path = []
        at = token
        while found[at.index] < 0:
            path.append(at.index)
            found[at.index] = at.index  # against cycles
            chained = at.rel in {"xcomp", "aux", "aux:pass", "cop"}
            if at.head == at.index or (at.morph.pos in {"VERB", "AUX"} and not chained):
                break
            at = text.tokens[at.head if not outside(text, at) else text.tokens[at.head].head]
        for index in path:
            found[index] = found[at.index]
    return found
