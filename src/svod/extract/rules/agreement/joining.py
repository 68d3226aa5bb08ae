"""Joining: one document told in several sentences is one claim; «документ» takes up the one told before."""

from collections.abc import Iterable

from svod.extract.rules.agreement.reading import Reading
from svod.extract.scene import Scene
from svod.model.claim import AgreementStage


def join(scene: Scene, told: Iterable[Reading]) -> list[Reading]:
    """The page's documents, in the order in which they are first told."""
    found: list[Reading] = []
    for reading in sorted(told, key=lambda one: one.noun.index):
        if reading.meant and found and len(found[-1].parties) > 1 and not found[-1].former:
            reading.parties = list(found[-1].parties)
        known = next((one for one in reversed(found) if same(scene, one, reading)), None)
        if known is not None:
            merge(known, reading)
        elif not reading.generic:
            if reading.former or reading.first:
                inherit(reading, found)
            found.append(reading)
    return one_by_one(found)


def one_by_one(found: list[Reading]) -> list[Reading]:
    """«16 мая подписали ряд соглашений. Так, мэр подписал меморандум …»: the day of all, and not a document more."""
    for known in list(found):
        if not known.plural or known.stage is not AgreementStage.SIGNED:
            continue
        near = [one for one in found if 0 < one.sentence.index - known.sentence.index <= 6 and not one.former]
        told = [one for one in near if one.stage is AgreementStage.SIGNED]
        for one in told:
            one.when = one.when or (known.when.inferred() if known.when else None)
        if known.some and told and known.count is None:
            found.remove(known)
    return found


def same(scene: Scene, known: Reading, reading: Reading) -> bool:
    """Whether two readings are of one document."""
    if known.former != reading.former or known.count != reading.count:
        return False
    if reading.generic:
        return known.noun.index < reading.noun.index and reading.sentence.index - known.sentence.index <= 3
    if (
        known.form.split()[0] != reading.form.split()[0]
        or known.sentence.index == reading.sentence.index
        or reading.plural != known.plural
        or known.rule == reading.rule == "listed"
        or (reading.plural and not (known.subject and reading.subject))
        or _another(known, reading)
    ):
        return False
    if known.subject and reading.subject and not _alike(known.subject, reading.subject):
        return False
    if reading.parties and not known.parties and _between(scene, known) and _between(scene, reading):
        return False  # «между Сосновкой и Вэйхаем подписано, подпишут между …»: sides that could not be read
    if known.parties and reading.parties and not _nested(_sides(scene, known), _sides(scene, reading)):
        return False
    if known.when and reading.when and known.when != reading.when:
        return False
    return not (known.valid and reading.valid and known.valid != reading.valid)


def _another(known: Reading, reading: Reading) -> bool:
    """«Первое соглашение подписали в 1998 году», «предложил подписать новое»: beside the one told before."""
    signed = known.stage is not AgreementStage.PLANNED and known.when is not None
    planned = reading.stage is AgreementStage.PLANNED
    return (reading.first and not known.first) or (reading.new and not known.new and signed and planned)


def _between(scene: Scene, reading: Reading) -> bool:
    """Whether the words tell the sides themselves: «соглашение между …»."""
    after = scene.text.tokens[reading.noun.index : reading.sentence.last]
    return any(token.lemma == "между" for token in after[:8])


def _sides(scene: Scene, reading: Reading) -> set[str]:
    """The areas of the parties: «администрация Омской области» is Омская область."""
    return {scene.side_of(name) or name for name in reading.parties}


def _nested(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _alike(one: str, other: str) -> bool:
    first, second = ({word[:5] for word in text.lower().split() if len(word) > 3} for text in (one, other))
    return bool(first & second)


def merge(known: Reading, reading: Reading) -> None:
    """Take up into `known` what `reading` adds."""
    known.subject = known.subject or reading.subject
    signed = known.stage is AgreementStage.SIGNED
    if known.when is None and not (signed and reading.stage is not AgreementStage.SIGNED):
        known.when = reading.when  # not the day on which a signing was still planned
    known.valid = known.valid or reading.valid
    known.parties += [name for name in reading.parties if name not in known.parties] if not known.parties else []
    known.signers += [name for name in reading.signers if name not in known.signers]
    if known.stage is AgreementStage.PLANNED and reading.stage is not AgreementStage.PLANNED:
        known.stage = reading.stage


def inherit(reading: Reading, found: list[Reading]) -> None:
    """A former document is between the sides of the one that follows it."""
    current = next((one for one in reversed(found) if one.form.split()[0] == reading.form.split()[0]), None)
    if current is not None and not reading.parties:
        reading.parties = list(current.parties)
