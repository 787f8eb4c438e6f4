"""Who does what to whom: what tells one kind from another where both use the same words."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chronic noise leads to oxidative stress and impaired insulin secretion.",
        "Ozone contributes to endothelial dysfunction by activating NF-kB signaling.",
        "Hypoxia is associated with increased oxidative stress in islets.",
        "Palmitate exacerbates insulin resistance in skeletal muscle.",
        "Serotonin from the gut wall reaches platelets and neurons.",
    ],
)
def test_what_leads_to_a_state_inside_of_the_body_is_a_mechanism(sentence: str) -> None:
    """A stressed cell or a resistant tissue is no illness yet, so no cause of one is claimed."""
    assert kinds(sentence) == {Kind.MECHANISM}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chronic noise leads to stroke.", {Kind.CAUSE}),
        ("Noise raises cortisol, which leads to stroke.", {Kind.MECHANISM, Kind.CAUSE}),
        ("Oxidative stress is a risk factor for stroke.", {Kind.CAUSE}),
    ],
)
def test_what_leads_to_an_illness_stays_a_cause(sentence: str, expected: set[Kind]) -> None:
    """Where an illness or a risk of it is reached in the end, its cause is claimed."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Oat bran supports digestive health and boosts the immune system.", {Kind.EFFICACY}),
        (
            "Oat bran supports digestive health by stimulating gut motility.",
            {Kind.EFFICACY, Kind.MECHANISM},
        ),
    ],
)
def test_a_benefit_is_a_mechanism_only_where_its_means_are_told(
    sentence: str, expected: set[Kind]
) -> None:
    """A boosted immune system is what is promised; the way it comes about is something else."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The lozenge is widely sold by pharmacies and shops to treat sore throat.",
        "The clinic has a history of managing asthma.",
        "Instead of preventing infection, the spray has a pleasant smell.",
    ],
)
def test_what_something_is_for_is_not_what_it_does(sentence: str) -> None:
    """A use, an occupation and what is not done are no effects."""
    assert Kind.EFFICACY not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Excessive zinc supplements can cause nausea.", Kind.HARM),
        ("Diabetes drugs can cause nausea.", Kind.HARM),
        ("Headaches and tremor have been reported at excessive intakes.", Kind.HARM),
        ("Lack of treatment can cause blindness.", Kind.CAUSE),
        ("Salted fish increases the risk of stomach cancer.", Kind.CAUSE),
        ("Ginger eases colic in infants, which leads to insomnia of parents.", Kind.CAUSE),
    ],
)
def test_a_harm_is_of_what_is_given(sentence: str, expected: Kind) -> None:
    """The last word of a name says what acts: zinc supplements are taken, fish is eaten."""
    found = kinds(sentence) & {Kind.HARM, Kind.CAUSE}

    assert found <= {expected}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Cool gel with the laser lowers the risk of scarring.", Kind.SAFETY),
        ("The cream heals eczema without damaging the skin.", Kind.SAFETY),
        ("Premedication reduced the side effects of the infusion.", Kind.SAFETY),
    ],
)
def test_less_of_what_a_treatment_brings_is_safety(sentence: str, kind: Kind) -> None:
    """A scar that is avoided was a risk of the treatment, not the illness it is given for."""
    assert kind in kinds(sentence)
    assert Kind.HARM not in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clinics should screen adults at increased risk of stroke for fibrillation.",
        "Nurses must be taught the diagnosis of measles and its causes.",
        "A quiet room is essential to prevent delirium after surgery.",
        "Avoid heat, cold and stress during flares.",
    ],
)
def test_what_advice_is_about_is_not_claimed(sentence: str) -> None:
    """The illness, test or benefit in a piece of advice is its content."""
    assert kinds(sentence) == {Kind.RECOMMENDATION}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gently stretch your calves in the morning.", {Kind.RECOMMENDATION}),
        ("Do not skip breakfast.", {Kind.RECOMMENDATION}),
        ("Sudden blindness: same-day evaluation.", {Kind.RECOMMENDATION}),
        ("The report calls for larger trials of naps.", {Kind.RESEARCH_STATUS}),
        ("It is a frozen product, and freezers must be calibrated.", {Kind.BACKGROUND}),
        ("Freezing of gait: call your neurologist.", {Kind.RECOMMENDATION}),
    ],
)
def test_advice_is_told_from_calls_for_research_and_from_craft(
    sentence: str, expected: set[Kind]
) -> None:
    """An adverb may open it; trials that are asked for and freezers are not advice on health."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Laser sessions healed faster than surgery.",
        "Massage works better against fatigue than coffee.",
        "Yoga gives longer relief of pain than massage.",
        "The new splint was noninferior to the older one.",
        "Short courses fared better than long ones.",
        "Silver dressings heal burns no sooner than the standard dressing does.",
    ],
)
def test_two_treatments_with_than_between_are_compared(sentence: str) -> None:
    """A comparative holds one treatment against the other behind "than"."""
    assert Kind.COMPARATIVE in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Massage relieves fatigue better than placebo.",
        "Yoga relieves pain in women more than in men.",
        "Yoga was no better than usual care.",
        "Users of the drug were older than healthy adults.",
        "The method makes care more effective and humane.",
    ],
)
def test_a_control_or_another_group_of_people_is_no_rival(sentence: str) -> None:
    """Placebo, usual care and other patients are no treatments."""
    assert Kind.COMPARATIVE not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_regulatory"),
    [
        ("The vaccine was licensed in 2019.", True),
        ("There is no licensed vaccine for the virus.", True),
        ("The FDA approved the patch.", True),
        ("The patch was compared with a licensed vaccine in adults.", False),
        ("FDA documents list the drug's inventors.", False),
    ],
)
def test_a_standing_is_told_of_a_product(sentence: str, *, is_regulatory: bool) -> None:
    """The name of an authority, or "licensed" in a name, says nothing of a standing."""
    assert (Kind.REGULATORY in kinds(sentence)) is is_regulatory


