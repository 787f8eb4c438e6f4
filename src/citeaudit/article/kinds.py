"""What a sentence claims: the kinds of STANDARDS 3.1, read from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.lexicon import Hit
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.wording import Wording

# The lists that speak for themselves.
_KIND_OF = {
    "safety": Kind.SAFETY,
    "mechanism": Kind.MECHANISM,
    "diagnosis": Kind.DIAGNOSIS,
    "dose": Kind.DOSE,
    "prevalence": Kind.PREVALENCE,
    "prognosis": Kind.PROGNOSIS,
    "regulatory": Kind.REGULATORY,
    "cost": Kind.COST,
    "experience": Kind.EXPERIENCE,
    "promissory": Kind.PROMISSORY,
    "research-status": Kind.RESEARCH_STATUS,
    "efficacy": Kind.EFFICACY,
}
# The lists that count beside something else.
_GUARDED = frozenset(
    (
        "efficacy noun",
        "efficacy topic",
        "efficacy verb",
        "efficacy base",
        "efficacy growth",
        "mechanism verb",
        "comparative",
        "comparative weak",
        "safety weak",
        "harm",
        "harm weak",
        "harm symptom",
        "cause",
        "recommendation",
        "regulatory verb",
        "research plan",
    )
)
_HEALTH = ("condition", "intervention", "person", "physiology")
# What a sentence without any word of health can claim in a document that is not about health.
_ANYWHERE = frozenset((Kind.STATISTIC, Kind.DOSE))
# What research that is only planned or asked for says nothing of yet.
_OUTCOMES = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.MECHANISM,
        Kind.PREVALENCE,
        Kind.DIAGNOSIS,
        Kind.PROGNOSIS,
        Kind.CAUSE,
        Kind.DOSE,
        Kind.RECOMMENDATION,
        Kind.COST,
        Kind.STATISTIC,
    )
)
# What "this guide …" says of itself needs no evidence until it names one of these (DESIGN 3.2).
_EVEN_OF_A_DOCUMENT = frozenset(
    (Kind.EFFICACY, Kind.HARM, Kind.CAUSE, Kind.PREVALENCE, Kind.STATISTIC, Kind.DOSE)
)
_TOPICS = frozenset(("efficacy", "efficacy topic"))
# A sentence that opens so has its first clause end at the first comma.
_SUBORDINATE = frozenset(("while", "although", "though", "despite", "whereas"))
_TURNS = frozenset(("although", "though", "but", "while", "whereas", "however", "yet", ";"))
_DOSE_UNITS = frozenset(
    ("mg", "mcg", "µg", "μg", "milligram", "milligrams", "microgram", "micrograms", "iu")
)
# "140 mg/dl" is a value of the laboratory.
_VOLUMES = frozenset(("dl", "l", "ml", "litre", "liter"))
_COUNTED = frozenset(
    (
        "adults",
        "cases",
        "children",
        "individuals",
        "men",
        "participants",
        "patients",
        "people",
        "respondents",
        "subjects",
        "volunteers",
        "women",
    )
)
_STATISTICS = frozenset(("fold", "median", "ratio", "percentile"))
_PER = frozenset(("cent", "100", "1,000", "1000", "10,000", "100,000", "million"))
_CURRENCIES = frozenset("$€£")
_CONDITION_ENDINGS = ("itis", "algia", "emia", "aemia", "pathy", "osis")
_LONGEST_NUMBER_GAP = 4
# In words: how far an effect verb or a cause reaches to the condition it is about.
_BEHIND_EFFECT = 7
_BEFORE_EFFECT = 4
_BEHIND_CAUSE = 9
_BEFORE_CAUSE = 8
# "leads to decreased appetite", "with reduced hearing": no verb.
_BEFORE_AN_ADJECTIVE = frozenset(("to", "with", "of", "as", "for", "a", "the"))
_FOR_PEOPLE = ("help", "treat", "protect", "benefit", "support")
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


class Claimed(NamedTuple):
    """The kinds of a sentence and the words that show them.

    `points_back` marks a sentence that draws on the one before it ("These findings suggest …"),
    or claims nothing itself and only points there or defines a word.
    """

    kinds: tuple[Kind, ...]
    cues: tuple[str, ...]
    points_back: bool


def read_kinds(wording: Wording, *, about_health: bool = True) -> Claimed:
    """Say what a sentence claims.

    Args:
        wording: The sentence.
        about_health: The document is about health, so that "an effective option" means a
            treatment. Elsewhere the sentence itself must name a condition, treatment or patient.

    Returns:
        At least one kind, in the order of `Kind`; `BACKGROUND` alone where nothing is claimed
        that needs evidence. Plans and wishes of research are `RESEARCH_STATUS` alone.

    Cost: linear in the number of words. Source: STANDARDS 3.1.
    """
    cues = _cues(wording, about_health=about_health)
    if not cues:
        defines = wording.has("definition", "document")
        trial = about_health and wording.has("trial") and not defines
        kind = Kind.RESEARCH_STATUS if trial else Kind.BACKGROUND
        return Claimed((kind,), (), defines or _opens_with(wording, "demonstrative"))
    ordered = tuple(sorted(cues, key=_RANK.__getitem__))
    words = dict.fromkeys(wording.words(hit) for kind in ordered for hit in cues[kind])
    return Claimed(ordered, tuple(words), _opens_with(wording, "back reference"))


def _opens_with(wording: Wording, section: str) -> bool:
    return any(hit.start == 0 for hit in wording.hits(section))


def _cues(wording: Wording, *, about_health: bool) -> dict[Kind, list[Hit]]:
    """Collect the entries that show a kind, and weigh them against each other."""
    found = wording.found
    cues = {kind: list(found[section]) for section, kind in _KIND_OF.items() if section in found}
    if not cues and not wording.has_number and _GUARDED.isdisjoint(found):
        return cues
    for kind, hit in _guarded(wording):
        cues.setdefault(kind, []).append(hit)
    if not (about_health or wording.has(*_HEALTH)):
        cues = {kind: hits for kind, hits in cues.items() if kind in _ANYWHERE}
    if Kind.RESEARCH_STATUS in cues:
        _drop_outcomes_of_plans(cues, wording)
    if any(hit.start <= 1 for hit in wording.hits("document")):
        cues = {kind: hits for kind, hits in cues.items() if kind in _EVEN_OF_A_DOCUMENT}
        if Kind.EFFICACY in cues and all(hit.section in _TOPICS for hit in cues[Kind.EFFICACY]):
            del cues[Kind.EFFICACY]
    _drop_the_lesser(cues)
    return cues


def _guarded(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read the lists whose words count only beside another, and the numbers."""
    found = wording.found
    if wording.has_number:
        yield from _numbers(wording)
    if _GUARDED.isdisjoint(found):
        return
    ill = _conditions(wording)
    yield from _effects(wording, ill)
    yield from _harms(wording)
    for hit in found.get("cause", ()):
        if any(-_BEFORE_CAUSE <= at - hit.start <= _BEHIND_CAUSE for at in ill):
            yield Kind.CAUSE, hit
    if ill or wording.has("person", "intervention", "dose"):
        yield from _each(Kind.RECOMMENDATION, wording.hits("recommendation"))
    if wording.has("intervention", "regulatory"):
        yield from _each(Kind.REGULATORY, wording.hits("regulatory verb"))
    if wording.has("research weak", "trial"):
        yield from _each(Kind.RESEARCH_STATUS, wording.hits("research plan"))


