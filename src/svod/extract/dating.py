"""Dating: when something takes place, read from the clause of an event's words."""

from collections.abc import Iterator

from svod.extract.scene import Scene
from svod.extract.setting import past_relative, within
from svod.lexicon import words
from svod.model.text import Time, Token
from svod.model.when import Precision, When

WEEK = 7
LONG = frozenset({Precision.YEAR, Precision.SPAN})


def clause_of(scene: Scene, token: Token) -> int:
    """The verb whose clause the token stands in; a participle beside a noun belongs to the noun's clause."""
    return scene.clause[token.index]


def when_of(scene: Scene, trigger: Token, verbs: tuple[int, ...]) -> When | None:
    """The date that «когда» goes on from; else that in the clause; else that of the clause it is joined to by «и»."""
    times = [time for time in scene.text.times_in(scene.text.sentence_of(trigger.index)) if _dates(scene, time)]
    own = [time for time in times if _goes_on(scene, time, verbs)]
    own = own or [time for time in times if _belongs(scene, time, trigger, verbs)]
    if not own:
        before = [time for time in times if time.first < trigger.index]
        own = [time for time in before if clause_of(scene, scene.text.tokens[time.first]) in _joined(scene, verbs)]
    best = min(
        own, key=lambda time: (time.due, _as_planned(scene, time), abs(time.first - trigger.index)), default=None
    )
    return best.when if best else None


def _as_planned(scene: Scene, time: Time) -> bool:
    """«Визит, намеченный на май, состоялся в июне»: the day of the plan, where another is told."""
    return any(t.lemma in words("event", "planning") and t.rel == "acl" for t in _over(scene, time))


def _over(scene: Scene, time: Time) -> Iterator[Token]:
    at = scene.text.tokens[time.last]
    for _ in range(40):
        yield at
        if at.head == at.index:
            return
        at = scene.text.tokens[at.head]


def _dates(scene: Scene, time: Time) -> bool:
    """Whether a phrase can date an event: a term of validity («на 2026–2028 годы») and a period («за год») cannot."""
    if time.when is None:
        return False
    before = {scene.text.tokens[max(0, time.first - 1)].lemma, scene.text.tokens[time.first].lemma}
    if before & {"за", "итог"}:
        return False
    return not (time.when.precision in LONG and "на" in before) or _of_days(time.when) or _is_set(scene, time)


def _is_set(scene: Scene, time: Time) -> bool:
    """«визит запланирован на 2026 год»: what a plan is set for, not how long it holds."""
    over = (token for token in _over(scene, time) if not time.first <= token.index <= time.last)
    return (head := next(over, None)) is not None and head.lemma in words("event", "set_for")


def _of_days(when: When) -> bool:
    """«на прошлой неделе», «на этих выходных»: a span of days dates an event."""
    return bool(when.start and when.end and (when.end - when.start).days < WEEK)


def _goes_on(scene: Scene, time: Time, verbs: tuple[int, ...]) -> bool:
    """«Цель назвали 3 мая, когда прошло заседание»: the day that «когда» goes on from."""
    mark = next(iter(scene.text.tokens[time.last + 2 : time.last + 3]), None)
    if mark is None or mark.lemma != "когда" or scene.text.tokens[time.last + 1].text != ",":
        return False
    return scene.clause[mark.index] in verbs


def _belongs(scene: Scene, time: Time, trigger: Token, verbs: tuple[int, ...]) -> bool:
    tokens = scene.text.tokens[time.first : time.last + 1]
    if past_relative(scene, time.first, trigger, verbs):
        return False
    if time.first > trigger.index and _of_another(scene, time, trigger):
        return False
    if _in_participle(scene, tokens[0], (trigger.index, *verbs)):
        return False
    return any(scene.clause[token.index] in verbs or within(scene, trigger, token.index) for token in tokens)


def _in_participle(scene: Scene, token: Token, told: tuple[int, ...]) -> bool:
    """«посол, назначенный в мае, встретился с мэром»: the date of a participle beside another noun."""
    at = token
    for _ in range(40):
        if at.index in told or at.head == at.index:
            return False
        if at.rel == "acl" and at.morph.form == "Part":
            return at.head not in told and at.index not in told
        at = scene.text.tokens[at.head]
    return False


def _of_another(scene: Scene, time: Time, trigger: Token) -> bool:
    """«возложил цветы к памятнику, открытому в 2019 году»: the date of a participle beside another noun."""
    between = scene.text.tokens[trigger.index + 1 : time.first]
    comma = next((token for token in reversed(between) if token.text == ","), None)
    if comma is None:
        return False
    participle = (t for t in between if t.index > comma.index and t.morph.form == "Part" and not t.morph.short)
    beside = (*(t for t in between if t.rel == "acl" and t.index > comma.index), *participle)
    return any(t.head != trigger.index for t in beside)


def _joined(scene: Scene, verbs: tuple[int, ...]) -> set[int]:
    """The verbs that the given verbs are joined to: «побывала …, а губернатор провел …»."""
    found = set()
    for verb in verbs:
        at = scene.text.tokens[verb]
        while (at.rel == "conj" or _while(scene, at)) and at.head != at.index:
            at = scene.text.tokens[at.head]
            found.add(at.index)
    return found


def _while(scene: Scene, verb: Token) -> bool:
    """«В июне они виделись, когда министр находился в Баку»: at that time too."""
    return verb.rel == "advcl" and any(mark.lemma == "когда" for mark in scene.text.children(verb.index, "mark"))
