"""Every Markdown file under tests/spec is a specification of the rule it is named after."""

from __future__ import annotations

import pytest

from tests.specs import Scenario, load_scenarios


@pytest.mark.parametrize("scenario", load_scenarios(), ids=str)
def test_marks_and_findings_match_both_ways(scenario: Scenario) -> None:
    """Each mark is answered by one finding, and no finding comes unannounced."""
    outcome = scenario.run()

    assert outcome.skipped == ()
    assert scenario.as_marks(outcome.findings) == scenario.marks
