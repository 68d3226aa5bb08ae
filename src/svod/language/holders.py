"""Holders: which person holds a post by standing beside it — before it, after it, in a list, through a dash."""

from collections.abc import Sequence

from svod.language.holding import Holding
from svod.language.parted import parted
from svod.language.post_words import is_plural
from svod.lexicon import words
from svod.model.claim import NameKind, Phase
from svod.model.page import ParagraphKind
from svod.model.text import Mention, Text

DASHES = frozenset({"–", "—", "-", "−"})
SECONDS = "вице-"
"""Deputies of a head of an area, who have a field or a body of their own beside: «вице-премьер, министр культуры»."""
BRACKETS = 6  # words in brackets between a post and its name
APPOSITION = 8  # words of an apposition between a name and its post
BULLETS = frozenset({"•", "·", "*", "▪", "✔"})
ENDS = frozenset({",", ".", ")", "(", ";", "–", "—", ":", "!", "?", "»", "…"})


class Holders:
    """Ties the post phrases of one text to its persons."""

    def __init__(self, text: Text, holdings: Sequence[Holding]) -> None:
        self._text = text
        self._holdings = holdings
        self._starts = {h.phrase.first: h for h in holdings}
        self._persons = {
            m.first: m for m in text.mentions if m.kind is NameKind.PERSON and not m.lent and not m.nominal
        }
        self._ends = {m.last: m for m in self._persons.values()}

    def tie(self) -> None:
        """Fill `holders`, the surest evidence first."""
        for holding in self._holdings:
            self._after(holding)
        for holding in reversed(self._holdings):
            self._shared(holding)
            self._of_each(holding)
        for holding in self._holdings:
            if not holding.holders and not self._is_plural(holding):
                self._before(holding)

    def _after(self, holding: Holding) -> None:
        """«губернатор Омской области Иван Петров», «президенты А и Б», «мэр (И. Петров)», «Мэр – И. Петров»."""
        at = self._past_titles(self._past_brackets(self._past_side(holding.phrase.last + 1)))
        mention = self._persons.get(at)
        if mention is not None and self._same_sentence(holding.phrase.first, mention.first):
            if not parted(self._text, holding, mention):
                holding.holders = [m.name for m in self._listed(mention, self._is_plural(holding))]
            return
        if self._is_plural(holding):
            self._of_both(holding, at)
            return
        inside = self._persons.get(at + 1)
        if inside is None or not self._same_sentence(holding.phrase.first, inside.first):
            return
        closing = self._word(inside.last + 1)
        bracketed = self._word(at) == "(" and closing == ")"
        listed = (
            self._word(at) in DASHES | {":"}
            and closing in {"", ".", ",", ";", ")"}
            and self._opens(holding.phrase.first)
        )
        if bracketed or listed:
            holding.holders = [inside.name]

    def _past_titles(self, at: int) -> int:
        """«министр культуры | профессор | Иванов», «ректор академии | , профессор, доктор | Иванов»."""
        titles, first = words("posts", "titles"), at
        while self._lemma(at) in titles or (self._word(at) == "," and self._lemma(at + 1) in titles):
            at += 1
        return at if at in self._persons or self._word(first) != "," else first

    def _past_side(self, at: int) -> int:
        """«сопредседатель совета | с сербской стороны | Иван Петров»."""
        side = self._lemma(at) in {"с", "со"} and self._lemma(at + 2) == "сторона"
        return at + 3 if side else at

    def _past_brackets(self, at: int) -> int:
        """«глава Торговой палаты | (ТП) | Иван Петров»: an abbreviation or another name in brackets before the name."""
        if self._word(at) != "(":
            return at
        closing = next((i for i in range(at + 2, at + BRACKETS) if self._word(i) == ")"), at)
        inside = range(at + 1, closing)
        named = any(i in self._persons for i in inside) or not any(self._word(i)[:1].isupper() for i in inside)
        return at if named else closing + 1

    def _of_both(self, holding: Holding, at: int) -> None:
        """«Президентов двух стран А и Б», «главы регионов – А и Б»."""
        pairs, marks = words("posts", "pairs") | {"два", "оба", "три"}, DASHES | {":", ","}
        while self._lemma(at) in pairs or self._word(at) in marks:
            at += 1
        mention = self._persons.get(at)
        firms = bool(holding.phrase.parts) and self._text.tokens[holding.phrase.last].morph.number == "Plur"
        if firms and holding.slots.organisation is not None:
            return  # «руководители предприятий: Иван Петров, директор …»: each of his own
        if mention is not None and self._same_sentence(holding.phrase.first, mention.first):
            holding.holders = [m.name for m in self._listed(mention, True)]

    def _of_each(self, holding: Holding) -> None:
        """«сопредседатели совета – | министр А и вице-премьер Б»: people who have posts of their own."""
        if holding.holders or holding.phrase.inner.word not in words("posts", "joint") or not self._is_plural(holding):
            return
        at, found = holding.phrase.last + 1, list[str]()
        while self._word(at) in DASHES | {":", ",", "и"} or self._word(at) == "а":
            at += 1
        while (one := self._starts.get(at)) is not None and len(one.holders) == 1:
            named = next((m for m in self._persons.values() if m.first > one.phrase.last), None)
            if named is None or named.name != one.holders[0] or not self._same_sentence(at, named.first):
                break
            found.append(named.name)
            joint = named.last + 1
            at = joint + 1 if self._word(joint) in {",", "и"} else len(self._text.tokens)
        holding.holders = found if len(found) > 1 else []

    def _listed(self, mention: Mention, plural: bool) -> list[Mention]:
        """The person; for a plural post all persons joined to it without a post of their own: «А, Б и В»."""
        found = [mention]
        while plural:
            joint = self._word(found[-1].last + 1)
            following = self._persons.get(found[-1].last + 2)
            if joint not in {",", "и"} or following is None:
                break
            found.append(following)
        return found

    def _shared(self, holding: Holding) -> None:
        """«вице-премьер – министр культуры Пётр Иванов», «заместителем мэра, директором фонда Иваном Петровым»."""
        if holding.holders or self._is_plural(holding):
            return
        joint = self._word(holding.phrase.last + 1)
        following = self._starts.get(holding.phrase.last + 2)
        beside = self._starts.get(self._past_titles(holding.phrase.last + 1))
        if beside is not None and self._same_case(holding, beside):
            joint, following = "–", beside  # «заместитель главы правительства | министр культуры Иван Петров»
        if following is None or not following.holders or len(following.holders) > 1:
            return
        case, other = self._case(holding), self._case(following)
        if joint == "и" and (self._one_actor(holding) or self._named_after(holding)):
            joint = "–"
        if (joint not in DASHES and joint != ",") or (case and other and case != other):
            return
        sure = self._precise(holding) or holding.slots.role.startswith(SECONDS) or self._next_item(holding)
        alone = holding.slots.bare and not sure
        if joint == "," and (alone or (self._persons_before(holding) and not self._named_after(holding))):
            return
        named = self._persons.get(self._past_titles(following.phrase.last + 1))
        if named or following.sibling is not None:
            holding.holders = list(following.holders)
            holding.sibling, following.sibling = following, following.sibling or holding

    def _same_case(self, one: Holding, other: Holding) -> bool:
        cases = self._case(one), self._case(other)
        return cases[0] == cases[1] != "" and self._same_sentence(one.phrase.first, other.phrase.first)

    def _one_actor(self, holding: Holding) -> bool:
        """«заявил бывший глава «Зари» и совладелец «Рассвета» Иван Петров»: a verb in the singular has one subject."""
        head = self._text.tokens[holding.phrase.outer]
        verb = self._text.tokens[head.head]
        subject = head.rel == "nsubj" and verb.morph.pos == "VERB" and verb.index < head.index
        return subject and verb.morph.number == "Sing" and bool(holding.phrase.parts)

    def _named_after(self, holding: Holding) -> bool:
        """«мэр А, председатель общины и почётный консул Б»: in a list of posts before names all stand before."""
        mention = self._ends.get(holding.start - 2)
        if self._word(holding.start - 1) != "," or mention is None or not holding.phrase.parts:
            return False
        return any(mention.name in h.holders and h.phrase.last + 1 == mention.first for h in self._holdings)

    def _next_item(self, holding: Holding) -> bool:
        """«глава палаты А и | вице-премьер, министр экономики Б»: «и» behind a name opens the next of the list."""
        return self._word(holding.start - 1) == "и" and holding.start - 2 in self._ends

    def _precise(self, holding: Holding) -> bool:
        """A post of several words: «министр, Иван Петров…» of one word is likelier somebody else."""
        return " " in holding.slots.role

    def _persons_before(self, holding: Holding) -> bool:
        """«Иван Петров, губернатор области, министр А. Сидоров»: the first post belongs to the person before it."""
        mention = self._ends.get(holding.phrase.first - 2)
        return mention is not None and self._word(holding.phrase.first - 1) in DASHES | {",", "("}

    def _before(self, holding: Holding) -> None:
        """«Иван Петров, губернатор Омской области, …», «И. Петров (мэр Братска)», «…, тогда глава, а ныне сенатор»."""
        at = holding.start - 1
        past = False
        while self._word(at).lower() in words("posts", "adverbs"):
            past = past or self._word(at).lower() in words("posts", "past_adverbs")
            at -= 1
        joint = self._word(at)
        if [self._word(i).lower() for i in (at + 1, at + 2)] == ["а", "также"] and at + 2 < holding.start:
            return  # «Иван Петров, а также глава …»: the next of a list
        if at + 2 == holding.start and self._word(at + 1) == "и" and at in self._ends:
            return  # «встреча Ивана Петрова и посла Сербии»: another, who is not named
        if self._signs(holding):
            holding.holders = [self._ends[holding.start - 1].name]
            return
        if self._word(holding.phrase.last + 1) in DASHES and holding.phrase.last + 2 in self._persons:
            return  # «…, а министр юстиции – Анна Белова»: that is the holder
        if joint in DASHES | {",", "("} or (at + 1 < holding.start and self._word(at + 1) in {"и", "а"}):
            end = at - 1 if joint in DASHES | {",", "("} else at
        else:
            return
        name = self._person_ending(end, holding) or (self._past_apposition(end, holding) if joint == "," else None)
        if name is None or not self._closed(holding):
            return
        holding.holders = [name]
        if past:
            holding.phase = Phase.FORMER

    def _signs(self, holding: Holding) -> bool:
        """«Иван Петров | директор завода» as a whole line: a caption or a signature."""
        mention = self._ends.get(holding.start - 1)
        if mention is None or self._case(holding) not in {"Nom", ""} or not holding.phrase.parts:
            return False
        sentence = self._text.sentence_of(mention.first)
        return sentence.first == mention.first and sentence.last - holding.phrase.last <= 1

    def _person_ending(self, end: int, holding: Holding) -> str | None:
        """The person whose name ends at a token, or who holds the post that ends there after the name."""
        initial = self._word(end) == "." and len(self._word(end - 1)) == 1
        mention = self._ends.get(end) or (self._ends.get(end - 1) if initial else None)
        if mention is not None:
            return mention.name if self._agrees(mention, holding) else None
        earlier = next((h for h in self._holdings if h.phrase.last == end and h.holders), None)
        if earlier is None or earlier.phrase.last >= holding.phrase.first or len(earlier.holders) > 1:
            return None
        after_name = self._persons.get(earlier.phrase.last + 1) is None
        same = self._case(earlier) == self._case(holding) or not self._case(holding)
        return earlier.holders[0] if after_name and same else None

    def _past_apposition(self, end: int, holding: Holding) -> str | None:
        """«к Ивану Петрову, | известному хирургу, | депутату Думы»: another apposition stands between."""
        case, sentence = self._case(holding), self._text.sentence_of(holding.phrase.first)
        if not case or not holding.phrase.parts:
            return None
        for at in range(end, max(sentence.first, end - APPOSITION) - 1, -1):
            token = self._text.tokens[at]
            mention = self._ends.get(at - 1)
            if token.text == "," and mention is not None:
                noun = self._text.tokens[at + 1 : end + 1]
                fits = any(t.morph.pos == "NOUN" and t.morph.case == case for t in noun[:3])
                cases = {self._text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
                return mention.name if fits and case in cases else None
            if token.morph.pos in {"VERB", "CCONJ", "SCONJ", "PRON"} or token.text == ",":
                return None
        return None

    def _agrees(self, mention: Mention, holding: Holding) -> bool:
        """In the nominative, or in the case of the name."""
        top = self._text.tokens[mention.first]
        owned = top.rel == "nmod" and top.morph.case == "Gen" and top.head == mention.first - 1
        if owned and self._case(holding) == "Nom":
            return False  # «соперник Ивана Петрова – министр …»
        case = "" if holding.phase is Phase.ACTING else self._case(holding)  # «врио губернатора» does not change
        cases = {self._text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
        return not case or case in cases or cases == {""} or (case == "Nom" and not cases & {"Ins", "Dat"})

    def _closed(self, holding: Holding) -> bool:
        """Ends with a mark, «и» or the text; a bare «министр» needs more: «Иван Петров, министр отметил …» is none."""
        following = self._word(holding.phrase.last + 1)
        shut = (
            following in ENDS or not following or not self._same_sentence(holding.phrase.first, holding.phrase.last + 1)
        )
        goes_on = bool(holding.phrase.parts) or holding.phrase.last + 2 in self._starts
        return shut or (goes_on and following == "и")

    def _opens(self, first: int) -> bool:
        sentence = self._text.sentence_of(first)
        before = self._word(first - 1)
        numbered = before in {".", ")"} and self._word(first - 2).isdigit() and sentence.first >= first - 2
        return sentence.first == first or numbered or before in {*DASHES, *BULLETS, ";", ":", "("}

    def _is_plural(self, holding: Holding) -> bool:
        return is_plural(self._text.tokens[holding.phrase.outer])

    def _case(self, holding: Holding) -> str:
        return holding.case(self._text)

    def _word(self, index: int) -> str:
        return self._text.tokens[index].text if 0 <= index < len(self._text.tokens) else ""

    def _lemma(self, index: int) -> str:
        return self._text.tokens[index].lemma if 0 <= index < len(self._text.tokens) else ""

    def _same_sentence(self, left: int, right: int) -> bool:
        if right >= len(self._text.tokens):
            return False
        one, other = self._text.sentence_of(left), self._text.sentence_of(right)
        return one.index == other.index or (one.paragraph == other.paragraph and one.kind is ParagraphKind.TABLE)
