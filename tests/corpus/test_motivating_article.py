"""The article citeaudit was made for: 28 references, most of them marketing.

The article is not part of the project; where it is not at hand the tests are skipped. The labels
are a careful reader's, not the program's.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from citeaudit.audit import audit
from citeaudit.report.json import report_object
from citeaudit.report.model import Report, Run
from citeaudit.rules.base import Severity
from citeaudit.text import Text

_ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "articles" / "ldn-pots.txt"

pytestmark = pytest.mark.skipif(not _ARTICLE.exists(), reason="the shared articles are not here")

_TYPES = {
    "peer-reviewed": [11, 14, 18, 24, 25],
    "clinic-blog": [0, 1, 2, 4, 6, 15, 17, 23, 27],
    "pharmacy-marketing": [3, 13],
    "telehealth": [12],
    "encyclopedia": [5],
    "advocacy": [7, 20],
    "charity": [21, 26],
    "trade-media": [19],
    "health-media": [22],
    "trial-registry": [16],
}
# Every marker of the text, as a reader finds them.
_MARKERS = """
0 1 2, 1 3, 4 5, 8 9 10, 11 12 13, 16 17, 18, 11 6, 12 17, 19, 20 21 6, 22 23, 24, 25 26 27
""".strip().split(", ")
# Markers all of whose sources are weak or no evidence.
_WEAK = {"0 1 2", "1 3", "4 5", "16 17", "12 17", "19", "22 23"}
_WITH_A_REAL_SOURCE = {"11 12 13", "18", "11 6", "24", "25 26 27"}


@cache
def _document() -> dict[str, Any]:
    text = Text.decode(_ARTICLE.read_bytes(), _ARTICLE.name)
    document = audit(text, format="plain", today="2024-12-29")
    run = Run("0", "2024-12-29T00:00:00Z", Severity.ERROR, Severity.INFO)
    report = report_object(Report(run, (document,)))
    found: dict[str, Any] = json.loads(json.dumps(report))["documents"][0]
    return found


def _labels(code: str) -> set[int]:
    found = [finding for finding in _document()["findings"] if finding["code"] == code]
    return {int(label) for finding in found for label in finding["references"]}


def _reference(label: int) -> dict[str, Any]:
    found: dict[str, Any] = _document()["references"][label]
    assert found["label"] == str(label)
    return found


def test_all_references_are_found_with_their_labels() -> None:
    """The list counts from 0 to 27."""
    assert [r["label"] for r in _document()["references"]] == [str(n) for n in range(28)]


def test_all_markers_are_found_and_lead_somewhere() -> None:
    """No dangling one, and none too many."""
    cited = [" ".join(claim["citations"]) for claim in _document()["claims"]]
    assert [labels for labels in cited if labels] == _MARKERS
    assert not _labels("CIT101")


def test_uncited_references() -> None:
    """Three entries that no marker names."""
    assert _labels("CIT102") == {7, 14, 15}


def test_two_records_of_one_work() -> None:
    """The PMC page and the PubMed record of one paper."""
    assert _reference(11)["same_work_as"] == ["14"]
    assert _labels("CIT103") == {11, 14}


def test_a_registration_reached_through_a_mirror() -> None:
    """It is the trial's record, wherever it stands, and not the result it is cited as."""
    source = _reference(16)["source"]
    assert source["type"] == "trial-registry"
    assert source["identifiers"]["nct"] == "NCT05363514"
    (finding,) = [f for f in _document()["findings"] if f["code"] == "CIT203"]
    assert "16" in finding["references"]
    (claim,) = [c for c in _document()["claims"] if c["id"] == finding["claim"]]
    assert claim["citations"] == ["16", "17"]


def test_questionable_dates() -> None:
    """Placeholders of 1 January, and a page dated the day it was read."""
    assert _labels("CIT501") == {4, 13, 15, 27}


def test_a_tracking_parameter() -> None:
    """`srsltid` says where a visitor came from, and nothing else."""
    assert _labels("CIT504") == {12}


@pytest.mark.parametrize("source_type", _TYPES)
def test_types_agree_with_a_careful_reader(source_type: str) -> None:
    """Most of these hosts stand on no list."""
    for label in _TYPES[source_type]:
        assert _reference(label)["source"]["type"] == source_type, label


