"""Terms: how a document is called, how many there are, when signed and for how long."""

from datetime import date

from svod.extract.rules.agreement.paper import Paper, is_paper
from svod.extract.scene import Scene
from svod.extract.setting import within
from svod.language.morph import inflected
from svod.lexicon import table, words
from svod.model.text import Time, Token
from svod.model.when import Precision, When

NUMBERS = table("agreement", "numbers")
PLANS = words("agreement", "plans")
LASTING = frozenset({"действовать", "действующий", "рассчитать", "продлить", "продлевать", "пролонгировать"})
YEARS = frozenset({Precision.YEAR, Precision.SPAN})


def form_of(scene: Scene, noun: Token) -> str:
    """«планом совместных мероприятий» → «план совместных мероприятий», «дорожной карты» → «дорожная карта»."""
    if noun.lemma == "карта":
        return "дорожная карта"
    single = inflected(noun.text, noun.morph, "nomn", "sing").lower()
    if noun.lemma == "документ":
        adjectives = [c for c in scene.text.children(noun.index, "amod") if c.index == noun.index - 1]
        number = "plur" if noun.morph.number == "Plur" else "sing"
        shown = [inflected(word.text, word.morph, "nomn", number).lower() for word in (*adjectives, noun)]
        return " ".join(shown)
    if noun.lemma != "план":
        return single
    for child in scene.text.children(noun.index, "nmod"):
        if (
            child.lemma in {"мероприятие", "действие", "работа"}
            and child.index > noun.index
            and child.index - noun.index <= 3
        ):
            run = scene.text.tokens[noun.index + 1 : child.index + 1]
            return " ".join([single, *(token.text.lower() for token in run)])
    return single


def count_of(scene: Scene, noun: Token) -> int | None:
    """«16 соглашений», «четыре контракта»; None for one document and for «несколько»."""
    for child in scene.text.children(noun.index, "nummod", "nummod:gov", "amod"):
        if child.index < noun.index:
            if child.text.isdigit() and int(child.text) < 1000 and noun.morph.number != "Sing":
                return int(child.text)
            if child.lemma in NUMBERS and child.morph.pos != "ADJ":
                return int(NUMBERS[child.lemma])
    return None


def valid_of(scene: Scene, paper: Paper) -> When | None:
    """«план на 2026–2028 годы», «программа до конца 2027 года», «действует с 2015 года», «рассчитан на три года»."""
    lasting = paper.verb.lemma in LASTING or any(
        child.lemma in LASTING for child in scene.text.children(paper.noun.index, "acl", "acl:relcl", "amod")
    )
    for time in _times(scene, paper):
        if is_term(scene, paper, time, lasting=lasting):
            return time.when
    return None


def is_term(scene: Scene, paper: Paper, time: Time, *, lasting: bool) -> bool:
    """Whether a time is how long the document holds, not when it is signed."""
    if time.when is None or time.first < paper.noun.index - 6:
        return False
    before = scene.text.tokens[paper.sentence.first : time.first]
    if time.last < paper.noun.index and any(is_paper(scene, token) for token in before):
        return False  # «программу на три года и протокол»
    if _lasts(scene, paper, time, time.when):
        return True
    own = within(scene, paper.noun, time.first) or 0 < time.first - paper.noun.index < 4
    if own and time.when.start is None and paper.verb.index not in range(paper.noun.index, time.first):
        return True
    return (lasting and scene.clause[time.first] != scene.clause[paper.noun.index]) or (
        lasting and paper.verb.lemma in LASTING
    )


def _lasts(scene: Scene, paper: Paper, time: Time, when: When) -> bool:
    """«на 2026–2028 годы»; «в период 2026–2028 годов», for nobody signs one for years."""
    long = when.start and when.end and when.end.year > when.start.year and _is_years(when)
    if long and paper.noun.morph.number != "Plur":
        return True
    before = {scene.text.tokens[max(0, time.first - 1)].lemma, scene.text.tokens[time.first].lemma}
    return "на" in before and (when.precision in YEARS or when.start is None) and _is_years(when)


def _is_years(when: When) -> bool:
    return when.precision in YEARS and (when.start is None or (when.start.month, when.start.day) == (1, 1))


def _times(scene: Scene, paper: Paper) -> list[Time]:
    return [time for time in scene.text.times_in(paper.sentence) if time.when and time.first <= paper.last]


def signed_when(scene: Scene, paper: Paper) -> When | None:
    """The date in the clause of the signing."""
    lasting = paper.verb.lemma in LASTING
    verbs = {paper.verb.index, scene.clause[paper.verb.index]}
    if paper.verb.rel.startswith(("csubj", "xcomp", "conj")):  # «в мае планируется подписать», «обсудили и подписали»
        verbs.add(paper.verb.head)
    free = [time for time in _times(scene, paper) if not is_term(scene, paper, time, lasting=lasting)]
    own = [
        time
        for time in free
        if not _of_other(scene, paper, time)
        and not (time.when and _lasts(scene, paper, time, time.when))
        and not _of_report(scene, paper, time)
        and (
            any(scene.clause[at] in verbs for at in range(time.first, time.last + 1))
            or within(scene, paper.noun, time.first)
        )
    ]
    best = min(
        own, key=lambda time: (not _on_verb(scene, time, verbs), abs(time.first - paper.verb.index)), default=None
    )
    return best.when if best else None


def _of_other(scene: Scene, paper: Paper, time: Time) -> bool:
    """«взамен документа 1994 года»: the date of another document."""
    top = scene.text.tokens[time.first]
    while time.first <= top.head <= time.last and top.head != top.index:
        top = scene.text.tokens[top.head]
    up = scene.text.tokens[top.head]
    return up.index != paper.noun.index and up.lemma in words("agreement", "forms") | PLANS


def _of_report(scene: Scene, paper: Paper, time: Time) -> bool:
    """«8 декабря сообщили, что мэры подписали меморандум»: the day of the telling."""
    between = scene.text.tokens[time.last + 1 : paper.verb.index]
    return any(token.lemma == "что" and token.morph.pos == "SCONJ" for token in between)


def _on_verb(scene: Scene, time: Time, verbs: set[int]) -> bool:
    """Whether the date hangs on the verb itself and not on another noun («взамен документа 1994 года»)."""
    return any(scene.text.tokens[at].head in verbs for at in range(time.first, time.last + 1))


def until(when: When | None) -> When | None:
    """The end of a document that expired then."""
    end: date | None = when.end if when else None
    return When(None, end, when.precision, when.basis, when.text) if when and end else None
