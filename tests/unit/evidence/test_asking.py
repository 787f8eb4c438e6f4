"""Asking: batches, bad days of services, and when a register is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citeaudit.evidence.asking import batches
from citeaudit.evidence.cache import Cache, contents
from citeaudit.evidence.facts import Confirmed, Fact, Reason, Refuted, Unknown
from citeaudit.evidence.lookup import LookUp, Progress
from citeaudit.evidence.plan import Subject
from citeaudit.evidence.registers.table import BY_NAME, REGISTERS
from tests.registers.records import Study, Work
from tests.registers.server import Reply, as_json, as_text
from tests.registers.world import BROKEN, HTML, RATE_LIMITED, World
from tests.unit.evidence.online import TODAY, by_register, look_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LATER = as_json({"error": "API rate limit exceeded", "limit": "3"}, 429, {"Retry-After": "1"})
_IN_HOURS = as_text("<html>no</html>", 429, "text/html", {"Retry-After": "41234"})
_ERROR_INSIDE = as_json({"version": "6.9", "errCode": 404, "errMsg": "no"})
_CUT = Reply(b'{"message": {"items": []}}' * 40, cut=True)


def works(count: int) -> list[Work]:
    return [
        Work(f"Work number {n}", doi=f"10.5555/{n}", pmid=str(1000 + n), pmcid=f"PMC{2000 + n}")
        for n in range(count)
    ]


def run(
    world: World, folder: Path, identifiers: Sequence[str], **changes: object
) -> dict[tuple[str, str], Fact]:
    """Look up one reference for each identifier, and give all facts."""
    subjects = [Subject((one,)) for one in identifiers]
    with Cache(str(folder / "cache")) as cache:
        look = LookUp(world.settings(**changes), cache, today=TODAY)
        look.run(subjects)
        facts = [fact for subject in subjects for fact in look.facts_of(subject)]
    return {(fact.register, fact.identifier): fact for fact in facts}


def test_a_hundred_references_cost_fifteen_calls(tmp_path: Path) -> None:
    """Batches are as long as the services take them."""
    with World(works(100)) as world:
        facts = run(world, tmp_path, [f"doi:10.5555/{n}" for n in range(100)], contact="a@b.c")
        calls = world.calls
    assert calls == {"doi": 4, "crossref": 5, "idconv": 1, "eutils": 1, "europepmc": 1}
    for name in ("doi", "crossref", "idconv", "pubmed"):
        found = [fact for (register, _), fact in facts.items() if register == name]
        assert len(found) == 100
        assert all(fact.record for fact in found)


def test_every_answer_belongs_to_its_question(tmp_path: Path) -> None:
    """Services shuffle, drop and recase: answers are joined by identifier, never by place."""
    with World(works(30)) as world:
        asked = [f"doi:10.5555/{n}" for n in range(0, 40)]
        facts = run(world, tmp_path, asked, contact="a@b.c")
    for n in range(40):
        fact = facts["crossref", f"doi:10.5555/{n}"]
        if n < 30:
            assert fact.record is not None
            assert fact.record.title == f"Work number {n}"
        else:
            assert fact.outcome == Unknown(Reason.NOT_HELD)


@pytest.mark.parametrize("bad", [RATE_LIMITED, BROKEN, HTML, _LATER, _CUT, Reply(hang_up=True)])
def test_one_bad_moment_is_forgiven(tmp_path: Path, bad: Reply) -> None:
    """The question is asked again, and the answer counts."""
    with World() as world:
        world.faults["crossref"] = [bad]
        facts = look_up(world, tmp_path, "doi:10.5555/mice")
        assert world.calls["crossref"] == 2
    assert by_register(facts)["crossref"].record is not None


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (RATE_LIMITED, Reason.RATE_LIMITED),
        (BROKEN, Reason.UNREACHABLE),
        (HTML, Reason.MALFORMED),
        (_CUT, Reason.UNREACHABLE),
        (Reply(hang_up=True), Reason.UNREACHABLE),
        (as_json({"message": {}}), Reason.MALFORMED),
        (as_json([]), Reason.MALFORMED),
        (Reply(b"[" * 200_000), Reason.MALFORMED),
        (as_text("forbidden", 403), Reason.UNREACHABLE),
        (as_text("<html>no such page</html>", 404, "text/html"), Reason.MALFORMED),
    ],
)
def test_a_bad_day_is_no_answer(tmp_path: Path, bad: Reply, reason: Reason) -> None:
    """Unknown, with the reason; never "not found", never kept, and only for that register."""
    with World() as world:
        world.faults["crossref"] = [bad] * 20
        facts = look_up(world, tmp_path, "doi:10.5555/mice")
        assert world.calls["crossref"] <= 3
    outcome = by_register(facts)["crossref"].outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason is reason
    assert by_register(facts)["pubmed"].record is not None
    assert "crossref" not in contents(str(tmp_path / "cache")).answers


def test_an_error_inside_a_good_status(tmp_path: Path) -> None:
    """Europe PMC says 200 and means 404: that is no "not found" either."""
    with World() as world:
        world.faults["europepmc"] = [_ERROR_INSIDE] * 3
        facts = look_up(world, tmp_path, "doi:10.5555/mice")
    outcome = by_register(facts)["europepmc"].outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.MALFORMED


def test_nobody_waits_for_hours(tmp_path: Path) -> None:
    """A service that wants to be left alone until tomorrow is given up at once."""
    with World(works(100)) as world:
        world.faults["crossref"] = [_IN_HOURS] * 100
        facts = run(world, tmp_path, [f"doi:10.5555/{n}" for n in range(100)])
        assert world.calls["crossref"] <= 3  # as many may be under way
    reasons = {
        fact.outcome.reason
        for (name, _), fact in facts.items()
        if name == "crossref" and isinstance(fact.outcome, Unknown)
    }
    assert reasons == {Reason.RATE_LIMITED, Reason.NOT_ASKED}


def test_a_register_that_stays_away_is_given_up(tmp_path: Path) -> None:
    """Not every batch waits for it anew; the others are asked as ever."""
    with World(works(100)) as world:
        world.down = {"crossref"}
        facts = run(world, tmp_path, [f"doi:10.5555/{n}" for n in range(100)])
        assert world.calls["crossref"] <= 7  # three may be under way
    assert all(facts["pubmed", f"pmid:{1000 + n}"].record for n in range(100))
    assert all(
        isinstance(facts["crossref", f"doi:10.5555/{n}"].outcome, Unknown) for n in range(100)
    )


def test_one_bad_identifier_does_not_spoil_the_batch(tmp_path: Path) -> None:
    """A batch that is refused is halved until the bad one stands alone."""
    studies = [Study(f"NCT0000000{n}", f"Trial {n}") for n in range(8)]
    with World(studies=studies) as world:
        real = world.former  # a batch is refused where it names this number
        assert real == {}
        refusing = _refusing(world, "NCT00000005")
        facts = run(refusing, tmp_path, [f"nct:NCT0000000{n}" for n in range(8)])
    for n in range(8):
        fact = facts["clinicaltrials", f"nct:NCT0000000{n}"]
        assert (fact.record is not None) is (n != 5)
    bad = facts["clinicaltrials", "nct:NCT00000005"].outcome
    assert isinstance(bad, Unknown)
    assert bad.reason is Reason.MALFORMED


def _refusing(world: World, number: str) -> World:
    """Let ClinicalTrials.gov refuse whatever names a number."""
    from tests.registers import world as module

    usual = module.ANSWERS["clinicaltrials"]
    refused = as_text("Item 1 in parameter `filter.ids` has incorrect format", 400)
    world.answers = {
        **module.ANSWERS,
        "clinicaltrials": lambda w, asked: refused if number in asked.target else usual(w, asked),
    }
    return world


def test_what_a_batch_leaves_out_is_asked_for_alone(tmp_path: Path) -> None:
    """Only an answer on it alone is a denial."""
    with World(studies=[Study("NCT00000001", "A trial")]) as world:
        facts = run(world, tmp_path, ["nct:NCT00000001", "nct:NCT99999999"])
        assert world.calls["clinicaltrials"] == 2
    assert facts["clinicaltrials", "nct:NCT00000001"].record is not None
    assert isinstance(facts["clinicaltrials", "nct:NCT99999999"].outcome, Refuted)


def test_a_run_ends_in_time(tmp_path: Path) -> None:
    """What was not answered by then was not asked; what was answered counts."""
    with World() as world:
        world.faults["crossref"] = [Reply(b"", delay=60)]
        facts = look_up(world, tmp_path, "doi:10.5555/mice", seconds=4.0)
    outcome = by_register(facts)["crossref"].outcome
    assert outcome == Unknown(Reason.NOT_ASKED, "the time was up")
    assert by_register(facts)["doi"].record is not None


def test_all_registers_down(tmp_path: Path) -> None:
    """Every question is unknown, nothing is kept, and the run says what it could not learn."""
    with World() as world:
        world.down = set(world.addresses)
        with Cache(str(tmp_path / "cache")) as cache:
            run = LookUp(world.settings(), cache, today=TODAY)
            subjects = [Subject(("doi:10.5555/mice",)), Subject((), "https://a.example/x", True)]
            run.run(subjects)
            facts = [fact for subject in subjects for fact in run.facts_of(subject)]
            troubles = run.troubles()
    assert facts
    assert all(isinstance(fact.outcome, Unknown) and not fact.is_answer for fact in facts)
    assert contents(str(tmp_path / "cache")).answers == {}
    assert "doi: unreachable, the connection broke off (1 question)" in troubles
    assert "page: unreachable, the connection broke off (1 question)" in troubles


def test_one_page_that_is_down_is_no_trouble_of_the_run(tmp_path: Path) -> None:
    """It says something of its server; the other pages came."""
    web = {"https://a.example/x": Reply(hang_up=True)}
    with World(web=web) as world, Cache(str(tmp_path)) as cache:
        run = LookUp(world.settings(), cache, today=TODAY)
        run.run([Subject((), f"https://{host}.example/x", True) for host in "ab"])
        assert run.troubles() == ()


def test_progress_is_told(tmp_path: Path) -> None:
    """By register: how many questions there are, and how many are settled."""
    told: list[Progress] = []
    with World() as world, Cache(str(tmp_path)) as cache:
        run = LookUp(world.settings(), cache, today=TODAY, told=told.append)
        run.run([Subject(("doi:10.5555/mice",)), Subject(("doi:10.5555/none",))])
    last = {one.register: one for one in told}
    assert last["doi"] == Progress("doi", 2, 2)
    assert last["pubmed"] == Progress("pubmed", 1, 1)
    assert all(one.done <= one.asked for one in told)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_batches_keep_within_what_a_register_takes(register: object) -> None:
    """In number and in length, one kind each, nothing lost and nothing twice."""
    one = BY_NAME[register.name]  # type: ignore[attr-defined]
    asked = [
        f"{kind}:{value}"
        for kind in sorted(one.kinds)
        for value in ("a,b", "c" * 400, *map(str, range(1_500)))
    ]
    made = list(batches(one, asked))
    assert sorted(f"{kind}:{value}" for kind, values in made for value in values) == sorted(asked)
    for _, values in made:
        assert len(values) <= one.batch
        assert len(",".join(values)) <= max(one.length, 400)
        assert len(values) == 1 or not any(map(one.goes_alone, values))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_what_is_absent_is_never_confirmed(register: object) -> None:
    """And is denied only by those that must know every identifier."""
    one = BY_NAME[register.name]  # type: ignore[attr-defined]
    outcome = one.absent("x")
    assert not isinstance(outcome, Confirmed)
    assert isinstance(outcome, Refuted) is (one.name == "arxiv")