def test_only_weak_paragraphs_are_reported_as_such() -> None:
    """Every one of them, and none that has a real source."""
    claims = {claim["id"]: " ".join(claim["citations"]) for claim in _document()["claims"]}
    reported = {claims[f["claim"]] for f in _document()["findings"] if f["code"] == "CIT201"}
    assert reported >= _WEAK
    assert not reported & _WITH_A_REAL_SOURCE


def test_sources_about_something_else() -> None:
    """A review of treating children, and papers on long COVID and chronic pain, cited for POTS."""
    assert _labels("CIT206") == {18, 24, 25}


def test_the_promise_at_the_end() -> None:
    """'Has the potential to revolutionize', with nothing cited for it."""
    last = _document()["claims"][-1]
    assert (last["certainty"], last["verdict"]) == ("promissory", "uncited")


def _claim(part: str) -> dict[str, Any]:
    """Find the claim whose marker serves a sentence."""
    (found,) = [claim for claim in _document()["claims"] if part in claim["text"]]
    return dict(found)


def _findings(claim: dict[str, Any]) -> dict[str, str]:
    """Give the severity of each finding about a claim, by code."""
    found = _document()["findings"]
    return {one["code"]: one["severity"] for one in found if one["claim"] == claim["id"]}


def _sellers(claim: dict[str, Any]) -> set[int]:
    return {int(label) for label in claim["citations"]} & _labels("CIT301")


def test_several_small_studies_are_a_plan_and_a_chiropractor() -> None:
    """'Have shown promise', by a registration without results and by who sells the treatment."""
    claim = _claim("several small studies and clinical observations have shown promise")
    assert claim["verdict"] == "weak-only"
    assert "CIT201" in _findings(claim)
    assert _findings(claim)["CIT203"] == "error"
    assert _sellers(claim) == {17}


def test_a_case_series_carries_some_patients_and_no_effect() -> None:
    """The series is a real source, too weak for relief; its sellers add nothing to it."""
    claim = _claim("some patients have experienced symptomatic relief")
    assert (claim["certainty"], claim["verdict"]) == ("hedged", "limited")
    assert claim["best_strength"] == "limited"
    assert _findings(claim)["CIT204"] == "warning"
    assert "CIT201" not in _findings(claim)
    assert _sellers(claim) == {12, 13}


def test_low_risk_is_asserted_on_a_trade_magazine() -> None:
    """'Appealing, low-risk, and cost-effective', without a number or a label."""
    claim = _claim("appealing, low-risk, and cost-effective alternative")
    assert {"safety", "cost"} <= set(claim["kinds"])
    assert claim["verdict"] == "weak-only"
    assert _findings(claim).items() >= {"CIT201": "error", "CIT403": "warning"}.items()


def test_promises_are_carried_by_nothing() -> None:
    """'Could become a cornerstone' cites three pages and stays a promise."""
    claim = _claim("could become a cornerstone of future treatment")
    assert claim["certainty"] == "promissory"
    assert claim["verdict"] not in {"adequate", "exempt"}
    revolution = _claim("potential to revolutionize")
    assert _findings(revolution).items() >= {"CIT202": "error", "CIT402": "warning"}.items()


@pytest.mark.parametrize(("label", "about"), [(18, "children"), (24, "long COVID")])
def test_what_a_paper_is_about_it_says_and_nothing_else(label: int, about: str) -> None:
    """A review of children with POTS says nothing of naltrexone; long COVID is another illness."""
    found = [f for f in _document()["findings"] if f["code"] == "CIT206"]
    (finding,) = [one for one in found if str(label) in one["references"]]
    assert f"it is about {about}" in finding["message"]


def test_papers_on_other_illnesses_carry_no_dosing_in_pots() -> None:
    """One on long COVID, one on chronic pain, cited for doses and the future: never enough."""
    for part in ("the ideal dosage, treatment duration", "could become a cornerstone"):
        claim = _claim(part)
        assert {"24", "25"} & set(claim["citations"])
        assert claim["verdict"] not in {"adequate", "exempt"}


def test_a_quarter_of_the_sources_and_more_sell_what_they_write_about() -> None:
    """The article as a whole is reported as what it is."""
    messages = [f["message"] for f in _document()["findings"] if f["code"] == "CIT701"]
    assert any("sources sell what they write about" in message for message in messages)
