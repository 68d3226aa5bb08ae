"""Draft: an event while it is being put together from the places that tell of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from svod.extract.dating import when_of
from svod.extract.rules.event.mood import by_date, mood_of
from svod.extract.scene import Scene
from svod.extract.setting import place_of
from svod.model.claim import EventForm, Modality, NameKind, Participant
from svod.model.text import Sentence, Token
from svod.model.when import When

MEET = frozenset({EventForm.MEETING, EventForm.NEGOTIATION, EventForm.CALL, EventForm.VIDEOCONFERENCE})
SHOW = frozenset({EventForm.EXHIBITION, EventForm.FORUM})


@dataclass(slots=True)
class Draft:
    """One event as told so far. `firm`: these words alone are enough for a claim; else it only takes up another."""

    form: EventForm
    trigger: Token
    sentence: Sentence
    rule: str
    firm: bool = True
    people: list[Participant] = field(default_factory=list)
    place: str | None = None
    when: When | None = None
    body: str | None = None
    ordinal: int | None = None
    topic: str | None = None
    modality: Modality = Modality.OCCURRED
    earlier: bool = False
    any_form: bool = False
    plural: bool = False
    purpose: bool = False  # «прибыл для участия в заседании»: held or to be held
    adds: bool = False  # «в разговоре участвовали …»: only says who else was there

    @property
    def group(self) -> str:
        """Forms that the press mixes freely are one group: a meeting is also called talks."""
        if self.form in MEET:
            return "meet"
        return "show" if self.form in SHOW else self.form.value

    @property
    def persons(self) -> set[str]:
        """Names of the persons who take part."""
        return {one.name for one in self.people if one.kind is NameKind.PERSON}

    @property
    def sides(self) -> set[str]:
        """Names of the areas and organisations that take part."""
        return {one.name for one in self.people if one.kind is not NameKind.PERSON}

    @property
    def weight(self) -> int:
        """How much these words tell: the sentence that tells most is the one to quote."""
        told = (self.place, self.when, self.body, self.ordinal)
        return 2 * self.firm + len(self.people) + sum(one is not None for one in told)

    def add(self, people: Iterable[Participant]) -> None:
        """Further participants; one known already takes a role that it lacked."""
        for one in people:
            at = next((i for i, known in enumerate(self.people) if known.name == one.name), None)
            if at is None:
                self.people.append(one)
            elif self.people[at].role is None:
                self.people[at] = one


def drawn(scene: Scene, sentence: Sentence, verb: Token, form: EventForm, rule: str) -> Draft:
    """A draft of what a verb tells: when, where, and whether it took place."""
    verbs = (verb.index, scene.clause[verb.index])
    draft = Draft(form, verb, sentence, rule)
    draft.when = when_of(scene, verb, verbs)
    draft.place = place_of(scene, verb, verbs)
    before = scene.text.tokens[sentence.first : verb.index]
    draft.earlier = any(
        token.lemma in {"предыдущий", "ранее", "прошлый"} and token.morph.number != "Plur" for token in before[:3]
    )
    draft.earlier = draft.earlier or (form is EventForm.VISIT and _once_before(scene, verb))
    draft.modality = by_date(scene, mood_of(scene, verb), draft.when)
    return draft


def _once_before(scene: Scene, verb: Token) -> bool:
    """«В июне к нам уже приезжала делегация»: another visit than the one that the page is about."""
    already = any(child.lemma == "уже" for child in scene.text.children(verb.index, "advmod"))
    return already and verb.morph.aspect == "Imp" and verb.morph.tense == "Past"
