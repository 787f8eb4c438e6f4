"""What a sentence claims, by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import verb_forms
from citeaudit.article.words.wording import is_about_health, read_wording


def kinds(sentence: str, *, about_health: bool = True) -> set[Kind]:
    return set(read_kinds(read_wording(sentence), about_health=about_health).kinds)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ginger relieves nausea after surgery.", Kind.EFFICACY),
        ("Statins lower cholesterol.", Kind.EFFICACY),
        ("Symptoms were reduced within a week.", Kind.EFFICACY),
        ("The tablets help patients who cannot sleep.", Kind.EFFICACY),
        ("It boosts immune health.", Kind.EFFICACY),
        ("Ginger is more effective than vitamin B6 against nausea.", Kind.COMPARATIVE),
        ("The first-line treatment is compression.", Kind.COMPARATIVE),
        ("The supplement is safe and well tolerated.", Kind.SAFETY),
        ("The tea has no side effects.", Kind.SAFETY),
        ("A low-risk treatment exists.", Kind.SAFETY),
        ("The tablets can cause insomnia and vivid dreams.", Kind.HARM),
        ("Its side effects include headache.", Kind.HARM),
        ("The drug is contraindicated in pregnancy.", Kind.HARM),
        ("It modulates a receptor on immune cells.", Kind.MECHANISM),
        ("The herb reduces gut bacteria.", Kind.MECHANISM),
        ("About 3% of adults live with the syndrome.", Kind.PREVALENCE),
        ("The prevalence has doubled.", Kind.PREVALENCE),
        ("It is diagnosed by a tilt test.", Kind.DIAGNOSIS),
        ("Life expectancy is normal.", Kind.PROGNOSIS),
        ("Smoking leads to lung disease.", Kind.CAUSE),
        ("The virus promotes inflammation of the joints, or arthritis.", Kind.CAUSE),
        ("The starting dose is small.", Kind.DOSE),
        ("People take 4.5 mg at night.", Kind.DOSE),
        ("People take 4.5mg at night.", Kind.DOSE),
        ("Patients should drink more water.", Kind.RECOMMENDATION),
        ("Ask your doctor before taking the medicine.", Kind.RECOMMENDATION),
        ("The FDA has not reviewed it.", Kind.REGULATORY),
        ("Its off-label use is common.", Kind.REGULATORY),
        ("The cost is $40 a month.", Kind.COST),
        ("The trial is registered and recruiting.", Kind.RESEARCH_STATUS),
        ("The study had 214 participants.", Kind.STATISTIC),
        ("Glucose was above 140 mg/dL.", Kind.STATISTIC),
        ("Patients report that they like it.", Kind.EXPERIENCE),
        ("It holds promise for people with migraine.", Kind.PROMISSORY),
    ],
)
def test_each_kind_is_read_from_its_words(sentence: str, kind: Kind) -> None:
    """Every kind of the standard has words that show it."""
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Migraine is a headache disorder.",
        "The syndrome is characterized by a fast heart rate upon standing.",
        "Naloxone was first made in 1961.",
        "This guide covers sleep, food and safety.",
        "Patients diagnosed with the syndrome were asked to write a diary.",
        "Controls were of the same age.",
        "Limited treatment options exist.",
        "They showed lower wellbeing scores.",
        "The clinic is in a safe part of town.",
        "The help line is open at night.",
    ],
)
def test_what_claims_nothing_is_background_alone(sentence: str) -> None:
    """Definitions, history, scenery and words that only look like cues carry no bar."""
    assert kinds(sentence) == {Kind.BACKGROUND}


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial will test 4.5 mg in adults with fibromyalgia.",
        "A study is under way that tests whether it improves fatigue.",
        "More studies are needed to show that it reduces pain.",
        "Researchers are exploring a link between the drug and migraine.",
        "Future research should determine the ideal dosage and side effects.",
        "No studies have asked whether it relieves pain.",
        "While trials of its efficacy are still in early stages, interest is rising.",
    ],
)
def test_plans_and_wishes_of_research_carry_no_outcome(sentence: str) -> None:
    """A dose or outcome named as a plan is research status only."""
    assert kinds(sentence) == {Kind.RESEARCH_STATUS}


def test_a_plan_takes_back_only_its_own_clause() -> None:
    """What was found stays claimed where only the next clause asks for more research."""
    sentence = "Some patients felt relief from pain, although larger trials are needed."

    assert kinds(sentence) == {Kind.EFFICACY, Kind.RESEARCH_STATUS}


def test_a_denied_risk_is_no_harm() -> None:
    """To have "no side effects" says that something is safe, not that it harms."""
    assert kinds("The tea has no side effects.") == {Kind.SAFETY}


def test_cost_effective_is_no_effect() -> None:
    """A longer entry hides a shorter one inside it."""
    assert kinds("It is a cost-effective choice for patients.") == {Kind.COST}


def test_outside_of_health_a_sentence_must_name_health_itself() -> None:
    """To be "effective" is no efficacy in a report on cars, which can still speak of pain."""
    assert kinds("Batteries became more effective.", about_health=False) == {Kind.BACKGROUND}
    assert kinds("Sales rose by 12%.", about_health=False) == {Kind.STATISTIC}
    assert Kind.EFFICACY in kinds("Good seats relieve back pain.", about_health=False)
    assert Kind.EFFICACY in kinds("Good seats relieve migraine.", about_health=False)
    strained = "Rumours cause depression in the steel industry."
    assert kinds(strained, about_health=False) == {Kind.BACKGROUND}


def test_a_document_is_about_health_by_its_words() -> None:
    """A share of health words decides, not a single one."""
    assert is_about_health(["Patients with migraine have a headache and pain."])
    assert not is_about_health(["The company sold more cars than ever before. " * 20 + "Pain."])
    assert not is_about_health([])


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("reduce", ("reduce", "reduces", "reduced", "reducing")),
        ("relieve", ("relieve", "relieves", "relieved", "relieving")),
        ("remedy", ("remedy", "remedies", "remedied", "remedying")),
        ("delay", ("delay", "delays", "delayed", "delaying")),
        ("diminish", ("diminish", "diminishes", "diminished", "diminishing")),
    ],
)
def test_verbs_of_the_lists_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    """`~` in a word list stands for the forms of a regular verb."""
    assert verb_forms(verb) == forms


WORDS = [
    "may",
    "not",
    "reduce",
    "pain",
    "5",
    "mg",
    "%",
    "3",
    "in",
    "naps",
    ",",
    "but",
    "no",
    "side",
    "effects",
    "study",
    "will",
    "test",
    "is",
    "a",
    "4.5",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_every_sentence_has_a_kind(sentence: str) -> None:
    """Any text has at least one kind, in the order of the enumeration, background only alone."""
    found = read_kinds(read_wording(sentence)).kinds

    assert found
    assert list(found) == [kind for kind in Kind if kind in found]
    assert found == (Kind.BACKGROUND,) or Kind.BACKGROUND not in found