def _each(kind: Kind, hits: list[Hit]) -> Iterator[tuple[Kind, Hit]]:
    for hit in hits:
        yield kind, hit


def _effects(wording: Wording, ill: list[int]) -> Iterator[tuple[Kind, Hit]]:
    """Find effects of a treatment, and what is held against other treatments."""
    medical = bool(ill) or wording.has(*_HEALTH)
    effects = list(_effects_of_verbs(wording, ill))
    if medical:
        effects += _each(Kind.EFFICACY, wording.hits("efficacy noun"))
        yield from _each(Kind.COMPARATIVE, wording.hits("comparative"))
        if not wording.has("asks"):
            effects += _each(Kind.EFFICACY, wording.hits("efficacy topic"))
    if medical or wording.has("mechanism"):
        yield from _each(Kind.MECHANISM, wording.hits("mechanism verb"))
    yield from effects
    effective = wording.has("efficacy", "safety") or any(
        kind is Kind.EFFICACY for kind, _ in effects
    )
    if effective and not wording.has("comparator none"):
        yield from _each(Kind.COMPARATIVE, wording.hits("comparative weak"))


def _effects_of_verbs(wording: Wording, ill: list[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read verbs by their object: a condition, or only cells and hormones."""
    body = [hit.start for hit in wording.hits("physiology")]
    people = [hit.start for hit in wording.hits("person")]
    for hit in _effect_verbs(wording):
        helps = wording.tokens[hit.start].startswith(_FOR_PEOPLE)
        if _reaches(wording, hit, ill) or (helps and _reaches(wording, hit, people)):
            yield Kind.EFFICACY, hit
        elif _reaches(wording, hit, body):
            yield Kind.MECHANISM, hit
    growth = wording.hits("efficacy growth")
    if growth:
        good = [hit.start for hit in wording.hits("good")]
        for hit in growth:
            if _reaches(wording, hit, good):
                yield Kind.EFFICACY, hit
            elif _reaches(wording, hit, ill):
                yield Kind.CAUSE, hit
            elif _reaches(wording, hit, body):
                yield Kind.MECHANISM, hit


def _effect_verbs(wording: Wording) -> Iterator[Hit]:
    """List effect verbs; "lower" and its like only where the word before makes them verbs."""
    yield from wording.hits("efficacy verb")
    bases = wording.hits("efficacy base")
    if bases:
        led = {hit.end for hit in wording.hits("verb follows")}
        for hit in bases:
            before = wording.tokens[hit.start - 1] if hit.start else ""
            # "statins lower", "vitamins support": a plural subject.
            if hit.start in led or (len(before) > 4 and before[-1] == "s"):
                yield hit


def _reaches(wording: Wording, verb: Hit, objects: list[int]) -> bool:
    """Say whether a verb has one of these words as its object: behind it, or "pain was reduced"."""
    passive = wording.tokens[verb.start].endswith("ed")
    if passive and (verb.start == 0 or wording.tokens[verb.start - 1] in _BEFORE_AN_ADJECTIVE):
        return False
    if any(0 <= at - verb.end <= _BEHIND_EFFECT for at in objects):
        return True
    return passive and any(0 < verb.start - at <= _BEFORE_EFFECT for at in objects)


def _harms(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    yield from _each(Kind.HARM, wording.hits("harm"))
    if wording.has("intervention"):
        yield from _each(Kind.HARM, wording.hits("harm weak"))
        if wording.has("cause"):
            yield from _each(Kind.HARM, wording.hits("harm symptom"))
    if wording.has("intervention", "person", "dose"):
        yield from _each(Kind.SAFETY, wording.hits("safety weak"))


def _conditions(wording: Wording) -> list[int]:
    """Say where the sentence names a condition: a listed word, or one that ends like "-itis"."""
    places = [hit.start for hit in wording.hits("condition")]
    excluded = {hit.start for hit in wording.hits("no condition")}
    for at, token in enumerate(wording.tokens):
        if token.endswith(_CONDITION_ENDINGS) and len(token) > 6 and at not in excluded:
            places.append(at)
    return places


def _numbers(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Doses, shares, counts of people, prices: what a number stands before decides its kind."""
    tokens = wording.tokens
    names = {hit.end for hit in wording.hits("names a number")}
    for at, token in enumerate(tokens):
        if not token[0].isdigit() or at in names:
            continue
        following = tokens[at + 1 : at + 1 + _LONGEST_NUMBER_GAP]
        if not following:
            continue
        unit = following[0]
        shown = Hit(at, at + 2, "number")
        if unit in _DOSE_UNITS:
            value = len(following) > 2 and following[1] == "/" and following[2] in _VOLUMES
            yield (Kind.STATISTIC if value else Kind.DOSE), shown
        elif at and tokens[at - 1] in _CURRENCIES:
            priced = Kind.COST if wording.has("cost") else Kind.STATISTIC
            yield priced, Hit(at - 1, at + 1, "number")
        elif unit in {"%", "percent"} or (unit == "per" and not _PER.isdisjoint(following[1:2])):
            yield _share(wording), shown
        elif unit in _STATISTICS or not _COUNTED.isdisjoint(following):
            yield _count(wording), shown


def _share(wording: Wording) -> Kind:
    """Read a share of people as a prevalence, unless the sentence speaks of an effect."""
    if wording.has("efficacy", "efficacy noun", "efficacy verb", "research weak", "trial"):
        return Kind.STATISTIC
    return Kind.PREVALENCE if wording.has("prevalence verb", "population") else Kind.STATISTIC


def _count(wording: Wording) -> Kind:
    """Read a count as a prevalence where people are said to have something."""
    return Kind.PREVALENCE if wording.has("prevalence verb") else Kind.STATISTIC


def _drop_outcomes_of_plans(cues: dict[Kind, list[Hit]], wording: Wording) -> None:
    """Take out what stands in one clause with research that is planned, asked for or missing."""
    clauses = _clauses(wording.tokens)
    plans = {clauses[hit.start] for hit in cues[Kind.RESEARCH_STATUS]}
    for kind in _OUTCOMES & cues.keys():
        left = [hit for hit in cues[kind] if clauses[hit.start] not in plans]
        if left:
            cues[kind] = left
        else:
            del cues[kind]


def _clauses(tokens: list[str]) -> list[int]:
    """Give each token its clause: one begins at "but", one ends with an opening "While …,"."""
    numbers: list[int] = []
    clause = 0
    opening = bool(tokens) and tokens[0] in _SUBORDINATE
    for token in tokens:
        if token in _TURNS and numbers:
            clause += 1
        elif opening and token == ",":
            clause, opening = clause + 1, False
        numbers.append(clause)
    return numbers


def _drop_the_lesser(cues: dict[Kind, list[Hit]]) -> None:
    """Where one kind says the same as another with more at stake, only that one is judged."""
    if not _OUTCOMES.isdisjoint(cues):
        cues.pop(Kind.RESEARCH_STATUS, None)
        if Kind.EFFICACY in cues or Kind.HARM in cues:
            for lesser in (Kind.EXPERIENCE, Kind.CAUSE, Kind.PROGNOSIS):
                cues.pop(lesser, None)
