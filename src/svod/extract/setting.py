"""Setting: where something takes place, read from the clause of an event's words."""

from collections.abc import Iterator, Sequence

from svod.extract.pattern import preposition
from svod.extract.scene import Scene
from svod.language.morph import nominative
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Area, Mention, Token

VISIT = words("event", "visit")
HAPPEN = words("event", "happen")
GROUPS = words("event", "groups")
TRIPS = table("event", "nouns")
WHOSE = 7  # words of a delegation between its visit and where that goes
ARRIVALS = words("event", "arrivals")
BUILDINGS = words("event", "buildings")
INTO = frozenset({"в", "во", "на"})
TYPE_WORDS = frozenset(
    {
        *("город", "село", "республика", "деревня", "поселок", "аул", "станица", "столица", "область", "провинция"),
        *("край", "регион", "страна", "район", "округ", "штат", "префектура", "уезд", "аймак", "вилайет", "хутор"),
    }
)
CITIES = frozenset({"city", "town", "village"})
TOWNS = words("event", "towns")


def within(scene: Scene, top: Token, index: int) -> bool:
    """Whether token `index` hangs, directly or not, on `top`."""
    at = scene.text.tokens[index]
    for _ in range(40):
        if at.index == top.index:
            return True
        if at.head == at.index:
            return False
        at = scene.text.tokens[at.head]
    return False


def place_of(scene: Scene, trigger: Token, verbs: tuple[int, ...], *, near: bool = False) -> str | None:
    """The area or venue after «в», «на» in the event's clause: a city before a region, a named venue last.

    `near`: the verb tells of something else («на встрече обсудили поставки в Сербию»), so only what stands before the
    event's noun or right after it counts.
    """
    placed = (mention for mention in _places(scene, trigger) if _placed(scene, mention, trigger, verbs))
    found = [mention for mention in placed if not _talked_about(scene, mention, trigger)]
    if near:
        found = [m for m in found if m.first < trigger.index or _right_after(scene, m, trigger)]
    own = [mention for mention in found if within(scene, trigger, mention.first)] or found
    cities = [mention for mention in own if mention.area and is_town(mention.area)]
    best = next(iter(cities or [m for m in own if m.area] or own), None)
    if best is None:
        return _where(scene, verbs) or _there(scene, trigger, verbs)
    return best.area.name if best.area else _town_of(scene, best) or best.name


def venue_of(scene: Scene, trigger: Token, verbs: tuple[int, ...]) -> str | None:
    """«В Доме правительства состоялась встреча»: the house of an organisation, where no place is named."""
    for mention in scene.text.mentions_in(scene.text.sentence_of(trigger.index)):
        house = mention.kind is NameKind.ORGANISATION and not mention.lent and mention.first not in scene.posts
        between = scene.text.tokens[trigger.index + 1 : mention.first]
        house = house and not any(token.morph.pos in {"VERB", "PUNCT"} for token in between)
        if not house or preposition_before(scene, mention) not in INTO:
            continue
        head = next((t for t in scene.text.tokens[mention.first : mention.last + 1] if t.morph.pos != "ADJ"), None)
        if head is not None and head.morph.case in {"Loc", ""} and _placed(scene, mention, trigger, verbs):
            return mention.name
    return next(_buildings(scene, trigger, verbs), None)


def _buildings(scene: Scene, trigger: Token, verbs: tuple[int, ...]) -> Iterator[str]:
    """«в Таврическом дворце», «в здании администрации Твери»: a house by its own name or by whose it is."""
    for token in scene.text.tokens_of(scene.text.sentence_of(trigger.index)):
        into = token.lemma in BUILDINGS and token.morph.case == "Loc" and preposition(scene.text, token) in INTO
        past = past_relative(scene, token.index, trigger, verbs)
        if not into or past or not (scene.clause[token.index] in verbs or within(scene, trigger, token.index)):
            continue
        own = [c for c in scene.text.children(token.index, "amod") if c.text[:1].isupper() and c.index < token.index]
        owner = scene.text.mention_at(token.index + 1)
        if owner is not None and owner.area is not None and is_town(owner.area) and not owner.adjective:
            yield owner.area.name
        elif own:
            yield nominative((*own, token), token.index)
        elif owner is not None and owner.kind is NameKind.ORGANISATION and owner.first == token.index + 1:
            yield owner.name


