"""Agreement claims: documents that are signed, planned, negotiated, in force, extended or expired."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.pattern import cite
from svod.extract.rules.agreement.around import content_of
from svod.extract.rules.agreement.joining import join
from svod.extract.rules.agreement.listed import listed
from svod.extract.rules.agreement.paper import papers, papers_in
from svod.extract.rules.agreement.reading import Reading, read
from svod.extract.rules.agreement.subject import subject_of
from svod.extract.rules.agreement.tie import day_of_last, tied_date, tied_parties
from svod.extract.scene import Scene, scene_of
from svod.model.claim import Agreement, AgreementStage
from svod.model.page import ParagraphKind
from svod.model.text import Text


def claims(text: Text) -> Iterator[Agreement]:
    """The text's agreement claims."""
    scene = scene_of(text)
    told = [reading for paper in papers(scene) for reading in read(scene, paper)]
    told += list(listed(scene))
    told = named_by_title(scene, told)
    documents = join(scene, told)
    for at, reading in enumerate(documents):
        reading.subject = (
            reading.subject or content_of(scene, reading.sentence, reading.noun) or of_title(scene, reading)
        )
        reading.parties = reading.parties or tied_parties(scene, reading)
        if reading.when is None and reading.stage in {AgreementStage.SIGNED, AgreementStage.PLANNED}:
            reading.when = tied_date(scene, reading) or day_of_last(scene, reading, documents[:at])
        yield agreement_claim(text, reading)


def named_by_title(scene: Scene, told: list[Reading]) -> list[Reading]:
    """«Омск и Гомель подписали соглашение» as the title, «Документ подписали …» in the body: the title says which."""
    first = min(told, key=lambda one: one.noun.index, default=None)
    if first is None or not first.generic:
        return told
    titles = (one for one in scene.text.sentences if one.kind is ParagraphKind.TITLE)
    named = [reading for one in titles for paper in papers_in(scene, one) for reading in read(scene, paper)]
    if len(named) != 1 or named[0].plural or named[0].generic or first.sentence.index > 3:
        return told
    document = replace(named[0], noun=first.noun, sentence=first.sentence)
    return [document, *told]


def of_title(scene: Scene, reading: Reading) -> str | None:
    """«А и Б подписали соглашение о торговле» as the title, «Соглашение подписали …» in the body: what it is about."""
    if reading.sentence.index > 2 or reading.plural or reading.count:
        return None
    for sentence in scene.text.sentences[: reading.sentence.index]:
        for token in scene.text.tokens_of(sentence) if sentence.kind is ParagraphKind.TITLE else ():
            if token.lemma == reading.noun.lemma and token.morph.number == reading.noun.morph.number:
                return subject_of(scene, token)
    return None


def agreement_claim(text: Text, reading: Reading) -> Agreement:
    """A reading as a claim."""
    return Agreement(
        citation=cite(text, reading.sentence),
        rule=reading.rule,
        speaker=text.speaker_at(reading.noun.start),
        confidence=0.8 if reading.parties or reading.signers else 0.6,
        form=reading.form,
        subject=reading.subject,
        parties=tuple(reading.parties),
        signers=tuple(reading.signers),
        when=reading.when,
        valid=reading.valid,
        count=reading.count,
        stage=reading.stage,
    )
