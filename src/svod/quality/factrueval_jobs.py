"""Occupations that are no posts of ours: who works where and as what, from a name beside a job and an organisation."""

from collections.abc import Iterator, Mapping, Sequence

from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Post, Text, Token
from svod.quality.factrueval_facts import Fact, as_written
from svod.quality.factrueval_sides import Sides

BETWEEN = 4  # words between a job and its organisation: «фотограф независимого еженедельника „Маяк“»
REACH = 12  # words between a post and its holder
BEFORE = 2  # adjectives before a job
OPENING, CLOSING = {"«", '"', "„", "“"}, {"»", '"', "“", "”"}
JOINTS = {",", "—", "–", "-"}


class Jobs:
    """Finds jobs beside the text's names, as the evaluation counts names."""

    def __init__(self, text: Text, names: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.people = [m for m in names if m.kind is NameKind.PERSON and not m.lent]
        bodies = [*(m for m in names if m.kind is NameKind.ORGANISATION), *self._by_adjective()]
        self.ends: Mapping[int, Mention] = {m.last: m for m in bodies}
        self.starts: Mapping[int, Mention] = {m.first: m for m in reversed(bodies)}
        self.sides = Sides(text, names)
        self.full = {m.first: m.name for m in text.mentions if m.kind is NameKind.PERSON}

    def found(self) -> Iterator[Fact]:
        """All occupations, in text order."""
        for person in self.people:
            for reader in (self._before, self._after, self._from):
                yield from reader(person)
        yield from self._told()
        yield from self._loose_posts()

    def _by_adjective(self) -> Iterator[Mention]:
        """«палестинская делегация»: a body of the area whose adjective stands before it."""
        for area in self.text.mentions:
            noun = self.tokens[area.last + 1] if area.adjective and area.last + 1 < len(self.tokens) else None
            if noun is not None and noun.lemma in words("factrueval", "collectives"):
                written = self.text.text[area.start : noun.end]
                yield Mention(area.start, noun.end, area.first, noun.index, NameKind.ORGANISATION, written)

    def _loose_posts(self) -> Iterator[Fact]:
        """«спикер палаты общин, Юхан Тамм», «депутат парламента от Нарвы Юхан Тамм»: a post without its holder."""
        for post in self.text.posts:
            if post.person is not None or not (post.organisation or post.area):
                continue
            if post.role.split(" ")[-1] in words("factrueval", "owners"):
                continue
            person = next((m for m in self.people if m.first > post.last), None)
            if person is None or not self._reaches(post, person) or self._begins(person):
                continue
            where = self._where(post)
            who = self.sides.called(person)
            yield Fact("Occupation", (("Who", who), ("Where", where), ("Position", post.role)))

    def _begins(self, person: Mention) -> bool:
        """«…, Юхан Тамм – режиссёр»: a new member of a list, with his own post after him."""
        following = self.tokens[person.last + 1] if person.last + 1 < len(self.tokens) else None
        return following is not None and following.text in JOINTS - {","}

    def _reaches(self, post: Post, person: Mention) -> bool:
        """Only a comma or a tail of prepositions and genitives lies between, and the cases agree."""
        between = self.tokens[post.last + 1 : person.first]
        if len(between) > REACH or self.text.sentence_of(post.first) is not self.text.sentence_of(person.first):
            return False
        cases = {_case(self.tokens[post.first]), _case(self.tokens[person.first])} - {""}
        if self.tokens[post.first].morph.number == "Plur" or len(cases) > 1:
            return False
        if [token.text for token in between] == [","]:
            return True
        return bool(between) and between[0].text != "," and all(self._is_tail(token) for token in between)

    def _is_tail(self, token: Token) -> bool:
        """«в России, на Украине и в Латвии», «(ПДМ)»: what may stand between a post and its holder."""
        if token.text in {",", "и", "(", ")"}:
            return True
        named = self.text.mention_at(token.index) is not None
        return token.morph.pos in {"ADP", "NOUN", "PROPN", "ADJ"} and (named or token.morph.case != "Nom")

    def _where(self, post: Post) -> str:
        body = next((m for m in self.starts.values() if post.first < m.first <= post.last), None)
        if post.organisation:
            return post.organisation if body is None else _plain(body.name)
        return as_written(self.text, post.area or "", post.start)

    def _before(self, person: Mention) -> Iterator[Fact]:
        """«корреспондент газеты „Маяк“ Юхан Тамм», «наблюдатель от ОБСЕ полковник Юхан Тамм»."""
        between = self._describing(person)
        body = self.ends.get(person.first - 1 - len(between))
        job = self._job_left_of(body) if body else None
        if job is None or body is None:
            return
        one, two = job.morph.case, self.tokens[person.first].morph.case
        below = self.tokens[job.head].lemma in words("posts", "nominal") and job.rel == "nmod"
        if below or (one == "Gen" and two == "Nom"):
            return
        for token in (job, *(t for t in between if self._is_job(t.index))):
            yield self._fact(person, token, body)

    def _describing(self, person: Mention) -> Sequence[Token]:
        """«португальский парламентарий | Юхан Тамм», «на переговорах | Юхан Тамм»: between a body and its man."""
        first = person.first
        while (
            first
            and person.first - first < BETWEEN
            and first - 1 not in self.ends
            and self._describes(first - 1, person)
        ):
            first -= 1
        return self.tokens[first : person.first]

    def _describes(self, index: int, person: Mention) -> bool:
        token = self.tokens[index]
        if token.morph.pos in {"ADJ", "NOUN"}:
            return token.morph.case in {self.tokens[person.first].morph.case, "Loc", "Gen"}
        return token.morph.pos == "ADP" and self.tokens[token.head].morph.case == "Loc"

    def _after(self, person: Mention) -> Iterator[Fact]:
        """«Юхан Тамм, корреспондент газеты „Маяк“», «Юхан Тамм — солист группы „Маяк“»."""
        at = person.last + 1
        if at >= len(self.tokens) or self.tokens[at].text not in JOINTS:
            return
        job = next((self.tokens[i] for i in range(at + 1, at + 2 + BEFORE) if self._is_job(i)), None)
        if job is None or job.morph.number == "Plur":
            return
        body = next((self.starts[i] for i in range(job.index + 1, job.index + 2 + BETWEEN) if i in self.starts), None)
        if body is None or any(other.first == body.last + 1 for other in self.people):
            return
        if self._joined(job.index, body.first):
            yield self._fact(person, job, body)

    def _from(self, person: Mention) -> Iterator[Fact]:
        """«Юхан Тамм из команды „Маяк“», «Юхан Тамм („Маяк“)»: no job is named."""
        at = person.last + 1
        if at + 1 >= len(self.tokens) or self.text.sentence_of(at).last <= at + 1:
            return
        body = self.starts.get(at + 1) or self.starts.get(at + 2)
        if body is None:
            return
        after = self.tokens[body.last + 1].text if body.last + 1 < len(self.tokens) else ""
        bracketed = self.tokens[at].text == "(" and body.first == at + 1 and after == ")"
        from_ = self.tokens[at].text == "из" and (body.first == at + 1 or self.tokens[at + 1].morph.case == "Gen")
        if from_ or bracketed:
            yield self._fact(person, None, body)

    def _told(self) -> Iterator[Fact]:
        """«Юхан Тамм работает в „Маяке“», «стал тренером „Маяка“»: by the verb's subject."""
        for token in self.tokens:
            if token.lemma in words("factrueval", "working") | words("factrueval", "playing"):
                yield from self._works(token)
            elif token.morph.case == "Ins" and token.morph.number == "Sing" and self._is_job(token.index):
                yield from self._becomes(token)

    def _works(self, verb: Token) -> Iterator[Fact]:
        """«работает в „Маяке“», «играет за „Маяк“»: no job is named."""
        person, held = self.sides.doer(verb), {"за"} if verb.lemma in words("factrueval", "playing") else {"в", "на"}
        if person is not None and person.mention.kind is NameKind.PERSON:
            for side in self.sides.below(verb):
                if side.is_body and side.preposition in held:
                    yield self._fact(person.mention, None, side.mention)

    def _becomes(self, job: Token) -> Iterator[Fact]:
        """«стал тренером „Маяка“», «назначен тренером „Маяка“», «был тренером „Маяка“»."""
        is_root = any(self.text.children(job.index, "cop"))
        verb = job if is_root else self.tokens[job.head]
        if not is_root and verb.lemma not in words("factrueval", "becoming"):
            return
        person = self.sides.undergoer(verb) or self.sides.doer(verb)
        body = next((self.starts[i] for i in range(job.index + 1, job.index + 2 + BETWEEN) if i in self.starts), None)
        if person is None or body is None or person.mention.kind is not NameKind.PERSON:
            return
        if self._joined(job.index, body.first):
            yield self._fact(person.mention, job, body)

    def _job_left_of(self, body: Mention) -> Token | None:
        for index in range(body.first - 1, max(body.first - 2 - BETWEEN, -1), -1):
            if self._is_job(index):
                token = self.tokens[index]
                return token if token.morph.number != "Plur" and self._joined(index, body.first) else None
        return None

    def _is_job(self, index: int) -> bool:
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        return token.morph.pos == "NOUN" and token.lemma.removeprefix("экс-") in words("factrueval", "jobs")

    def _joined(self, job: int, body: int) -> bool:
        """Whether only what stands in the genitive, or «из» and «в», stands between."""
        for token in self.tokens[job + 1 : body]:
            if token.text in {"из", "в", "от", "«", '"'} or token.morph.case == "Gen":
                continue
            if token.morph.pos not in {"ADJ", "NOUN", "PROPN"} or token.morph.case:
                return False
        return self.text.sentence_of(job) is self.text.sentence_of(body)

    def _fact(self, person: Mention, job: Token | None, body: Mention) -> Fact:
        who = self.sides.called(person)
        rows = [("Who", who), ("Where", self._titled(body))]
        if job is not None:
            rows.append(("Position", self._called(job)))
        return Fact("Occupation", tuple(rows))

    def _titled(self, body: Mention) -> str:
        """«газеты „Маяк“» is called «Маяк»; what has no title, as it is written."""
        tokens = self.tokens[body.first : body.last + 1]
        if tokens[-1].text in CLOSING:
            opening = next((t for t in tokens if t.text in OPENING), None)
            if opening is not None and opening.index + 1 < body.last:
                return self.text.text[self.tokens[opening.index + 1].start : self.tokens[body.last - 1].end]
        return _plain(body.name)

    def _called(self, job: Token) -> str:
        """The job in the nominative with the adjectives that belong to it: «главный тренер»."""
        first = job.index
        while first and job.index - first < BEFORE and self.tokens[first - 1].lemma in words("posts", "adjectives"):
            first -= 1
        return nominative(self.tokens[first : job.index + 1], job.index).lower()


def _plain(name: str) -> str:
    return " ".join(name.split())


def _case(token: Token) -> str:
    """The case; the accusative of a person is its genitive."""
    return "Gen" if token.morph.case == "Acc" else token.morph.case
