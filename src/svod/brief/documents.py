"""Documents: agreements of a briefing as sentences."""

from datetime import date

from svod.brief.dates import day_words, when_words
from svod.brief.grammar import agreeing, capital, listed, reading_of
from svod.brief.statement import Statement, told
from svod.messages import NBSP
from svod.model.claim import Agreement, AgreementStage
from svod.model.entry import Entry

STATES = {
    AgreementStage.PLANNED.value: "планируется",
    AgreementStage.NEGOTIATED.value: "согласуется",
    AgreementStage.SIGNED.value: "подписан",
    AgreementStage.IN_FORCE.value: "действует",
    AgreementStage.EXTENDED.value: "продлён",
    AgreementStage.EXPIRED.value: "истёк",
}
STANDING = {AgreementStage.SIGNED.value, AgreementStage.IN_FORCE.value, AgreementStage.EXTENDED.value}


def document(entry: Entry) -> Statement:
    """«Меморандум (предмет — сотрудничество в туризме); стороны — …; подписан 5 мая 2024 года; действует»"""
    agreement = entry.gist
    assert isinstance(agreement, Agreement)
    parts = [_head(agreement), *_parties(agreement), *_states(entry, agreement)]
    if agreement.signers:
        parts.append(f"подписали — {listed(agreement.signers)}")
    if agreement.valid:
        parts.append(f"срок действия — {when_words(agreement.valid)}")
    return told("; ".join(parts), entry)


def _parties(agreement: Agreement) -> list[str]:
    return [f"стороны — {listed(agreement.parties)}"] if agreement.parties else []


def _states(entry: Entry, agreement: Agreement) -> list[str]:
    """«подписано 5 мая 2024 года», «действует»: the day belongs to the signing, whatever has become of the paper."""

    def agreed(state: str) -> str:
        return agreeing(state, agreement.form, plural=(agreement.count or 1) > 1)

    stage = entry.stage or AgreementStage.SIGNED.value
    day = f" {when_words(agreement.when)}" if agreement.when else ""
    if stage in STANDING and day:
        later = [agreed(STATES[stage])] if stage != AgreementStage.SIGNED.value else []
        return [agreed(STATES[AgreementStage.SIGNED.value]) + day, *later]
    if stage in {AgreementStage.PLANNED.value, AgreementStage.NEGOTIATED.value}:
        return [agreed(STATES[stage]), *([f"подписание —{day}"] if day else [])]
    if stage == AgreementStage.SIGNED.value and agreement.signers:
        return []  # «подписали — …» says so
    return [agreed(STATES[stage])]


def lapsed(entry: Entry, as_of: date) -> bool:
    """Whether the term that the document itself names has passed."""
    valid = entry.gist.valid if isinstance(entry.gist, Agreement) else None
    return valid is not None and valid.end is not None and valid.end < as_of


def lapse(entry: Entry) -> Statement:
    """«Срок действия прошёл 31 декабря 2024 года, о продлении сведений нет: программа (предмет — …; стороны — …)»"""
    agreement = entry.gist
    assert isinstance(agreement, Agreement)
    assert agreement.valid
    assert agreement.valid.end
    head = "; ".join([_head(agreement), *_parties(agreement)])
    day = day_words(agreement.valid.end)
    return told(f"Срок действия прошёл {day}, о продлении сведений нет: {head[:1].lower()}{head[1:]}", entry)


def _head(agreement: Agreement) -> str:
    name = agreement.form
    if agreement.count:
        reading = reading_of(name)
        noun = reading.make_agree_with_number(agreement.count).word if reading else name
        name = f"{agreement.count}{NBSP}{noun}"
    return capital(name) + (f" (предмет — {agreement.subject})" if agreement.subject else "")
