"""Task: what somebody is to do, as an infinitive with its words, and the term that stands with it."""

from functools import cache

from svod.extract.clause import Clause, clauses, opens, predicate
from svod.language.morph import joined, reading
from svod.lexicon import words
from svod.model.text import Text, Time, Token
from svod.model.when import Precision, When

SKIPPED = words("commitment", "lead_ins")
STOPS = frozenset({";", ":", "—", "–", "«", "»", "“", "”", '"', "(", ")", "."})


def task(text: Text, verb: Token, clause: Clause, leave: frozenset[int] = frozenset(), *, wide: bool = False) -> str:
    """«до 1 мая направим им список» → «направить список»: without term, subject and the tokens in `leave`."""
    before, after = _around(text, verb, clause, wide)
    timed = _timed(text, clause)
    kept_before = [t for t in before if t.index not in leave | timed and not _idle(t, first=True)]
    kept_after = [t for t in after if t.index not in leave | timed]
    kept_before, kept_after = _trimmed(kept_before), _trimmed(kept_after)
    tokens = [*kept_before, *kept_after]
    if not tokens and not wide and verb.morph.form == "Inf":
        tokens = _asked(text, verb)
        if not tokens and clause.verb != verb.index:
            return task(text, verb, clause, leave | {clause.verb}, wide=True)
    said = _spaced(text, tokens)
    return f"{infinitive(verb)}{said}" if said.startswith(",") else f"{infinitive(verb)} {said}".strip()


def _asked(text: Text, verb: Token) -> list[Token]:
    """«выяснить, сколько машин нужно»: the question that is the whole object."""
    last = text.sentence_of(verb.index).last
    if verb.index + 2 > last or text.tokens[verb.index + 1].text != ",":
        return []
    if text.tokens[verb.index + 2].lemma not in {"сколько", "как", "какой", "где", "чтобы", "кто", "насколько"}:
        return []
    return [t for t in text.tokens[verb.index + 1 : last + 1] if t.text not in {".", "!", "?"}]


@cache
def _groups(name: str) -> frozenset[str]:
    return words("commitment", name)


def infinitive(verb: Token) -> str:
    """The verb as an infinitive: «направит» → «направить»."""
    if verb.morph.form == "Inf":
        return verb.text.lower()
    found = reading(verb.text, verb.morph)
    return str(found.normal_form) if found else verb.text.lower()


def due(text: Text, first: int, last: int) -> When | None:
    """The term between two tokens: one with «до», «к», «в течение» first, else the first time that is known."""
    times = [
        t for t in _times(text, first, last) if t.when is not None and not (_no_term(text, t) or _told_of(text, t))
    ]
    terms = [t for t in times if t.due]
    chosen = (terms or times)[:1]
    return chosen[0].when if chosen else None


def _no_term(text: Text, time: Time) -> bool:
    """«на 2025–2030 годы» is a validity, a day before the article lies behind; the article's own is only what one says
    to be done on it."""
    if time.due or time.when is None:
        return False
    published = text.article.published
    before = text.tokens[max(time.first - 1, 0)].lemma
    inside = text.tokens[time.first].lemma
    if time.when.precision in {Precision.YEAR, Precision.SPAN} and "на" in {before, inside}:
        return True
    if published is None or published.end is None or time.when.end is None:
        return False
    return time.when.end < published.end or (time.when.start == published.end and _said_on(text, time))


def _said_on(text: Text, time: Time) -> bool:
    """«Сегодня продаём сто машин, ставим задачу продать двести»: the day on which it is said, not that of the act."""
    head = text.tokens[text.tokens[time.first].head]
    return not (head.morph.form == "Inf" or head.morph.tense == "Fut")


def _told_of(text: Text, time: Time) -> bool:
    """«подготовить данные за пять лет»: the time that a record covers."""
    if "за" not in {text.tokens[time.first].lemma, text.tokens[max(time.first - 1, 0)].lemma}:
        return False
    for token in reversed(text.tokens[text.sentence_of(time.first).first : time.first]):
        if token.lemma in _groups("records") and token.morph.pos == "NOUN":
            return True
        if token.morph.pos not in {"NOUN", "ADJ", "ADP", "PROPN"}:
            return False
    return False


def soft(verb: Token) -> bool:
    """Whether nobody can check the act: «развивать», «углублять»."""
    return verb.lemma in _groups("soft")


def is_event(verb: Token) -> bool:
    """Acts that are events or agreements of their own: «провести», «подписать»."""
    return verb.lemma in _groups("events")


def attends(text: Text, act: Token) -> bool:
    """«планируют участвовать», «принять участие»: who comes to an event."""
    after = text.tokens[act.index + 1 : act.index + 3]
    return act.lemma == "участвовать" or (act.lemma == "принять" and any(t.lemma == "участие" for t in after))


def infinitives(text: Text, governor: Token, clause: Clause) -> list[Token]:
    """The infinitives that a word governs, by the tree or else as the next ones in its clause."""
    found = [
        c
        for c in text.children(governor.index, "xcomp", "csubj", "ccomp", "obj", "nmod", "acl", "advcl", "conj")
        if c.morph.form == "Inf" and c.index > governor.index and not _of_purpose(text, c)
    ]
    if not found and governor.lemma in _groups("agree") | _groups("intend"):
        found = [c for c in text.children(governor.index, "xcomp", "csubj", "ccomp") if c.morph.form == "Inf"][:1]
    if not found:
        found = _next_infinitive(text, governor, clause) or _fronted(text, governor, clause)
    joined_ones = [c for one in found for c in text.children(one.index, "conj") if c.morph.form == "Inf"]
    return sorted({t.index: t for t in [*found, *joined_ones]}.values(), key=lambda t: t.index)


