"""Whether a source is about what the claim is about, and what a difference costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Certainty, Kind
from citeaudit.article.read import read
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.policy.judge import judge
from citeaudit.policy.model import Outcome, Strength, Verdict
from citeaudit.policy.scope import fit
from citeaudit.policy.tables import load_policy
from citeaudit.sources.model import Design, Source, SourceType
from citeaudit.text import Text
from tests.unit.policy.scales import source

_LIST = '## References\n\n[1] "A study." A Journal, 2020.\n\n[2] "Another." A Journal, 2021.\n'


def _topic(sentence: str, before: str = "") -> Topic:
    article = read(Text.of(f"{before}\n\n{sentence} [1]\n\n{_LIST}", "article.md"), "markdown")
    claim = next(claim for claim in article.claims if claim.citations)
    return Topic(claim, article)


def _differs(title: str, sentence: str, before: str = "") -> tuple[str, ...]:
    return fit(source("cohort", title=title), _topic(sentence, before)).differs


def _verdict(sentence: str, *cited: Source, kind: Kind, before: str = "") -> Verdict:
    """Judge a sentence with these sources, as a claim of this kind that is asserted."""
    marks = "".join(f" [{number}]" for number in range(1, len(cited) + 1))
    article = read(Text.of(f"{before}\n\n{sentence}{marks}\n\n{_LIST}", "article.md"), "markdown")
    found = next(claim for claim in article.claims if claim.citations)
    claim = found._replace(kinds=(kind,), certainty=Certainty.ASSERTED)
    sources = [replace(one, reference=index) for index, one in enumerate((*cited, source("blog")))]
    return judge(claim, article, sources, load_policy())


@pytest.mark.parametrize(
    ("title", "sentence", "clause"),
    [
        (
            "Overlapping conditions in Long COVID",
            "LDN may help patients with POTS.",
            "it is about long COVID, the claim about POTS",
        ),
        (
            "Treatment of POTS in Children",
            "LDN helps patients with POTS.",
            "it is about children, the claim is not",
        ),
        (
            "Iron in pregnancy",
            "Older adults benefit from iron.",
            "it is about pregnant women, the claim about older adults",
        ),
        (
            "Creatine in older adults",
            "Creatine makes children stronger.",
            "it is about older adults, the claim about children",
        ),
        (
            "Valerian for insomnia",
            "Melatonin relieves insomnia.",
            "it is about valerian, the claim about melatonin",
        ),
        (
            "Curcumin in zebrafish",
            "In mice, curcumin slows tumours.",
            "it is about zebrafish, the claim about mice",
        ),
        (
            "Naltrexone 50 mg daily",
            "Take 4.5 mg of naltrexone.",
            "it is about 50 mg, the claim about 4.5 mg",
        ),
    ],
)
def test_an_element_that_differs(title: str, sentence: str, clause: str) -> None:
    """Population, condition, treatment, species, dose: said in words."""
    assert _differs(title, sentence) == (clause,)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Low-dose naltrexone for chronic pain", "Naltrexone relieves fibromyalgia."),
        ("Naltrexone in Crohn's disease", "LDN heals inflammatory bowel disease."),
        ("GLP-1 receptor agonists and asthma, gout and stroke", "Ozempic prevents strokes."),
        ("Melatonin", "Sleep is better without screens."),
        ("A study of sleep", "Melatonin relieves insomnia."),
        ("Creatine in children and adults", "Creatine makes people stronger."),
        ("Creatine in older adults", "Creatine makes people stronger."),
        ("Diet and autism in children", "A diet relieves autism."),
        ("Fatty acids in obese adolescents", "Free fatty acids harm beta cells."),
        ("Curcumin in rats", "Curcumin relieves arthritis."),
        ("Naltrexone 3 mg", "Take 4.5 mg of naltrexone."),
        ("Naltrexone 4000 IU", "Take 4.5 mg of naltrexone."),
        ("Sublingual zorbaxine beside vitamin E in gout", "Zorbaxine, unlike statins, works."),
        ("", "LDN helps patients with POTS."),
    ],
)
def test_no_mismatch(title: str, sentence: str) -> None:
    """Broader, narrower, one of several, unnamed on one side, near, incomparable, or in doubt."""
    assert _differs(title, sentence) == ()


@pytest.mark.parametrize(
    "before",
    [
        "# Migraine in children",
        "# Migraine\n\n## For parents",
        "## Pediatric migraine\n\nOf that later.",
    ],
)
def test_what_stands_around_a_claim_excuses(before: str) -> None:
    """The title of the document and the heading above say who is meant."""
    title, sentence = "Magnesium for migraine in children", "Magnesium prevents migraine."
    assert _differs(title, sentence, "# Migraine")
    assert not _differs(title, sentence, before)


def test_a_paragraph_about_both_excuses() -> None:
    """A source may serve the sentence before."""
    title, sentence = "Magnesium for migraine", "Magnesium relieves asthma."
    assert _differs(title, sentence)
    assert not _differs(title, f"Magnesium prevents migraine. {sentence}")


@pytest.mark.parametrize("kind", ["clinic-blog", "hospital", "news", "trial-registry", "unknown"])
def test_pages_are_not_lowered_by_scope(kind: str) -> None:
    """They are weak for another reason, or unknown."""
    if kind == "unknown":
        page = Source(0, SourceType.UNKNOWN, 0.5, title="Long COVID")
    else:
        page = source(kind, title="Long COVID")
    assert fit(page, _topic("LDN helps patients with POTS.")).differs == ()


@pytest.mark.parametrize(
    ("title", "best"),
    [
        ("LDN for POTS", Strength.STRONG),
        ("LDN for POTS in children", Strength.MODERATE),
        ("Melatonin for migraine", Strength.LIMITED),
        ("Melatonin for migraine in zebrafish", Strength.LIMITED),
    ],
)
def test_one_step_for_each_element_two_at_most(title: str, best: Strength) -> None:
    """STANDARDS 2.3, last row."""
    verdict = _verdict(
        "LDN helps people with POTS.", source("rct", title=title), kind=Kind.EFFICACY
    )
    assert verdict.best is best


@pytest.mark.parametrize("kind", ["rct", "cohort", "unknown", "case-series", "preprint"])
def test_a_study_of_something_else_limits_a_claim(kind: str) -> None:
    """It is no page without evidence: the claim does not rest on nothing."""
    title = "Melatonin for migraine"
    study = (
        Source(0, SourceType.PEER_REVIEWED, 0.9, title=title)
        if kind == "unknown"
        else source(kind, title=title)
    )
    verdict = _verdict("LDN helps people with POTS.", study, kind=Kind.EFFICACY)
    assert verdict.outcome is Outcome.LIMITED
    # Only a design that is too weak for any condition is the design's fault.
    assert verdict.by_design is (kind == "case-series")


def test_the_argument_says_in_what_it_differs() -> None:
    """Both the reason of the weight and the trail name it."""
    study = source("rct", title="LDN for long COVID")
    verdict = _verdict("LDN helps people with POTS.", study, kind=Kind.EFFICACY)
    clause = "it is about long COVID, the claim about POTS"
    assert verdict.weighed[0].reason == clause
    assert f"It counts for less, as {clause}." in verdict.trail


def test_a_source_that_fits_beside_it_decides() -> None:
    """What is about something else takes nothing from it."""
    cited = source("rct", title="LDN for long COVID"), source("cohort", title="LDN for POTS")
    verdict = _verdict("LDN helps people with POTS.", *cited, kind=Kind.HARM)
    assert verdict.outcome is Outcome.ADEQUATE
    assert {one.differs != () for one in verdict.weighed} == {True, False}


@pytest.mark.parametrize("design", [Design.ANIMAL, Design.IN_VITRO])
@pytest.mark.parametrize(
    ("sentence", "best"),
    [
        ("In mice, curcumin inhibits the kinase.", Strength.MODERATE),
        ("In cell cultures curcumin inhibits the kinase.", Strength.MODERATE),
        ("Curcumin inhibits the kinase.", Strength.LIMITED),
    ],
)
def test_a_mechanism_in_its_model(design: Design, sentence: str, best: Strength) -> None:
    """STANDARDS 2.2: moderate where the sentence names the model, else limited."""
    assert _verdict(sentence, source(design.value), kind=Kind.MECHANISM).best is best


def test_naming_the_model_carries_no_effect() -> None:
    """Mice are not people, however openly it is said."""
    verdict = _verdict("In mice, curcumin works.", source("animal"), kind=Kind.EFFICACY)
    assert verdict.best is Strength.NONE


_NAMES = ["LDN", "melatonin", "semaglutide", "POTS", "fibromyalgia", "migraine", "50 mg", "4.5 mg"]
_WORDS = [*_NAMES, "children", "adults", "pregnancy", "mice", "rats", "for", "in", "relieves"]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)


@given(_TEXTS)
def test_what_says_the_same_never_differs(text: str) -> None:
    """A title fits a sentence that it repeats."""
    assert _differs(text, f"Magnesium helps: {text}.") == ()


@given(_TEXTS, _TEXTS)
def test_only_what_both_name_differs(title: str, sentence: str) -> None:
    """Two elements at most, and none of which neither names anything."""
    differs = _differs(title, f"It is known that {sentence}.")
    assert len(differs) <= 2
    assert not differs or (find_terms(title).named and find_terms(sentence).named)
