"""Bare titles: organisations without a head noun: titles in quotes, abbreviations, and what slovnet alone finds."""

from collections.abc import Iterator

from svod.language.heads import Found, Heads
from svod.language.morph import nominative, parses
from svod.language.spans import Clues
from svod.lexicon import words
from svod.model.text import Token

MARKS = "«»„“”\"'"


class BareTitles:
    """Finds organisations that no head noun gives away; `heads` lends its eyes."""

    def __init__(self, clues: Clues, heads: Heads) -> None:
        self.clues = clues
        self.heads = heads
        self.tokens = clues.text.tokens
        self.persons = heads.persons
        self.areas = heads.areas
        self._other_titles = {  # a title that is once a fair's or a paper's is never an organisation's
            self._words(*pair)
            for pair in set(clues.title_at.values())
            if pair[0] and self.tokens[pair[0] - 1].lemma in words("organisations", "not_titles")
        }

        self._titles_alone = {  # as the page has them in the nominative
            self._words(*pair) for pair in set(clues.title_at.values()) if self.tokens[pair[1] - 1].morph.case == "Nom"
        }

    def by_title(self) -> Iterator[Found]:
        """«Гомельский вестник» after a legal form or where slovnet sees an organisation; lists after «компании»."""
        listed: set[int] = set()
        for first, last in sorted(set(self.clues.title_at.values())):
            if self._title_is_organisation(first, last, listed):
                listed.add(last)
                begin = first
                while begin and self.clues.lows[begin - 1] in words("organisations", "legal") | words(
                    "organisations", "kept"
                ):
                    begin -= 1
                yield Found(begin, last, self._head_of_title(first, last), 1)

    def _title_is_organisation(self, first: int, last: int, listed: set[int]) -> bool:
        before = self.tokens[first - 1] if first else None
        if self._words(first, last) in self._other_titles:
            return False
        if not self.tokens[first + 1].text[0].isupper():
            return False
        if before is None:
            return self._slovnet_in(first, last)
        if self.clues.lows[first - 1] in words("organisations", "legal") | words("organisations", "kept"):
            return True
        if before.text in {",", "и"} and any(first - 2 - i in {0, 1} for i in listed):
            return True
        if before.lemma in words("organisations", "not_titles") or "выставк" in before.lemma:
            return False
        firms = words("organisations", "firms") | words("organisations", "bodies")
        return before.lemma in firms or self._slovnet_in(first, last)

    def _slovnet_in(self, first: int, last: int) -> bool:
        return any(self.clues.type_at(i) == "ORG" for i in range(first, last + 1))

    def abbreviated(self) -> Iterator[Found]:
        """«Минпромторг России», «облисполком», «МИД»."""
        for token in self.tokens:
            low = self.clues.lows[token.index]
            if token.index in self.clues.title_at or token.index in self.persons:
                continue
            lemma = token.lemma
            known = words("organisations", "abbreviations")
            if lemma in known or low in known or (lemma.startswith("мин") and lemma.endswith("исполком")):
                first = self.heads.first_named(self.heads.left(token), token)
                yield Found(first, self.heads.with_area_tail(token.index), token.index, 2)

    def by_slovnet(self) -> Iterator[Found]:
        """What slovnet alone takes for an organisation, without posts at its head and marks at its ends."""
        for span in self.clues.spans:
            if span.type != "ORG":
                continue
            first, last = span.first, span.last
            while first < last and (self.tokens[first].lemma in words("organisations", "posts") or self._mark(first)):
                first += 1
            while last > first and self.tokens[last].text in {",", ".", "(", "«", "г", "им"}:
                last -= 1
            last = next((i - 1 for i in range(first + 1, last + 1) if self.tokens[i].text == "("), last)
            whole = range(first, last + 1)
            if first == last and self._any_such(self.tokens[first]):
                continue
            if self._tells(whole) or sum(self.tokens[i].text.isupper() for i in whole) > 3:
                continue  # «Возводит сад …», a heading in capitals
            if all(i in self.areas or i in self.persons for i in whole) or self._refused(first):
                continue
            if {self.tokens[first].lemma, self.tokens[last].lemma} & words("organisations", "posts"):
                continue  # «Генеральный консул»
            if any(self.tokens[i].lemma in words("areas", "venues") for i in whole):
                continue
            yield Found(first, last, -1 if self._mark(first) else self._own_head(first, last), 0)

    def _tells(self, whole: range) -> bool:
        """«Возводит сад», «Насосы изготовлены предприятием»: a sentence and no name, unless marks hold it."""
        told = (self.tokens[i].morph for i in whole[1:2])
        passive = any(morph.pos == "VERB" and morph.short for morph in told)
        return self.tokens[whole[0]].morph.form == "Fin" or (passive and not any(map(self._mark, whole)))

    def _any_such(self, token: Token) -> bool:
        """«Министерства и ведомства», «СМИ»: a plural, a kind of body, not a body."""
        kinds = words("organisations", "bodies") | words("organisations", "firms")
        following = [self.clues.token(token.index + step) for step in (1, 2)]
        listed = [other.lemma if other else "" for other in following]
        plural = token.morph.number == "Plur" or (listed[0] == "и" and listed[1] in kinds)
        return (plural and token.lemma in kinds) or token.text in words("organisations", "kinds_of_bodies")

    def _refused(self, first: int) -> bool:
        """A title of a forum, newspaper or programme that slovnet took."""
        pair = self.clues.title_at.get(first)
        if pair is None or pair[0] == 0:
            return False
        return self.tokens[pair[0] - 1].lemma in words("organisations", "not_titles")

    def _head_of_title(self, first: int, last: int) -> int:
        """The head of a title that is declined within its marks: «с „Полоцкими обоями“», «цеха „Сельмаша“»; else -1."""
        inside = range(first + 1, last)
        head = next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), first + 1)
        token, before = self.tokens[head], self.tokens[max(first - 1, 0)]
        cased = token.morph.case in {"Ins", "Dat", "Loc"} or (len(inside) == 1 and self._genitive(token))
        declined = cased and token.morph.pos in {"NOUN", "PROPN"}
        named = before.lemma in words("organisations", "legal") | words("organisations", "generic")
        return head if declined and not named else -1

    def _genitive(self, token: Token) -> bool:
        """A form that can be no nominative, «Газпрома» but not «Победы»; or the page has the nominative too."""
        if token.morph.case not in {"Gen", "Acc"} and not self._owns(token):
            return False
        forms = [
            parse.tag for parse in parses(token.text.lower()) if "Name" not in parse.tag and "Surn" not in parse.tag
        ]
        if not any("nomn" in tag or "Fixd" in tag for tag in forms):
            return bool(forms)
        return (nominative([token], token.index).lower(),) in self._titles_alone

    def _owns(self, token: Token) -> bool:
        """«цеха „Сельмаша“», which slovnet takes for a nominative: an unknown word after a noun that is no firm."""
        before = self.tokens[max(token.index - 2, 0)]
        firms = words("organisations", "firms") | words("organisations", "bodies") | words("organisations", "kept")
        unknown = not any(parse.is_known for parse in parses(token.text.lower()))
        return before.morph.pos == "NOUN" and before.lemma not in firms and unknown and not token.text.isupper()

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        return self.clues.lows[first + 1 : last]

    def _mark(self, index: int) -> bool:
        return self.tokens[index].text in MARKS

    def _own_head(self, first: int, last: int) -> int:
        inside = range(first, last + 1)
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), first)
