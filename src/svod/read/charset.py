"""Charset: bytes of a page as Russian text, and what was wrong with them."""

import codecs
import re
from dataclasses import dataclass

from svod.errors import Problem
from svod.messages import say

SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5")
"""One-byte charsets of Russian pages, the commonest first: the order settles a tie."""

SAMPLE = 60_000
"""Bytes that are looked at when a one-byte charset is told by its letters."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The commonest pairs of letters in Russian prose; a wrong charset hardly ever makes them.
PAIRS = frozenset(
    (  # noqa: SIM905
        "ст но то на ен ов ни ра во ко ро го ос ал ер ре по пр ан от не ор ка ол ел та ть ва ло ла ом те де од ин ри "
        "ли да ак ны ди об ие ом ог ия ис ви мо ле ит из ск тр ес ми ве ма за до ся че ет ой ый ая их ым"
    ).split()
)

_LETTER_PAIR = re.compile(r"(?=([А-Яа-яЁё]{2}))")
_WRONG_CASE = re.compile(r"[а-яё][А-ЯЁ]")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.I)
_DAMAGED = "charset-damaged"
_REPAIRED = "mojibake-repaired"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of the bytes, the charset they were read in, and the trouble met."""

    text: str
    charset: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes) -> Decoded:
    """Bytes as text. What the bytes themselves say counts more than what the page declares of them."""
    for bom, charset in BOMS:
        if raw.startswith(bom):
            return _repaired(raw[len(bom) :].decode(charset, "replace"), charset)
    wide = _wide(raw)
    if wide:
        return _repaired(raw.decode(wide, "replace"), wide)
    text = _utf8(raw)
    if text is not None:
        return _repaired(text, "utf-8")
    charset = _by_letters(raw)
    return _repaired(raw.decode(charset, "replace"), charset)


def russian(text: str) -> float:
    """The share of the letters in pairs that Russian has: about 0.45 for prose, near 0 for a wrong charset."""
    sample = text[:SAMPLE]
    # A capital after a small letter («гУБЕРНАТОР») is the mark of another charset too.
    strange_case = len(_WRONG_CASE.findall(sample))
    pairs = [match.group(1) for match in _LETTER_PAIR.finditer(sample.lower())]
    strange = sum(1 for ch in sample if "\x80" <= ch <= "\xbf" or "\u2500" <= ch <= "\u259f")
    return sum(1 for pair in pairs if pair in PAIRS) / (len(pairs) + strange + strange_case + 20)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of its Latin letters and blanks is zero."""
    head = raw[:4000]
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    # Cyrillic letters have 04 for their high byte, blanks and marks have 00.
    high_even = (even.count(0) + even.count(4)) / len(even)
    high_odd = (odd.count(0) + odd.count(4)) / len(odd)
    if high_odd > 0.7 and high_even < 0.3:
        return "utf-16-le"
    if high_even > 0.7 and high_odd < 0.3:
        return "utf-16-be"
    return None


def _utf8(raw: bytes) -> str | None:
    """The bytes as UTF-8, when they are: a letter cut in two at the end, or a rare broken byte, is forgiven."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(1 for ch in text[:SAMPLE] if ch > "\x7f" and ch != "\ufffd")
    return text if broken * 20 < letters * max(1.0, len(text) / SAMPLE) else None


def _by_letters(raw: bytes) -> str:
    sample = raw[:SAMPLE]
    if len(raw) > 2 * SAMPLE:  # the head of a page may be all Latin
        sample += raw[len(raw) // 2 :][:SAMPLE]
    declared = _declared(raw)
    best, charset = -1.0, SINGLE_BYTE[0]
    for candidate in SINGLE_BYTE:
        score = russian(sample.decode(candidate, "replace")) + (0.01 if candidate == declared else 0.0)
        if score > best + 1e-9:
            best, charset = score, candidate
    return charset


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:4000])
    if not match:
        return None
    try:
        return codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None


def _repaired(text: str, charset: str) -> Decoded:
    """The text, with letters put right that were once read in a wrong charset («Р“СѓР±РµСЂРЅР°С‚РѕСЂ»)."""
    problems: list[Problem] = []
    score = russian(text)
    if score < 0.3:
        better = max((_reread(text, *pair) for pair in WRONG_READINGS), key=lambda one: one[0], default=(0.0, text))
        if better[0] > 0.3 and better[0] > score * 1.8 and _cased(better[1]):
            text = better[1]
            problems.append(Problem(_REPAIRED, say("problem.repaired")))
    if "\ufffd" in text and text.count("\ufffd") * 500 > len(text):
        problems.append(Problem(_DAMAGED, say("problem.damaged")))
    return Decoded(text, charset, tuple(problems))


WRONG_READINGS = (
    ("cp1251", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp866", "utf-8"),
    ("koi8-r", "utf-8"),
    ("cp1252", "cp1251"),
    ("latin-1", "cp1251"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "cp1251"),
    ("cp866", "cp1251"),
    ("cp1251", "cp866"),
)
"""Charset in which bytes were wrongly read, and the one they were in."""


def _reread(text: str, wrong: str, right: str) -> tuple[float, str]:
    """How Russian the text is when it is read once more, and that text; 0 where it cannot be."""
    if russian(_again(text[:4000], wrong, right)) < 0.2:
        return 0.0, text
    whole = _again(text, wrong, right)
    return (russian(whole), whole) if whole.count("\ufffd") * 50 < len(whole) else (0.0, text)


def _cased(text: str) -> bool:
    """Whether capitals stand where capitals do: one after a small letter («гУБЕРНАТОР») is a wrong charset's mark."""
    sample = text[:SAMPLE]
    return len(_WRONG_CASE.findall(sample)) * 20 < len(_LETTER_PAIR.findall(sample)) + 1


def _again(text: str, wrong: str, right: str) -> str:
    raw = bytearray()
    for ch in text:
        try:
            raw += ch.encode(wrong)
        except UnicodeEncodeError:
            # Bytes that the wrong charset has no sign for often stay as C1 controls (0x98 of «И» in cp1251).
            raw += bytes([ord(ch)]) if ord(ch) < 256 else b"?" if ord(ch) != 0xFFFD else b"\xff"
    return raw.decode(right, "replace")
