"""Paradigms of names: the case forms of a proper noun by its ending, without a dictionary.

pymorphy3 guesses at names it does not know («Калошину» → «калоша»); an ending says enough of a place name. A paradigm
may hold forms that no one uses («Владивостка» beside «Владивостока»): they are looked up, never written.
"""

from functools import lru_cache
from itertools import product

_HARD = ("", "а", "у", "ом", "ем", "е")
_ADJECTIVE = {
    "m": ("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    "f": ("ая", "яя", "ой", "ей", "ую", "юю", "ою", "ею"),
    "n": ("ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    "p": ("ые", "ие", "ых", "их", "ым", "им", "ыми", "ими"),
}
_ADJECTIVE_ENDS = {
    "ый": "m", "ий": "m", "ой": "m", "ая": "f", "яя": "f", "ое": "n", "ее": "n", "ые": "p", "ие": "p",
}  # fmt: skip
_FIXED_FIRST = ("санкт", "йошкар", "улан", "нью", "усть", "нарьян", "соль", "наро", "нижне", "верхне", "урус", "ак")


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """All case forms of one word of a name, lower case, «ё» as «е»: forms("Витебск") holds «витебске»."""
    low = word.lower().replace("ё", "е")
    if "-" in low and len(low) > 1:
        return _hyphened(low)
    if low in {"и", "на", "—", "–", "-"}:
        return frozenset({"—", "–", "-"}) if low in "—–-" else frozenset({low})
    return _noun(low) | _adjective(low)


def _hyphened(low: str) -> frozenset[str]:
    """«Ростов-на-Дону» changes its first part, «Улан-Удэ» its last, «Петропавловск-Камчатский» both."""
    parts = low.split("-")
    if len(parts) > 2:
        return frozenset(f"{first}-{'-'.join(parts[1:])}" for first in forms(parts[0])) | {low}
    first = frozenset({parts[0]}) if parts[0] in _FIXED_FIRST else forms(parts[0]) | {parts[0]}
    return frozenset("-".join(pair) for pair in product(first, forms(parts[1]) | {parts[1]}))


def _adjective(low: str) -> frozenset[str]:
    gender = _ADJECTIVE_ENDS.get(low[-2:])
    if gender is None or len(low) < 4:
        return frozenset()
    return frozenset(low[:-2] + end for end in _ADJECTIVE[gender])


def _noun(low: str) -> frozenset[str]:
    last, stem = low[-1:], low[:-1]
    ends: tuple[str, ...]
    match last:
        case "а":
            ends = ("а", "ы", "и", "е", "у", "ой", "ою", "ей")
        case "я":
            ends = ("я", "и", "е", "ю", "ей", "ею", "ией")
        case "о":
            ends = ("о", "а", "у", "ом", "е")
        case "е":
            ends = ("е", "я", "ю", "ем", "и")
        case "ь":
            ends = ("ь", "и", "ью", "я", "ю", "ем", "е")
        case "й":
            ends = ("й", "я", "ю", "ем", "е", "и")
        case "ы" | "и":
            return _plural(low)
        case _ if last.isalpha() and last not in "уэюё":
            return frozenset(low + end for end in _HARD) | _fleeting(low)
        case _:
            return frozenset({low})
    return frozenset(stem + end for end in ends)


def _plural(low: str) -> frozenset[str]:
    """«Чебоксары», «Горки», «Барановичи», «Филиппины»."""
    stem = low[:-1]
    found = {low, stem, stem + "ов", stem + "ей", stem + "ев"}
    found |= {stem + end for end in ("ам", "ами", "ах", "ям", "ями", "ях")}
    if stem[-1:] == "к" and len(stem) > 2:
        found |= {stem[:-1] + "ок", stem[:-1] + "ек", stem[:-1].rstrip("ь") + "ек"}
    if stem[-1:] == "ц":  # «Столбцы», «рязанцы»: рязанцев
        found.add(stem + "ев")
    return frozenset(found)


def _fleeting(low: str) -> frozenset[str]:
    """«Череповец» → «Череповца», «Елец» → «Ельца», «Орёл» → «Орла», «Городок» → «Городка», «Египет» → «Египта»."""
    if len(low) > 3 and low[-2:] in {"ец", "ок", "ек", "ел", "ет"}:
        stem = low[:-2] + ("ь" if low[-3] == "л" else "") + low[-1]
        return frozenset(stem + end for end in _HARD[1:])
    return frozenset()


def adjective_stem(word: str) -> str:
    """The stem of an adjective in -ск-/-цк-, lower case: «кировского» → «кировск»; "" for any other word."""
    low = word.lower().replace("ё", "е")
    for end in _RELATIVE:
        if low.endswith(end) and low[: -len(end)].endswith(("ск", "цк", "сковн")):  # «подмосковный»
            return low[: -len(end)]
    return ""


_RELATIVE = (
    "ого", "ому", "ими", "ыми", "ий", "ый", "им", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "ые", "их", "ых",
)  # fmt: skip
