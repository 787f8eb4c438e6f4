"""A run over references: what is asked, what is not asked again, and what stands when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citeaudit.evidence.cache import Cache
from citeaudit.evidence.facts import Confirmed, Fact, Outcome, Reason, Record, Refuted, Unknown
from citeaudit.evidence.lookup import LookUp, Progress, is_recent
from citeaudit.evidence.plan import Subject
from citeaudit.evidence.services import SERVICES, address_of, rate_of
from citeaudit.evidence.settings import Settings
from tests.registers.pages import html
from tests.registers.world import World
from tests.unit.evidence.online import TODAY, by_register, look_up

if TYPE_CHECKING:
    from pathlib import Path

_MICE = Subject(("doi:10.5555/mice",))
_PAGE = Subject((), "https://a.example/x", True)


def fact(on: str = TODAY, outcome: Outcome | None = None, register: str = "crossref") -> Fact:
    record = Confirmed(Record("An older answer"))
    return Fact(register, "doi:10.5555/mice", on, "https://doi.org/", outcome or record)


def test_a_second_run_asks_nobody(tmp_path: Path) -> None:
    """Not where the cache has the answers, and not where the lock file has them."""
    with World() as world:
        with Cache(str(tmp_path / "one")) as cache:
            run = LookUp(world.settings(), cache, today=TODAY)
            run.run([_MICE, _PAGE])
            facts = [*run.facts_of(_MICE), *run.facts_of(_PAGE)]
            world.forget()
            again = LookUp(world.settings(), cache, today=TODAY)
            again.run([_MICE, _PAGE])
        with Cache(str(tmp_path / "empty")) as cache:
            locked = LookUp(world.settings(), cache, today=TODAY)
            locked.run([_MICE, _PAGE], facts)
        assert (run.requests > 0, again.requests, locked.requests) == (True, 0, 0)
        assert world.calls == {}
    for other in (again, locked):
        assert [*other.facts_of(_MICE), *other.facts_of(_PAGE)] == facts


def test_only_what_is_missing_is_asked(tmp_path: Path) -> None:
    """A new reference costs its own questions."""
    with World() as world, Cache(str(tmp_path)) as cache:
        LookUp(world.settings(), cache, today=TODAY).run([_MICE])
        world.forget()
        LookUp(world.settings(), cache, today=TODAY).run([_MICE, Subject(("pmid:37706146",))])
        assert world.asked("crossref")[0].query["filter"] == "doi:10.7759/cureus.43426"


def test_a_failure_leaves_the_older_answer_standing(tmp_path: Path) -> None:
    """With its older date."""
    old = fact("2026-01-01")
    with World() as world, Cache(str(tmp_path)) as cache:
        world.down = {"crossref"}
        run = LookUp(world.settings(), cache, today=TODAY)
        run.run([_MICE], [old])
        assert by_register(run.facts_of(_MICE))["crossref"] == old
        assert run.troubles()


def test_a_new_answer_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    """Its title, its date."""
    with World() as world, Cache(str(tmp_path)) as cache:
        run = LookUp(world.settings(), cache, today=TODAY)
        run.run([_MICE], [fact("2026-01-01")])
        new = by_register(run.facts_of(_MICE))["crossref"]
    assert new.on == TODAY
    assert new.record is not None
    assert new.record.title == "Naltrexone in mice"


@pytest.mark.parametrize(
    ("on", "outcome", "register", "max_age", "recent"),
    [
        ("2026-11-28", None, "crossref", None, True),
        ("2026-11-22", None, "crossref", None, True),
        ("2026-11-21", None, "crossref", None, False),
        ("2026-11-01", None, "doi", None, True),
        ("2026-10-28", None, "doi", None, False),
        ("2026-11-28", Refuted("no"), "doi", None, True),
        ("2026-11-27", Refuted("no"), "doi", None, False),
        ("2026-11-23", Unknown(Reason.NOT_HELD), "datacite", None, True),
        ("2026-11-20", Unknown(Reason.NOT_HELD), "datacite", None, False),
        ("2026-11-27", Unknown(Reason.BLOCKED), "page", None, False),
        ("2026-11-28", None, "crossref", 0, False),
        ("2026-11-28", None, "crossref", 1, True),
        ("2026-11-01", None, "crossref", 60, True),
        ("2026-11-29", None, "crossref", None, False),
        ("last week", None, "crossref", None, False),
        ("2026-11-28", None, "no-such-register", None, False),
    ],
)
def test_how_long_an_answer_stands(
    on: str, outcome: Outcome | None, register: str, max_age: int | None, recent: bool
) -> None:
    """Records as long as their register says, denials for a day; or as the user says."""
    assert is_recent(fact(on, outcome, register), TODAY, max_age) is recent


def test_max_age_zero_asks_again_and_deletes_nothing(tmp_path: Path) -> None:
    """Where the register is down, the answer from before is there."""
    with World() as world, Cache(str(tmp_path)) as cache:
        LookUp(world.settings(), cache, today=TODAY).run([_MICE])
        world.down = {"crossref"}
        world.forget()
        run = LookUp(world.settings(max_age=0), cache, today=TODAY)
        run.run([_MICE])
        assert world.calls["doi"] == 1
        assert by_register(run.facts_of(_MICE))["crossref"].record is not None


def test_whoever_interrupts_has_what_was_learned(tmp_path: Path) -> None:
    """Ctrl-C in the middle: the answers so far are there, and in the cache."""

    def stop(progress: Progress) -> None:
        if progress.register == "crossref" and progress.done:
            raise KeyboardInterrupt

    with World() as world:
        world.faults["idconv"] = [html("late")]
        with Cache(str(tmp_path)) as cache:
            run = LookUp(world.settings(), cache, today=TODAY, told=stop)
            with pytest.raises(KeyboardInterrupt):
                run.run([_MICE])
            facts = by_register(run.facts_of(_MICE))
            assert facts["crossref"].record is not None
            assert "pubmed" not in facts
            assert cache.find("crossref", ["doi:10.5555/mice"])


def test_a_page_that_bears_a_doi_leads_to_its_records(tmp_path: Path) -> None:
    """A bare address becomes a reference to the work."""
    head = (
        "<meta name='citation_title' content='Naltrexone in mice'>"
        "<meta name='citation_doi' content='10.5555/mice'>"
    )
    with World(web={"https://a.example/x": html("T", head=head)}) as world:
        facts = look_up(world, tmp_path, page="https://a.example/x")
    assert {"page", "doi", "crossref", "pubmed"} <= {one.register for one in facts}


def test_a_dead_page_is_looked_for_in_the_archive(tmp_path: Path) -> None:
    """And only a dead one."""
    web = {"https://a.example/kept": html("404 Not Found")}
    gone = web["https://a.example/kept"]
    from dataclasses import replace

    with World(web={"https://a.example/kept": replace(gone, status=404)}) as world:
        facts = by_register(look_up(world, tmp_path, page="https://a.example/kept"))
        alive = by_register(look_up(world, tmp_path, page="https://b.example/kept"))
    copy = facts["wayback"].record
    assert copy is not None
    assert copy.archived == "https://web.archive.org/web/20240102030405/https://a.example/kept"
    assert isinstance(facts["page"].outcome, Refuted)
    assert "wayback" not in alive


def test_registers_that_the_user_does_not_want_are_not_asked(tmp_path: Path) -> None:
    """Nor is what only they would have led to."""
    with World() as world:
        look_up(world, tmp_path, "doi:10.5555/mice", without=frozenset({"crossref", "idconv"}))
        assert not {"crossref", "idconv"} & world.calls.keys()


def test_rates_are_those_that_services_publish() -> None:
    """Faster for those who say who they are, where the service says so."""
    nobody, known = Settings(), Settings(contact="a@b.example")
    assert rate_of("crossref", nobody).per_second == 1
    assert rate_of("crossref", known).per_second == 3
    assert rate_of("eutils", known).per_second == 3
    assert rate_of("eutils", Settings(ncbi_key="k")).per_second == 10
    assert rate_of("doi", known).per_second == 1
    assert rate_of("arxiv", known).per_second == pytest.approx(1 / 3)
    assert 60 * rate_of("wayback", known).per_second < 20


def test_services_are_where_the_settings_say() -> None:
    """Else at their public addresses, which are all secure."""
    moved = Settings(addresses={"crossref": "http://127.0.0.1:9/x/"})
    assert address_of("crossref", moved) == "http://127.0.0.1:9/x"
    assert all(address_of(name, Settings()).startswith("https://") for name in SERVICES)