def is_town(area: Area) -> bool:
    """A town or village; «Санкт-Петербург» too, which is a region."""
    return area.kind in CITIES or area.name in TOWNS


def _town_of(scene: Scene, venue: Mention) -> str | None:
    """«в Зимнем театре Сочи», «в минском Дворце спорта»: the town goes before its venue."""
    before = scene.text.mention_at(venue.first - 1) if venue.first else None
    if before is not None and before.area is not None and before.adjective and is_town(before.area):
        return before.area.name
    after = scene.text.mention_at(venue.last + 1) if venue.last + 1 < len(scene.text.tokens) else None
    town = after is not None and after.area is not None and is_town(after.area) and not after.adjective
    return after.area.name if town and after and after.area else None


def _right_after(scene: Scene, mention: Mention, trigger: Token) -> bool:
    """«на встрече с мэром в Омске обсудили», «на форуме, который прошёл в Омске»: what tells of the event itself."""
    if scene.verb_of(scene.text.tokens[mention.first]).lemma in HAPPEN and mention.first > trigger.index:
        return True
    between = scene.text.tokens[trigger.index + 1 : mention.first]
    return not any(token.morph.pos in {"VERB", "PUNCT"} or token.lemma in {"о", "об", "про"} for token in between)


def _where(scene: Scene, verbs: tuple[int, ...]) -> str | None:
    """«прилетел в Минск, где встретился с мэром»: the place that «где» goes on from."""
    tokens = scene.text.tokens
    for index in verbs:
        where = next((child for child in scene.text.children(index) if child.lemma == "где"), None)
        if where is None and tokens[index].rel in {"conj", "xcomp"}:
            up = tokens[tokens[index].head]
            where = next((child for child in scene.text.children(up.index) if child.lemma == "где"), None)
        before = where.index - 2 if where is not None else -1
        mention = scene.text.mention_at(before) if before >= 0 and tokens[before + 1].text == "," else None
        if mention and mention.area and not mention.adjective:
            return mention.area.name
    return None


def _there(scene: Scene, trigger: Token, verbs: tuple[int, ...]) -> str | None:
    """«Первой точкой стал Хайфон. Здесь прошла встреча»: the place named last in the sentence before."""
    here = scene.text.sentence_of(trigger.index)
    pointing = [token for token in scene.text.tokens_of(here) if token.lemma in {"здесь", "там", "тут"}]
    if not here.index or not any(scene.clause[token.index] in verbs for token in pointing):
        return None
    before = scene.text.mentions_in(scene.text.sentences[here.index - 1], NameKind.AREA)
    plain = [m for m in before if scene.text.mention_at(m.first) is m and not m.adjective and not m.nominal]
    areas = [m.area for m in plain if m.area and m.first not in scene.posts]
    cities = [area for area in areas if is_town(area)]
    return (cities or areas)[-1].name if areas else None


def past_relative(scene: Scene, index: int, trigger: Token, verbs: tuple[int, ...]) -> bool:
    """Whether «который» parts token `index` from the event told before it: «встреча прошла с А, который был в Б»."""
    told = [at for at in (trigger.index, *verbs) if at < index]
    if not told:
        return False
    sentence = scene.text.sentence_of(index)
    between = scene.text.tokens[max(max(told), sentence.first) : index]
    clause = next((token for token in between if token.lemma == "который"), None)
    came = clause is not None and scene.verb_of(clause).lemma in VISIT  # «с мэром, который прибыл в Пермь»
    return clause is not None and not came


