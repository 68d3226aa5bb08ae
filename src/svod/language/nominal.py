"""Nominal mentions: «глава региона», «министр», «он» stand for a person named elsewhere on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.language.holding import Holding
from svod.language.post_words import PostKind, is_plural
from svod.lexicon import words
from svod.model.claim import NameKind, Phase
from svod.model.text import Mention, Post, Sentence, Text, Token

HEADS = frozenset({"губернатор", "глава", "раис", "аким", "хоким", "мэр", "президент", "вали", "генерал-губернатор"})
REGIONAL = frozenset({"губернатор", "раис", "аким", "хоким", "вали", "генерал-губернатор"})
CHIEFS = frozenset(
    {"председатель", "руководитель", "глава", "директор", "генеральный директор", "министр", "начальник"}
)
WORDS_OF = {
    "градоначальник": ("градоначальник", "мэр", "глава"),
    "дипломат": ("посол", "чрезвычайный", "консул", "генеральный консул", "почетный консул", "торговый представитель"),
    "парламентарий": ("депутат", "сенатор", "председатель", "спикер", "член"),
    "спикер": ("спикер", "председатель"),
    "посол": ("посол", "чрезвычайный"),
    "генконсул": ("генеральный консул", "консул"),
    "консул": ("генеральный консул", "консул", "почетный консул"),
    "премьер": ("премьер-министр", "председатель правительства", "председатель совета министров"),
    "премьер-министр": ("премьер-министр", "председатель правительства"),
    "вице-премьер": ("вице-премьер", "заместитель премьер-министра", "заместитель председателя правительства"),
    "зампред": ("заместитель председателя", "первый заместитель председателя"),
    "вице-губернатор": ("вице-губернатор", "заместитель губернатора", "первый заместитель губернатора"),
    "руководитель": ("руководитель", "директор", "генеральный директор", "глава", "начальник", "председатель"),
    "гендиректор": ("генеральный директор", "гендиректор"),
    "директор": ("директор", "генеральный директор"),
}
BARE_NOUNS = {"дипломат": "дипломат", "парламентарий": "парламентарий"}
LEADERS = frozenset({"лидер"})


def nominals(text: Text, holdings: Sequence[Holding]) -> Text:
    """The text with nominal mentions for the posts that nobody is tied to and for «он», «она» as subjects."""
    stood = {h.phrase.first: h for h in holdings}
    held = [post for post in text.posts if post.person]
    shown, added = list[Post](), list[Mention]()
    covered = {m.first for m in text.mentions if m.nominal}
    for post in text.posts:
        holding = stood.get(post.first)
        if post.person is None and holding is not None and not _is_plural(text, holding):
            person = _meant(text, post, holding, held)
            if person is not None:
                post = replace(post, person=person)
                if post.first not in covered:
                    added.append(_mention(text, post.first, post.last, person))
        shown.append(post)
    text = replace(text, posts=tuple(shown), mentions=_merged(text.mentions, [*added, *_nouns(text, held, covered)]))
    return replace(text, mentions=_merged(text.mentions, list(_pronouns(text))))


def _merged(old: Sequence[Mention], new: Sequence[Mention]) -> tuple[Mention, ...]:
    """Outer mentions stay before those inside them: a nominal one covers «области» in «глава области»."""
    return tuple(
        sorted({(m.first, m.last, m.kind): m for m in (*new, *old)}.values(), key=lambda m: (m.first, -m.last))
    )


def _mention(text: Text, first: int, last: int, person: str) -> Mention:
    start, end = text.tokens[first].start, text.tokens[last].end
    return Mention(start, end, first, last, NameKind.PERSON, person, nominal=True)


def _is_plural(text: Text, holding: Holding) -> bool:
    return is_plural(text.tokens[holding.phrase.outer])


def _meant(text: Text, post: Post, holding: Holding, held: Sequence[Post]) -> str | None:
    """The only holder of such a post on the page; of several the only one who was named shortly before."""
    fitting = [other for other in held if _same_post(post, holding, other)]
    if post.area is None and holding.phrase.inner.kind is PostKind.ORG:
        fitting = [other for other in fitting if other.first < post.first]  # a bare «директор» was named before
    if post.area:
        exact = [other for other in fitting if other.area == post.area]
        fitting = exact or fitting
    past = (Phase.FORMER, Phase.DISMISSED)
    if post.phase is Phase.FORMER:  # «бывший министр» is not the one in office
        fitting = [other for other in fitting if other.phase in past]
    elif post.area or post.organisation:  # nor is a bare «экс-мэр» the mayor of a town that is named
        fitting = [other for other in fitting if other.phase is not Phase.FORMER or other.area or other.organisation]
    current = [other for other in fitting if other.phase not in past]
    persons = {other.person for other in current or fitting if other.person}
    return _nearest(text, post.first, persons)


def _nearest(text: Text, index: int, persons: set[str]) -> str | None:
    if len(persons) <= 1:
        return next(iter(persons), None)
    sentence = text.sentence_of(index)
    lowest = text.sentences[max(0, sentence.index - 3)].first
    near = [m for m in text.mentions if lowest <= m.first < index and m.kind is NameKind.PERSON and m.name in persons]
    names = {m.name for m in near}
    return near[-1].name if len(names) == 1 else None


def _same_post(post: Post, holding: Holding, other: Post) -> bool:
    """Whether a post without a name may be this held one: «глава региона» for a governor, «министр» for a minister."""
    head = holding.phrase.inner
    word, deputy = head.word, len(holding.phrase.heads) > 1 or head.ready
    if post.area and post.area != other.area and (other.area or other.role in REGIONAL):
        return False  # «глава турецкого правительства» is no governor whose region goes without saying
    role, theirs = post.role.lower(), other.role.lower()
    if post.organisation is not None:
        return _same_body(post, other) and (theirs == role or (theirs in CHIEFS and role in CHIEFS))
    if other.organisation is not None and word not in WORDS_OF and word not in LEADERS:
        return False
    if deputy and word not in WORDS_OF:
        return theirs.removeprefix("первый ").startswith(role.removeprefix("первый "))
    if word in LEADERS:
        return theirs in HEADS and other.organisation is None and post.area is not None and post.area == other.area
    if word in {"глава", "руководитель"} and (post.area or holding.phrase.parts):
        return theirs in HEADS and other.organisation is None
    if word in WORDS_OF:
        return theirs.startswith(WORDS_OF[word])
    if head.kind is PostKind.MINISTER:
        return theirs.startswith("министр") and (role == "министр" or role in theirs or theirs in role)
    return theirs == role


def _same_body(post: Post, other: Post) -> bool:
    if post.organisation is None or other.organisation is None:
        return False
    one, two = post.organisation.lower(), other.organisation.lower()
    if one in two or two in one:
        return True
    if "исполком" in one or "исполком" in two:  # «Миноблисполком» and «Минский областной исполнительный комитет»
        return one[:3] == two[:3] and "исполн" in one.replace("исполк", "исполн") and "исп" in two
    return False


def _nouns(text: Text, held: Sequence[Post], covered: set[int]) -> Iterator[Mention]:
    """«дипломат», «парламентарий», «белорусский лидер»: no post of their own."""
    taken = {i for p in text.posts for i in range(p.first, p.last + 1)}
    for token in text.tokens:
        if token.index in taken | covered or token.morph.number == "Plur":
            continue
        if token.lemma in BARE_NOUNS and token.morph.pos == "NOUN":
            roles = WORDS_OF[token.lemma]
            person = _nearest(
                text, token.index, {p.person for p in held if p.person and p.role.lower().startswith(roles)}
            )
            if person:
                yield _mention(text, token.index, token.index, person)
        elif token.lemma in LEADERS and token.index:
            before = text.mention_at(token.index - 1)
            if before is not None and before.adjective and before.area is not None:
                persons = {
                    p.person for p in held if p.person and p.area == before.area.name and p.role.lower() in HEADS
                }
                person = _nearest(text, token.index, persons)
                if person:
                    yield _mention(text, token.index - 1, token.index, person)


def _pronouns(text: Text) -> Iterator[Mention]:
    """«Он добавил …»: the last subject before it, when that is a person and no noun of its gender stands between."""
    known = {m.first for m in text.mentions}
    for token in text.tokens:
        if token.morph.pos != "PRON" or token.lemma not in {"он", "она"} or token.morph.case != "Nom":
            continue
        if token.index in known or token.text.lower() not in {"он", "она"}:
            continue
        person = antecedent(text, token)
        if person is not None:
            yield _mention(text, token.index, token.index, person)


def antecedent(text: Text, pronoun: Token) -> str | None:
    """Who a pronoun of the third person stands for; None in doubt."""
    gender = "Fem" if pronoun.text.lower() in {"она", "ее", "её", "ней", "нее", "неё"} else "Masc"
    sentence = text.sentence_of(pronoun.index)
    for index in range(pronoun.index - 1, _reach(text, sentence), -1):
        token = text.tokens[index]
        if token.rel not in {"nsubj", "nsubj:pass"} or token.morph.number == "Plur" or _quoted(text, token, pronoun):
            continue
        mention = text.mention_at(index)
        if mention is not None and mention.kind is NameKind.PERSON:
            return mention.name if _gender(text, mention) in {gender, ""} else None
        post = next((p for p in text.posts if p.first <= index <= p.last and p.person), None)
        if post is not None:
            return post.person
        speaks = text.tokens[pronoun.head].lemma in words("speech", "verbs")
        if token.morph.pos in {"NOUN", "PROPN"} and token.morph.gender == gender and not speaks:
            return None
    return None


def _reach(text: Text, sentence: Sentence) -> int:
    """Three sentences back, and not past the paragraph before."""
    at = sentence.index
    while at > 0 and sentence.index - at < 3 and text.sentences[at - 1].paragraph >= sentence.paragraph - 1:
        at -= 1
    return text.sentences[at].first - 1


def _quoted(text: Text, token: Token, pronoun: Token) -> bool:
    """Within quotation marks that close before the pronoun: its subject is nobody outside."""
    start = text.sentence_of(token.index).start
    before = text.text[start : token.start]
    opened = before.count("«") + before.count("“") > before.count("»") + before.count("”")
    spoken = text.text[start : start + 1] in "—–-" and text.sentence_of(token.index) == text.sentence_of(pronoun.index)
    said = spoken and ", —" not in before and ", –" not in before
    return opened or said


def _gender(text: Text, mention: Mention) -> str:
    genders = [text.tokens[i].morph.gender for i in range(mention.first, mention.last + 1)]
    if mention.nominal and len(genders) == 1:
        return genders[0]
    return next((g for g in genders if g), "")