def test_what_people_have_more_of_may_be_bad_news() -> None:
    """Mental health is good to have, mental health problems are not."""
    assert kinds("Night shifts increase mental health problems.") == {Kind.CAUSE}


@pytest.mark.parametrize(
    "sentence",
    [
        "The tablets ease restless feet.",
        "A splint protects the wrist.",
        "Prunes keep you regular.",
        "Propranolol made attacks rarer.",
        "Vaccination saves lives.",
        "Splints do nothing for bunions.",
        "In trials magnesium did not improve grades.",
    ],
)
def test_what_a_treatment_helps_need_not_be_known(sentence: str) -> None:
    """No list holds all that people are treated for."""
    assert Kind.EFFICACY in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The authority limits the tablets to adults.",
        "Naltrexone blocks opioid receptors.",
        "Pregabalin is a controlled drug.",
        "Customs offset the price of the drug.",
        "The tablets are kept in a drawer.",
        "The clinic made the drug.",
        "Baicalin blocks the spike protein of the virus.",
        "The distribution of delays between illness and death is skewed.",
        "Students with diabetes had low self-efficacy.",
        "A stethoscope helps doctors to find the cause of cough.",
        "The drug is licensed to treat gout.",
        "Does yoga relieve back pain?",
    ],
)
def test_such_verbs_of_bodies_and_laws_are_no_help(sentence: str) -> None:
    """What is blocked, limited or controlled is not always an illness."""
    assert Kind.EFFICACY not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Yoga was no better than placebo for neck pain.", Kind.EFFICACY),
        ("Yoga was no better than massage for neck pain.", Kind.COMPARATIVE),
        ("Yoga relieved neck pain as fast as massage.", Kind.COMPARATIVE),
        ("Yoga has fewer complications than surgery.", Kind.COMPARATIVE),
        ("Heat wraps relieve neck pain.", Kind.EFFICACY),
        ("Poverty lowers the chance of recovery.", Kind.CAUSE),
    ],
)
def test_the_other_side_tells_what_is_claimed(sentence: str, expected: Kind) -> None:
    """Against a placebo something works; against a treatment it is compared."""
    found = kinds(sentence) & {Kind.EFFICACY, Kind.COMPARATIVE, Kind.CAUSE}

    assert found == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "Xylase phosphorylates the receptor.",
        "Ceramides fill the gaps between keratinocytes.",
        "Statins switch off hydroxymethylase in hepatocytes.",
        "Cortisol is secreted by the adrenal gland and mobilises glucose from the liver cells.",
    ],
)
def test_what_goes_on_inside_is_a_mechanism(sentence: str) -> None:
    """Enzymes and cells are told by how their names end."""
    assert Kind.MECHANISM in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The practice chooses its purposes.",
        "The new database increases the purchases of the clinic.",
        "Dopamine agonists are taken in the morning.",
    ],
)
def test_words_that_end_alike_are_no_parts_of_the_body(sentence: str) -> None:
    """A "purchase" is no enzyme, and a class of drugs no mechanism."""
    assert Kind.MECHANISM not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Naps cut pain by 40% in adults with migraine.", {Kind.EFFICACY, Kind.STATISTIC}),
        ("Exercise speeds recovery from concussion.", {Kind.EFFICACY}),
        ("Ritonavir binds to the protease and disrupts the viral membrane.", {Kind.MECHANISM}),
    ],
)
def test_what_is_said_already_is_no_other_kind(sentence: str, expected: set[Kind]) -> None:
    """Figures of an effect are not how common something is, and means of a drug no harm."""
    assert kinds(sentence) == expected
