"""People: who takes part, read from the phrase of one argument («с послом Иваном Петровым и делегацией Минска»)."""

from collections.abc import Iterator

from svod.extract.parties import named_firm
from svod.extract.pattern import joined_with, subject
from svod.extract.scene import Scene, areas_in, leader_after
from svod.lexicon import words
from svod.model.claim import NameKind, Participant, ParticipantRole
from svod.model.text import Mention, Token

GROUPS = words("event", "groups")
DELEGATIONS = words("event", "delegations")
GATHERED = frozenset({"гость", "гостья", "визави", "дипломат", "собеседник"})
TITLES = frozenset({"господин", "госпожа", "товарищ", "сам"})
KINDS = frozenset({"республика", "страна", "область", "край", "провинция", "регион"})
PARTED = frozenset({"acl:relcl", "acl", "advcl", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def subject_of(scene: Scene, verb: Token) -> Token | None:
    """The verb's subject; «который» and «она» give way to the noun that they stand for."""
    found = subject(scene.text, verb) or _of_verb_before(scene, verb)
    if found is None and _where(scene, verb):
        up = scene.verb_of(scene.text.tokens[verb.head])
        return subject(scene.text, up) or _of_verb_before(scene, up)
    if found is None and verb.rel in {"acl:relcl", "acl", "xcomp"}:
        up = scene.text.tokens[verb.head]
        return subject_of(scene, up) if verb.rel == "xcomp" and up.index != verb.index else None
    if found is not None and found.lemma in {"который", "кто"} and verb.rel == "acl:relcl":
        return scene.text.tokens[verb.head]
    return found


def doers(scene: Scene, verb: Token, role: ParticipantRole | None = None) -> list[Participant]:
    """Who does it: the verb's subject; «Провели встречу с мэром», – написал губернатор: he who says so."""
    top = subject_of(scene, verb)
    if top is not None and top.lemma not in {"я", "мы"}:
        return taking_part(scene, top, role)
    told = top is not None or (
        verb.morph.form == "Fin" and verb.morph.tense == "Past" and verb.rel in {"root", "conj", "parataxis", "ccomp"}
    )
    return _speaker(scene, verb, role) if told and not _passive(scene, verb) else []


def _passive(scene: Scene, verb: Token) -> bool:
    """«Построено много домов», «в регионе провели форум, который …»: nobody in particular."""
    return verb.morph.voice == "Pass" or verb.morph.gender == "Neut"


def _speaker(scene: Scene, token: Token, role: ParticipantRole | None) -> list[Participant]:
    """The person in whose direct speech a token stands."""
    speech = scene.text.speech_at(token.start)
    named = speech is not None and speech.direct and speech.speaker
    return [Participant(named, NameKind.PERSON, role)] if named else []


def _where(scene: Scene, verb: Token) -> bool:
    """«прилетел в Минск, где встретился с мэром», «куда прибыл»: the clause of a place, its subject the verb's."""
    clause = any(child.lemma in {"где", "куда"} for child in scene.text.children(verb.index))
    return clause and verb.rel in {"acl:relcl", "acl", "advcl"} and verb.morph.person != "1"


def _of_verb_before(scene: Scene, verb: Token) -> Token | None:
    """«Гости осмотрели музей, встретились с мэром»: the verb that goes on, taken for a sentence of its own."""
    if verb.rel != "root" or verb.morph.form != "Fin" or verb.morph.tense != "Past":
        return None
    first = scene.text.sentence_of(verb.index).first
    for token in reversed(scene.text.tokens[first : verb.index]):
        if token.morph.pos == "VERB" and token.morph.form == "Fin" and token.rel in {"root", "conj"}:
            same = (token.morph.tense, token.morph.number, token.morph.gender)
            alike = same == (verb.morph.tense, verb.morph.number, verb.morph.gender)
            return subject(scene.text, token) if alike else None
    return None


def taking_part(scene: Scene, head: Token, role: ParticipantRole | None = None) -> list[Participant]:
    """All persons of an argument; for each coordinated item without a person the area or organisation it stands for."""
    if head.morph.pos == "PRON":
        return _pronoun(scene, head, role)
    found: list[Participant] = []
    for item in joined_with(scene.text, head):
        if _past_clause(scene, head, item):
            continue
        persons = list(_persons(scene, item, role)) or list(_gathered(scene, item, role))
        if item.lemma in TITLES and persons and found and found[-1].kind is NameKind.AREA:
            found.pop()  # «с губернатором Омской области, господином Петровым»
        sides = [] if persons and not _is_group(item) else sides_of(scene, item, role)
        found += [side for side in sides if not _covered(scene, side, persons)] + persons
    return list({one.name: one for one in found}.values())


def _past_clause(scene: Scene, head: Token, item: Token) -> bool:
    """«с послом, который является членом совета по торговле и туризму»: what «который» parts is not joined."""
    between = scene.text.tokens[head.index + 1 : item.index]
    clause = next((token for token in between if token.lemma == "который"), None)
    return clause is not None and not any(t.text == "," for t in scene.text.tokens[clause.index : item.index])


def _covered(scene: Scene, side: Participant, persons: list[Participant]) -> bool:
    """Whether a side is there in persons of its own; «делегация во главе с губернатором» keeps both."""
    return any(scene.side_of(one.name) == side.name for one in persons if one.role is None)


def _gathered(scene: Scene, item: Token, role: ParticipantRole | None) -> Iterator[Participant]:
    """«провёл с гостем встречу»: the person of another side who was named last before."""
    if item.lemma not in GATHERED or item.morph.number != "Sing" or scene.text.mention_at(item.index):
        return
    first = scene.text.sentences[max(0, scene.text.sentence_of(item.index).index - 3)].first
    for mention in reversed(scene.text.mentions):
        if mention.first < first:
            return
        person = mention.kind is NameKind.PERSON and not mention.lent and mention.last < item.index
        if person and scene.side_of(mention.name) not in {None, scene.home}:
            yield Participant(mention.name, NameKind.PERSON, role)
            return


def is_people(scene: Scene, token: Token) -> bool:
    """Whether a noun stands for people: a person, a post, «гости», «делегация», «республика»."""
    mention = scene.text.mention_at(token.index)
    named = mention is not None and (mention.kind is NameKind.PERSON or mention.nominal)
    return named or token.index in scene.posts or token.lemma in GROUPS or token.morph.animacy == "Anim"


def _is_group(item: Token) -> bool:
    return item.lemma in DELEGATIONS


def _persons(scene: Scene, item: Token, role: ParticipantRole | None) -> Iterator[Participant]:
    """Persons named in one item; the one after «во главе с» is its head."""
    head = leader_after(scene.text, item) if _is_group(item) else None
    if head:
        yield Participant(head, NameKind.PERSON, ParticipantRole.HEAD)
    for token in own_phrase(scene, item):
        post = scene.posts.get(token.index)
        if post and post.person:
            yield Participant(post.person, NameKind.PERSON, ParticipantRole.HEAD if post.person == head else role)
            continue
        mention = scene.text.mention_at(token.index)
        if mention and mention.kind is NameKind.PERSON and not mention.lent:
            yield Participant(mention.name, NameKind.PERSON, ParticipantRole.HEAD if mention.name == head else role)


def own_phrase(scene: Scene, item: Token) -> Iterator[Token]:
    """The tokens of one item: its subtree without clauses and without the other coordinated items."""
    todo, seen = [item], {item.index}  # a tree of slovnet's may hold a circle
    while todo:
        token = todo.pop()
        yield token
        for child in scene.text.children(token.index):
            if child.rel in PARTED or child.morph.pos == "VERB" or _before_verb(scene, child, item):
                continue
            if child.rel == "conj" and token.index == item.index:
                continue
            if child.index not in seen:
                seen.add(child.index)
                todo.append(child)


def _before_verb(scene: Scene, child: Token, item: Token) -> bool:
    """«Посол России обсудил программу визита делегации», «России» hung on «делегации»: a verb parts them."""
    if child.morph.case == "Nom":  # «Посол Юхан Тамм встретился с мэром», «посол» hung on «мэром»: who met him
        return False
    between = scene.text.tokens[child.index + 1 : item.index]
    return any(token.morph.pos == "VERB" and token.morph.form == "Fin" for token in between)


def with_whom(scene: Scene, top: Token) -> Token | None:
    """The first «с …» after a meeting, where it is hung elsewhere: «Поездка началась со встречи губернатора с послом»
    on «поездка», «встретился в Доме правительства с послом» on «дом»."""
    for token in scene.text.tokens[top.index + 1 : scene.text.sentence_of(top.index).last]:
        if token.morph.pos in {"VERB", "PUNCT", "CCONJ"}:
            return None
        if token.lemma in {"с", "со"} and token.rel == "case":
            other = scene.text.tokens[token.head]
            up = scene.text.tokens[other.head]
            house = scene.text.mention_at(up.index)
            at_house = top.index < up.index < token.index and house is not None and house.kind is not NameKind.PERSON
            astray = at_house or (up.index < top.index and past_verb(scene, up, other))
            return other if astray and is_people(scene, other) else None
    return None


def past_verb(scene: Scene, noun: Token, child: Token) -> bool:
    """«в рамках визита провёл встречу с мэром города», «города» hung on «визита»: a verb parts them."""
    between = scene.text.tokens[noun.index + 1 : child.index]
    return any(t.morph.pos == "VERB" and t.morph.form == "Fin" and scene.clause[noun.index] == t.index for t in between)


def sides_of(scene: Scene, item: Token, role: ParticipantRole | None = None) -> list[Participant]:
    """The areas or the organisation that an item without a person stands for; two for «делегации обеих областей»."""
    one = side_of(scene, item, role)
    if one is None or one.kind is not NameKind.AREA or item.lemma not in GROUPS or item.morph.number != "Plur":
        return [one] if one else []
    areas = areas_in(scene.text, item)
    several = len(areas) > 1 and one.name in areas
    return [Participant(name, NameKind.AREA, role) for name in areas] if several else [one]


def side_of(scene: Scene, item: Token, role: ParticipantRole | None = None) -> Participant | None:
    """The area or organisation that an item without a person stands for."""
    mention = scene.text.mention_at(item.index)
    if mention and not mention.lent:
        if mention.area and not mention.adjective:
            return Participant(mention.area.name, NameKind.AREA, role)
        if mention.kind is NameKind.ORGANISATION:
            return Participant(mention.name, NameKind.ORGANISATION, role)
    post = scene.posts.get(item.index)
    if post and post.area:
        return Participant(post.area, NameKind.AREA, role)
    named = scene.text.mention_at(item.index + 1) if item.lemma in KINDS and mention is None else None
    if named and named.area and named.area.kind in {"country", "region"} and not named.adjective:
        return Participant(named.area.name, NameKind.AREA, role)  # «республика Беларусь»
    if firm := named_firm(scene.text, item):
        return Participant(firm, NameKind.ORGANISATION, role)
    if item.lemma not in GROUPS:
        return None
    areas = areas_in(scene.text, item)
    if areas:
        of_guests = _is_group(item) or item.lemma in {"член", "участник"}
        return Participant(scene.narrowed(areas[0]) if of_guests else areas[0], NameKind.AREA, role)
    if scene.home and _of_home(scene, item):
        return Participant(scene.home, NameKind.AREA, role)
    if item.lemma in {"делегация", "представитель"}:
        organisation = _organisation(scene, item)
        if organisation:
            governs = organisation.name.lower().startswith(("правительство", "администрация"))
            side = scene.side_of(organisation.name) if governs or item.lemma == "представитель" else None
            kind = NameKind.AREA if side else NameKind.ORGANISATION
            return Participant(side or organisation.name, kind, role)
    if item.lemma in DELEGATIONS and scene.guests:
        return Participant(scene.guests.name, scene.guests.kind, role or ParticipantRole.GUEST)
    return None


def _of_home(scene: Scene, item: Token) -> bool:
    """«представители региона», «власти края»: the page's own side, where no other region is told of."""
    near = list(scene.text.children(item.index, "nmod"))
    for child in (*near, *(inner for one in near[:1] for inner in scene.text.children(one.index, "nmod"))):
        close = item.index < child.index <= item.index + 3 and scene.text.tokens[child.index - 1].morph.pos == "NOUN"
        bare = close and scene.text.mention_at(child.index) is None
        if bare and child.lemma in {"регион", "край", "область"} and child.morph.number == "Sing":
            return child.morph.case == "Gen"
    return False


def _organisation(scene: Scene, item: Token) -> Mention | None:
    for token in sorted(own_phrase(scene, item), key=lambda one: one.index):
        mention = scene.text.mention_at(token.index)
        if mention and mention.kind is NameKind.ORGANISATION and token.index > item.index:
            return mention
    return None


def _pronoun(scene: Scene, token: Token, role: ParticipantRole | None) -> list[Participant]:
    """«он», «она»: the last person before who is a subject and in that gender; «они», «мы»: nobody in particular."""
    mention = scene.text.mention_at(token.index)
    if mention and mention.kind is NameKind.PERSON:
        return [Participant(mention.name, NameKind.PERSON, role)]
    if token.lemma == "они" and scene.guests:
        return [scene.guests]
    if token.lemma not in {"он", "она"} or token.morph.number != "Sing":
        return []
    speech = scene.text.speech_at(token.start)
    own = speech.speaker if speech is not None and speech.direct else None
    persons = (m for m in scene.text.mentions if m.kind is NameKind.PERSON and m.first < token.index)
    before = [m for m in persons if not m.lent and m.name != own]  # nobody calls himself «он»
    for known in reversed(before[-6:]):
        top = scene.text.tokens[known.first]
        while top.rel in {"appos", "flat:name", "nmod"} and top.head != top.index:
            top = scene.text.tokens[top.head]
        if top.rel in SUBJECTS or top.rel == "root":
            return [Participant(known.name, NameKind.PERSON, role)]
    return [Participant(before[-1].name, NameKind.PERSON, role)] if before else []
