"""What numbers say: shares and ratios in words, burdens, results, prices, amounts taken."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording

QUANTITIES = {Kind.STATISTIC, Kind.PREVALENCE, Kind.DOSE, Kind.COST}


def quantities(sentence: str) -> set[Kind]:
    return QUANTITIES & set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    "sentence",
    [
        "One adult in six has asthma.",
        "Nearly two thirds of women have anaemia.",
        "Half of all children have eczema.",
        "Some five million people live with epilepsy.",
        "Influenza kills 400,000 people every year.",
        "Hundreds of thousands of people die of sepsis.",
        "As many as 1 in 5 women have migraine.",
        "Migraine is common.",
    ],
)
def test_how_many_have_an_illness_is_prevalence(sentence: str) -> None:
    """Shares and counts of those who have or die of something, in figures or in words."""
    assert quantities(sentence) == {Kind.PREVALENCE}


@pytest.mark.parametrize(
    "sentence",
    [
        "Smokers were three times as likely to develop gout.",
        "The pill doubled the risk of stroke.",
        "Stiffness rose fivefold.",
        "Two thousand patients with asthma received the drug.",
        "The pooled risk ratio was 0.81.",
        "The waiting time fell by 12 minutes.",
        "Users of the app lost 3.2 kg.",
        "Nine in ten users said that they would recommend it.",
        "The device cut infections in half.",
        "Mean strength was 19.4 MPa.",
        "Relapses occurred in 29 of 31 patients.",
        "The incidence of shingles was cut by 90% by the vaccine.",
        "Of the volunteers, a third were in remission against a tenth on placebo.",
    ],
)
def test_what_was_measured_is_a_statistic(sentence: str) -> None:
    """Ratios, changes, sizes of studies and the shares that results are told in."""
    assert quantities(sentence) == {Kind.STATISTIC}


@pytest.mark.parametrize(
    "sentence",
    [
        "A third of them recover within six weeks.",
        "Two of the guidelines were published in 2019.",
        "One in three survives a year.",
        "The trial will enrol 500 adults with asthma.",
        "Clean the skin with 70% alcohol.",
        "A ferritin below 30 ng/ml shows iron deficiency.",
        "A score of 8 or more suggests depression.",
        "Dry mouth is a common complaint of the elderly.",
    ],
)
def test_a_course_a_strength_and_a_threshold_are_no_results(sentence: str) -> None:
    """What becomes of people is a prognosis, and a value that an illness is told by no finding."""
    assert not quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A pack of ten retails for $12.",
        "The test is billed at 90 euros.",
        "Generic tablets did as well for a fifth of the price.",
        "Few insurers reimburse the device.",
        "The programme saves money.",
        "Most patients are uninsured.",
    ],
)
def test_money_is_a_cost(sentence: str) -> None:
    """Prices, savings and insurance, also where no number is told."""
    assert quantities(sentence) == {Kind.COST}


@pytest.mark.parametrize(
    "sentence",
    [
        "Pneumonia is the price of the stronger drug.",
        "The drug shrinks tumours at the cost of nausea.",
        r"With $4 \cdot 5$ the sum is reached.",
    ],
)
def test_what_is_paid_in_other_coin_is_no_cost(sentence: str) -> None:
    """A harm called a price, and a formula between dollar signs."""
    assert Kind.COST not in quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Five days of penicillin are enough.",
        "One dose of the vaccine protects for years.",
        "Two litres of water a day prevent stones.",
        "Two spoonfuls of honey before bed calm a cough.",
        "Ibuprofen is given at 10 mg/kg.",
        "One gram of paracetamol stopped the headache.",
        "The rash cleared after twelve weeks of daily treatment.",
        "The tablet is swallowed on an empty stomach.",
    ],
)
def test_how_much_and_how_long_is_a_dose(sentence: str) -> None:
    """Amounts, courses and hours, in figures or in words."""
    assert Kind.DOSE in quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Screen time before bed goes with short sleep.",
        "Women who sit for hours every day are heavier.",
        "The drug lowered seizures by two a day.",
        "The glucose was 140 mg/dl.",
        "A pear contains 5 g of fibre.",
        "Mortality rose with each 10 µg/m³.",
    ],
)
def test_a_habit_and_a_result_are_no_dose(sentence: str) -> None:
    """A habit of "every day" says nothing of how much, and a result is not taken."""
    assert Kind.DOSE not in quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A third of them recover within six weeks.",
        "One in three survives a year.",
        "Two out of five patients relapse.",
    ],
)
def test_what_becomes_of_a_share_of_people_is_a_prognosis(sentence: str) -> None:
    """A share of those who recover, relapse or survive tells their course."""
    assert set(read_kinds(read_wording(sentence)).kinds) == {Kind.PROGNOSIS}


@pytest.mark.parametrize(
    "sentence",
    [
        "A ferritin below 30 ng/ml shows iron deficiency.",
        "A score of 8 or more suggests depression.",
    ],
)
def test_a_value_that_an_illness_is_told_by_is_diagnosis(sentence: str) -> None:
    """A threshold is no result; a value that was measured is one, also above a threshold."""
    assert Kind.DIAGNOSIS in read_kinds(read_wording(sentence)).kinds
    assert quantities("The ferritin was above 30 ng/ml.") == {Kind.STATISTIC}


def test_a_share_of_those_who_say_so_is_an_experience() -> None:
    """What users said in numbers is theirs; what a study says is not."""
    assert Kind.EXPERIENCE in read_kinds(read_wording("Seven in ten users were satisfied.")).kinds
    told = "The study said that 40% of patients had asthma."
    assert Kind.EXPERIENCE not in read_kinds(read_wording(told)).kinds


def test_how_sure_a_test_is_tells_of_a_diagnosis_too() -> None:
    """A sensitivity is a result, and one of a test."""
    sentence = "The swab had a sensitivity of 91% for measles."
    assert set(read_kinds(read_wording(sentence)).kinds) == {Kind.DIAGNOSIS, Kind.STATISTIC}


def test_a_result_held_against_a_control_tells_of_an_effect() -> None:
    """With a treatment it is its effect; of a harm it is none."""
    found = read_kinds(read_wording("Wounds closed in 60% on the ointment against 41% on placebo."))
    assert set(found.kinds) == {Kind.EFFICACY, Kind.STATISTIC}
    harmed = read_kinds(read_wording("Nausea struck 12% on the drug against 4% on placebo."))
    assert Kind.EFFICACY not in harmed.kinds
