"""Phrases: the fixed words of a briefing for each form, phase and stage."""

from typing import NamedTuple

from svod.model.claim import CommitmentForm, EventForm, Measure, ProjectForm

EVENTS: dict[EventForm, tuple[str, str]] = {
    EventForm.MEETING: ("состоялась", "встреча"),
    EventForm.NEGOTIATION: ("состоялись", "переговоры"),
    EventForm.SESSION: ("состоялось", "заседание"),
    EventForm.VISIT: ("состоялся", "визит"),
    EventForm.CALL: ("состоялся", "телефонный разговор"),
    EventForm.VIDEOCONFERENCE: ("состоялась", "видеоконференция"),
    EventForm.EXHIBITION: ("состоялась", "выставка"),
    EventForm.FORUM: ("состоялся", "форум"),
    EventForm.SIGNING: ("состоялось", "подписание документов"),
    EventForm.SITE_VISIT: ("состоялось", "посещение объекта"),
    EventForm.CEREMONY: ("состоялась", "церемония"),
    EventForm.OTHER: ("состоялось", "событие"),
}


class Foreseen(NamedTuple):
    """How a coming event is told: «запланирован», «предложен», «визит», «состоялся ли он»."""

    planned: str
    proposed: str
    noun: str
    happened: str


_ENDINGS = {"состоялась": ("а", "она"), "состоялись": ("ы", "они"), "состоялось": ("о", "оно"), "состоялся": ("", "он")}

PLANNED: dict[EventForm, Foreseen] = {
    form: Foreseen(f"запланирован{ending}", f"предложен{ending}", noun, f"{verb} ли {pronoun}")
    for form, (verb, noun) in EVENTS.items()
    for ending, pronoun in [_ENDINGS[verb]]
}

SIDES: dict[ProjectForm | None, tuple[str, str]] = {
    ProjectForm.SUPPLY: ("поставщик", "получатель"),
    ProjectForm.CONSTRUCTION: ("исполнитель", "заказчик"),
    ProjectForm.EDUCATION: ("кто обучает", "участники"),
    ProjectForm.PROGRAMME: ("кто предлагает", "участники"),
    None: ("исполнитель", "получатель"),
}

STAGES: dict[str, str] = {
    "completed": "Завершено",
    "running": "Реализуется",
    "pilot": "Опытный этап",
    "planned": "Планируется",
    "agreed": "Согласовано",
    "discussed": "Обсуждается",
    "requested": "Запрошено",
    "offered": "Предложено",
    "capability": "Возможности",
    "suspended": "Приостановлено",
    "cancelled": "Отменено",
}

COMMITMENTS: dict[CommitmentForm, str] = {
    CommitmentForm.INSTRUCTION: "Поручение",
    CommitmentForm.PROMISE: "Обещание",
    CommitmentForm.INTENTION: "Намерение",
    CommitmentForm.INVITATION: "Приглашение",
    CommitmentForm.EXPECTATION: "Ожидание",
    CommitmentForm.DECLARATION: "Заявление",
}

JUDGED: dict[str | None, str] = {
    "partly": "исполнено отчасти (решение человека)",
    "not_kept": "не исполнено (решение человека)",
    "kept": "исполнено (решение человека)",
    "abandoned": "оставлено (решение человека)",
    "refuted": "опровергнуто (решение человека)",
}
"""Outcomes are judged by people alone, and the briefing says so."""

MEASURES: dict[Measure, str] = {
    Measure.TURNOVER: "Товарооборот",
    Measure.EXPORT: "Экспорт",
    Measure.IMPORT: "Импорт",
    Measure.SHARE: "Доля",
    Measure.RANK: "Место",
    Measure.COUNT: "Количество",
    Measure.VOLUME: "Объём",
    Measure.INVESTMENT: "Инвестиции",
    Measure.OTHER: "Показатель",
}