def _places(scene: Scene, trigger: Token) -> Iterator[Mention]:
    for mention in scene.text.mentions_in(scene.text.sentence_of(trigger.index)):
        located = (mention.area and not mention.adjective) or mention.kind is NameKind.PLACE
        if not located or mention.first in scene.posts or _describes(scene, mention):
            continue
        if mention.nominal and scene.text.tokens[mention.first].lemma != "столица":
            continue  # «в страну»: whose, the words do not tell
        if preposition_before(scene, mention) in INTO:
            yield mention


def _describes(scene: Scene, mention: Mention) -> bool:
    """«на Каспийском форуме»: the name of a town that is an adjective there."""
    token = scene.text.tokens[mention.last]
    head = scene.text.tokens[token.head]
    outside = not mention.first <= head.index <= mention.last and head.index == token.index + 1
    return token.morph.pos == "ADJ" and token.rel == "amod" and outside and head.morph.pos in {"NOUN", "PROPN"}


def _placed(scene: Scene, mention: Mention, trigger: Token, verbs: tuple[int, ...]) -> bool:
    top = scene.text.tokens[mention.first]
    goal = _goal_of(scene, mention)
    if goal is not None:
        return goal == trigger.index
    if past_relative(scene, top.index, trigger, verbs):
        return False
    return scene.clause[top.index] in verbs or within(scene, trigger, top.index)


def _talked_about(scene: Scene, mention: Mention, trigger: Token) -> bool:
    """«ведёт переговоры о строительстве завода в Сербии», «встретился с представителями посольств в Сербии»: the place
    of what they talk about, and the country where those sit who were met."""
    at = scene.text.tokens[mention.first]
    noun = scene.text.tokens[scene.text.tokens[mention.last].head]
    astray = noun.morph.pos == "NOUN" and trigger.index < noun.index < mention.first
    if astray and at.morph.case == "Acc" and "visit" not in {TRIPS.get(noun.lemma), TRIPS.get(trigger.lemma)}:
        return True  # «темой встречи стало привлечение вложений в область»
    for _ in range(12):
        up = scene.text.tokens[at.head]
        if up.index == at.index or up.index <= trigger.index:
            break
        at = up
    if mention.first <= at.index <= mention.last or at.head != trigger.index:
        return False
    seat = mention.area is not None and mention.area.kind == "country" and at.lemma in GROUPS
    return preposition(scene.text, at) in ({"о", "об", "с", "со"} if seat else {"о", "об"})


def _goal_of(scene: Scene, mention: Mention) -> int | None:
    """«в ходе визита в Омск встретился», «до прибытия в Омск»: the town is where the visit goes, not where they met."""
    tokens = scene.text.tokens
    at = mention.first if tokens[mention.first].morph.pos == "ADP" else mention.first - 1
    if at <= 0 or tokens[at].lemma not in INTO:
        return None
    noun = _journey(tokens, at)
    if noun is not None:
        return noun
    still_away = tokens[at - 1].lemma in ARRIVALS and tokens[at - 2].lemma in {"до", "перед"}
    return at - 1 if still_away else None


def _journey(tokens: Sequence[Token], at: int) -> int | None:
    """The noun of a visit right before the preposition at `at`, or with its delegation between them: «в ходе визита
    делегации Сербии в Омск»."""
    for noun in range(at - 1, max(-1, at - WHOSE), -1):
        if TRIPS.get(tokens[noun].lemma) == "visit":
            between = tokens[noun + 1 : at]
            return noun if not between or any(token.lemma == "делегация" for token in between) else None
        if tokens[noun].morph.case != "Gen":
            return None
    return None


def preposition_before(scene: Scene, mention: Mention) -> str:
    """The preposition right before a name, adjectives and type words between them: «в селе Раздольном» → «в»."""
    at = mention.first
    token = scene.text.tokens[at]
    if token.morph.pos == "ADP":
        return token.lemma
    for _ in range(3):
        at -= 1
        if at < 0:
            return ""
        token = scene.text.tokens[at]
        if token.morph.pos == "ADP":
            return token.lemma
        if token.lemma not in TYPE_WORDS and token.morph.pos != "ADJ":
            return ""
    return ""