def _fronted(text: Text, governor: Token, clause: Clause) -> list[Token]:
    """«Удвоить выпуск намерены в Твери»: the infinitive that opens the clause."""
    if not (governor.lemma in _groups("intend") or governor.lemma in _groups("promise")):
        return []
    tied = text.children(governor.index, "xcomp", "csubj", "ccomp")
    return [c for c in tied if c.morph.form == "Inf" and clause.first <= c.index < governor.index][:1]


def _of_purpose(text: Text, verb: Token) -> bool:
    return any(c.lemma in {"чтобы", "дабы"} for c in text.children(verb.index, "mark"))


def _next_infinitive(text: Text, governor: Token, clause: Clause) -> list[Token]:
    """The first infinitive after the word, not one of purpose: «нужны камеры, чтобы следить»."""
    for token in text.tokens[governor.index + 1 : clause.last + 1]:
        if token.morph.form == "Inf":
            return [token]
        if token.lemma in {"чтобы", "дабы"}:
            return []
    return []


def _around(text: Text, verb: Token, clause: Clause, wide: bool) -> tuple[list[Token], list[Token]]:
    """The words of the task before and after its verb: for an infinitive only its own subtree stands before."""
    subject = {t.index for c in text.children(verb.index, "nsubj", "nsubj:pass") for t in text.subtree(c.index)}
    after: list[Token] = []
    for token in text.tokens[verb.index + 1 : clause.last + 1]:
        if _ends(text, token, verb, clause):
            break
        after.append(token)
    after = [t for t in after if t.index not in subject and t.rel not in {"aux"}]
    start = clause.first
    before: list[Token] = []
    for token in reversed(text.tokens[start : verb.index]):
        if token.text in STOPS or token.text == "," or token.morph.pos in {"SCONJ"}:
            break
        if token.morph.form == "Inf" or (
            predicate(token) and token.lemma != "быть" and not (wide and token.index == clause.verb)
        ):
            break
        before.insert(0, token)
    if verb.morph.form == "Inf" and verb.index != clause.verb and not wide:
        mine = {t.index for t in text.subtree(verb.index)}
        before = [t for t in before if t.index in mine]
    return [t for t in before if t.index not in subject and t.lemma != "быть"], after


def _ends(text: Text, token: Token, verb: Token, clause: Clause) -> bool:
    """Whether the task stops before this token: a closing mark, a subordinate clause, a new verb."""
    if token.text in {"«", "„"} or token.text == '"':
        return False
    if token.text in {"»", "“"}:
        return text.text.rfind("«", verb.start, token.start) < 0
    if token.text in {";", ":", "(", ")"}:
        return True
    if token.text in {"—", "–"}:
        return not text.tokens[token.index + 1].text[:1].isupper()
    if token.text == "," and token.index < clause.last:
        following = text.tokens[token.index + 1]
        after = text.tokens[min(token.index + 2, clause.last)]
        return (
            (following.morph.pos in {"SCONJ", "CCONJ"} and following.lemma not in {"и", "а"})
            or (following.lemma in {"который", "где", "чтобы", "сколько"} and following.lemma != "сколько")
            or after.lemma == "который"
            or following.morph.form in {"Part", "Conv"}
        )
    return predicate(token)


def _timed(text: Text, clause: Clause) -> frozenset[int]:
    """The tokens of terms, with what points to them: «уже в июле», «хотя бы к осени»."""
    found: set[int] = set()
    for time in _times(text, clause.first, clause.last):
        if (time.when or time.due) and not _told_of(text, time):
            first = time.first
            while first > clause.first and text.tokens[first - 1].lemma in _groups("pointers"):
                first -= 1
            found.update(range(first, time.last + 1))
    return frozenset(found)


def _times(text: Text, first: int, last: int) -> list[Time]:
    return [t for t in text.times if first <= t.first and t.last <= last]


def _idle(token: Token, *, first: bool) -> bool:
    return first and (token.lemma in SKIPPED or token.morph.pos in {"CCONJ", "PART"} or token.lemma in {"мы", "я"})


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].morph.pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and tokens[-1].text not in "»"):
        tokens = tokens[:-1]
    while tokens and ((tokens[0].morph.pos == "PUNCT" and tokens[0].text not in '«"') or tokens[0].lemma in SKIPPED):
        tokens = tokens[1:]
    return tokens


def _spaced(text: Text, tokens: list[Token]) -> str:
    """The words as the text has them; one blank where some were left out."""
    out, last = "", None
    for token in tokens:
        gap = last is not None and (token.index != last.index + 1 or token.start > last.end)
        word = token.text[:1].lower() + token.text[1:] if opens(text, token) else token.text
        out += (" " if gap else "") + word
        last = token
    return out


__all__ = ["clauses", "due", "infinitive", "infinitives", "is_event", "joined", "soft", "task"]
