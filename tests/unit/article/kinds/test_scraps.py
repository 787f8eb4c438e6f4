"""Titles, lines that open a list, labels of sources and formulas claim nothing."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def _kinds(text: str) -> set[Kind]:
    return set(read_kinds(read_wording(text)).kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Mechanisms of Statin-Induced Muscle Damage",
        "4. Effectiveness and Safety of Oral Iron in Pregnancy",
        "Table 2: Risk Factors for Kidney Stones",
        "Key benefits of regular walking include:",
        "The main causes of kidney stones:",
        "Source: National Kidney Foundation - Causes of kidney stones",
        "7 %$ to $9 .",
        "$$ E = \\frac{1}{n} \\sum x_i $$",
    ],
)
def test_what_is_no_statement_is_background(text: str) -> None:
    """A title, the opening of a list, a label and a cut-out formula state nothing."""
    assert _kinds(text) == {Kind.BACKGROUND}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oral Iron Is Effective Against Anaemia", Kind.EFFICACY),
        ("Daily Walking Lowers Blood Pressure", Kind.EFFICACY),
        ("Consult Your Doctor Before Taking Supplements", Kind.RECOMMENDATION),
        ("OBESITY RAISES THE RISK OF KIDNEY STONES.", Kind.CAUSE),
        ("Obesity raises the risk of kidney stones.", Kind.CAUSE),
        ("In the trial the rate of remission was 40% in these groups:", Kind.STATISTIC),
        ("Mortality rose by $7 %$ .", Kind.STATISTIC),
    ],
)
def test_a_statement_stays_one(text: str, kind: Kind) -> None:
    """A title with a verb, advice, and a sentence around a formula are read as before."""
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mechanisms of Fructose-Induced Insulin Resistance",
        "3. The Impact of Night Noise on Insulin Sensitivity and Cortisol",
        "Table 2: Mechanisms by which fibre lowers cholesterol",
    ],
)
def test_a_heading_claims_nothing(text: str) -> None:
    """The name of a section or a table tells nothing yet."""
    assert read_kinds(read_wording(text)).kinds == (Kind.BACKGROUND,)


@pytest.mark.parametrize(
    "text",
    [
        "Effects of ginger on nausea are due to its binding to serotonin receptors",
        "Table salt raises blood pressure",
        "Mechanisms of insulin resistance involve insulin receptors on muscle cells.",
    ],
)
def test_what_says_something_is_no_heading(text: str) -> None:
    """A verb or a full stop makes a statement of it."""
    assert read_kinds(read_wording(text)).kinds != (Kind.BACKGROUND,)
