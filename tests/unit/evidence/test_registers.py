"""Each register, asked over a real socket: what it confirms, denies, and does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citeaudit.evidence.facts import NoticeKind, Reason, Refuted, Unknown
from tests.registers import records
from tests.registers.records import Study, Work
from tests.registers.world import HTML, World
from tests.unit.evidence.online import by_register, look_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citeaudit.evidence.facts import Fact, Record


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World() as made:
        yield made


@pytest.fixture(autouse=True)
def _fresh(world: World) -> None:
    world.forget()
    world.down.clear()
    world.faults.clear()


def record(facts: tuple[Fact, ...], register: str) -> Record:
    found = by_register(facts)[register].record
    assert found is not None
    return found


def unknown(facts: tuple[Fact, ...], register: str) -> Unknown:
    outcome = by_register(facts)[register].outcome
    assert isinstance(outcome, Unknown)
    return outcome


def test_a_paper_by_its_doi(world: World, tmp_path: Path) -> None:
    """The agency, Crossref's record, and by the converter PubMed's with the kind of study."""
    facts = look_up(world, tmp_path, "doi:10.7759/cureus.43426")
    assert record(facts, "doi").publisher == "Crossref"
    assert record(facts, "crossref").title == records.LDN_POTS.title
    assert record(facts, "crossref").years == (2023,)
    assert record(facts, "crossref").kind == "journal-article"
    assert record(facts, "idconv").identifiers["pmid"] == "37706146"
    assert record(facts, "pubmed").publication_types == ("Case Reports",)
    assert record(facts, "pubmed").authors == ("Weinstock, Leonard B",)
    assert record(facts, "pubmed").indexing == "PubMed-not-MEDLINE"
    assert by_register(facts)["pubmed"].identifier == "pmid:37706146"
    assert by_register(facts)["pubmed"].address == "https://pubmed.ncbi.nlm.nih.gov/37706146/"


def test_subjects_are_named_and_abstracts_are_not_kept(world: World, tmp_path: Path) -> None:
    """What a record is about can be compared offline; texts of publishers are nobody's to keep."""
    facts = look_up(world, tmp_path, "pmid:24526250")
    found = record(facts, "pubmed")
    assert {"naltrexone", "chronic pain"} <= {one.lower() for one in found.subjects}
    assert found.read == "title"


@pytest.mark.parametrize("identifier", ["pmcid:PMC10497067", "pmid:37706146"])
def test_a_paper_by_another_identifier(world: World, tmp_path: Path, identifier: str) -> None:
    """All lead to the same records."""
    facts = look_up(world, tmp_path, identifier)
    assert record(facts, "crossref").identifiers["doi"] == "10.7759/cureus.43426"
    assert record(facts, "pubmed").identifiers["pmid"] == "37706146"


def test_a_paper_that_the_converter_does_not_know(world: World, tmp_path: Path) -> None:
    """Europe PMC leads from the DOI to PubMed, also where a lone result comes bare."""
    facts = look_up(world, tmp_path, "doi:10.5555/mice")
    assert unknown(facts, "idconv").reason is Reason.NOT_HELD
    assert record(facts, "europepmc").identifiers["pmid"] == "11111111"
    assert record(facts, "pubmed").headings == ("Animals", "Mice")


def test_a_retracted_paper(world: World, tmp_path: Path) -> None:
    """Both witnesses; the notice that comes twice is one, and a comment is none."""
    facts = look_up(world, tmp_path, "doi:10.1016/s0140-6736(97)11096-0")
    told = [(one.kind, one.identifier, one.on) for one in record(facts, "crossref").notices]
    assert told == [
        (NoticeKind.CORRECTION, "doi:10.1016/s0140-6736(04)15715-2", "2004-03-06"),
        (NoticeKind.RETRACTION, "doi:10.1016/s0140-6736(10)60175-4", "2010-02-06"),
    ]
    (notice,) = record(facts, "pubmed").notices
    assert (notice.kind, notice.identifier) == (NoticeKind.RETRACTION, "pmid:20137807")
    assert record(facts, "europepmc-status").notices[0].kind is NoticeKind.RETRACTION


def test_a_new_version_of_oneself_is_no_notice(world: World, tmp_path: Path) -> None:
    """An update that points at its own DOI says nothing against the work."""
    facts = look_up(world, tmp_path, "doi:10.1371/journal.ppat.1008184")
    assert record(facts, "crossref").notices == ()


def test_a_preprint_and_its_journal_version(world: World, tmp_path: Path) -> None:
    """The link is told, and the other work is not mixed with this one."""
    facts = look_up(world, tmp_path, "doi:10.1101/2024.04.01.587366")
    found = record(facts, "crossref")
    assert (found.kind, found.published_as) == (
        "posted-content", ("doi:10.1016/j.xgen.2025.100814",)
    )  # fmt: skip
    assert not any("xgen" in fact.identifier for fact in facts)


def test_a_data_set(world: World, tmp_path: Path) -> None:
    """DataCite is asked for what is registered there; that Crossref has it not means nothing."""
    facts = look_up(world, tmp_path, "doi:10.5281/zenodo.1196821")
    assert record(facts, "datacite").title == records.DATASET.title
    assert unknown(facts, "crossref").reason is Reason.NOT_HELD
    assert "europepmc" not in by_register(facts)


def test_a_doi_of_another_agency(world: World, tmp_path: Path) -> None:
    """It exists: that nobody here holds it is no denial."""
    facts = look_up(world, tmp_path, "doi:10.5555/jalc.1")
    assert record(facts, "doi").publisher == "JaLC"
    assert not any(isinstance(fact.outcome, Refuted) for fact in facts)


def test_a_doi_that_does_not_exist(world: World, tmp_path: Path) -> None:
    """Only doi.org can say so; Crossref's silence is not held against it."""
    facts = look_up(world, tmp_path, "doi:10.5555/none")
    assert isinstance(by_register(facts)["doi"].outcome, Refuted)
    assert unknown(facts, "crossref").reason is Reason.NOT_HELD


def test_a_doi_with_a_comma(world: World, tmp_path: Path) -> None:
    """It is asked for alone, by its address, so that no list splits it."""
    facts = look_up(world, tmp_path, "doi:10.5555/a,b")
    assert by_register(facts)["doi"].record is not None
    assert record(facts, "crossref").title == records.COMMA.title
    missing = look_up(world, tmp_path, "doi:10.5555/c,d")
    assert isinstance(by_register(missing)["doi"].outcome, Refuted)


def test_a_pmid_that_does_not_exist(world: World, tmp_path: Path) -> None:
    """The records leave it out, and the summary denies it in words."""
    facts = look_up(world, tmp_path, "pmid:99999999")
    assert isinstance(by_register(facts)["pubmed-summary"].outcome, Refuted)
    assert unknown(facts, "pubmed").reason is Reason.NOT_HELD


@pytest.mark.parametrize("pmid", ["ABC123", "0", "012", "", "1;2", "12345678901"])
def test_what_is_no_pmid_is_not_asked_for(world: World, tmp_path: Path, pmid: str) -> None:
    """PubMed would make a number of it, and answer with another paper."""
    assert look_up(world, tmp_path, f"pmid:{pmid}") == ()
    assert world.calls["eutils"] == 0


def test_a_summary_where_the_records_cannot_be_had(world: World, tmp_path: Path) -> None:
    """Title, kinds and notices come with the summary, too."""
    world.faults["eutils"] = [HTML] * 3
    facts = look_up(world, tmp_path, "pmid:9500320")
    assert unknown(facts, "pubmed").reason is Reason.MALFORMED
    found = record(facts, "pubmed-summary")
    assert found.publication_types == ("Journal Article", "Retracted Publication")
    assert [notice.identifier for notice in found.notices] == ["pmid:20137807"]
    assert (found.indexing, found.years) == ("MEDLINE", (1998,))


def test_a_trial_without_results(world: World, tmp_path: Path) -> None:
    """The register itself says that it has none."""
    found = record(look_up(world, tmp_path, "nct:NCT05363514"), "clinicaltrials")
    assert found.trial is not None
    assert (found.trial.status, found.trial.has_results) == ("NOT_YET_RECRUITING", False)
    assert (found.trial.phases, found.trial.enrollment) == (("PHASE4",), 80)
    assert "naltrexone" in {one.lower() for one in found.subjects}


def test_a_trial_that_was_given_another_number(world: World, tmp_path: Path) -> None:
    """The redirect is followed, and the record says its number."""
    facts = look_up(world, tmp_path, "nct:NCT00000099")
    found = record(facts, "clinicaltrials")
    assert by_register(facts)["clinicaltrials"].identifier == "nct:NCT00000099"
    assert found.identifiers == {"nct": "NCT03058679"}
    assert found.trial is not None
    assert (found.trial.has_results, found.trial.result_pmids) == (True, ("34052278",))


def test_a_trial_that_does_not_exist(world: World, tmp_path: Path) -> None:
    """A number alone is denied by 404, in plain text."""
    facts = look_up(world, tmp_path, "nct:NCT99999999")
    assert isinstance(by_register(facts)["clinicaltrials"].outcome, Refuted)


@pytest.mark.parametrize("number", ["NCT123", "NCT123456789", "nct05363514", "ISRCTN1"])
def test_what_is_no_number_of_a_trial(world: World, tmp_path: Path, number: str) -> None:
    """It would spoil the batch of all the others."""
    assert look_up(world, tmp_path, f"nct:{number}") == ()
    assert world.calls["clinicaltrials"] == 0


def test_a_preprint_of_arxiv(world: World, tmp_path: Path) -> None:
    """By its number or by the DOI that is made of it; with the journal version that is named."""
    facts = look_up(world, tmp_path, "arxiv:2101.00001")
    assert record(facts, "arxiv").published_as == ("doi:10.5555/journal.1",)
    assert record(facts, "arxiv").years == (2017,)
    by_doi = look_up(world, tmp_path, "doi:10.48550/arxiv.2101.00001")
    assert record(by_doi, "arxiv").title == "A preprint with a journal version"
    assert "crossref" not in by_register(by_doi)


def test_a_preprint_that_was_withdrawn(world: World, tmp_path: Path) -> None:
    """ArXiv says so in words alone."""
    (notice,) = record(look_up(world, tmp_path, "arxiv:2101.00002"), "arxiv").notices
    assert notice.kind is NoticeKind.RETRACTION


def test_a_preprint_that_does_not_exist(world: World, tmp_path: Path) -> None:
    """A feed without an entry is the answer."""
    facts = look_up(world, tmp_path, "arxiv:0000.0000")
    assert isinstance(by_register(facts)["arxiv"].outcome, Refuted)


def test_a_book(world: World, tmp_path: Path) -> None:
    """By ISBN; one that is not held may exist."""
    found = record(look_up(world, tmp_path, "isbn:9780140328721"), "openlibrary")
    assert (found.title, found.authors, found.years) == (
        "Fantastic Mr. Fox", ("Roald Dahl",), (1988,)
    )  # fmt: skip
    missing = look_up(world, tmp_path, "isbn:9780306406157")
    assert unknown(missing, "openlibrary").reason is Reason.NOT_HELD


def test_registers_on_request(world: World, tmp_path: Path) -> None:
    """OpenAlex and Unpaywall are left alone unless the user wants them and has an address."""
    doi = "doi:10.1016/s0140-6736(97)11096-0"
    plain = look_up(world, tmp_path, doi)
    assert not {"openalex", "unpaywall"} & {fact.register for fact in plain}
    wanted = frozenset({"openalex", "unpaywall"})
    some = look_up(world, tmp_path, doi, extra=wanted)
    assert record(some, "openalex").notices[0].source == "openalex"
    assert "unpaywall" not in by_register(some)
    every = look_up(world, tmp_path, doi, extra=wanted, contact="me@uni.example")
    assert record(every, "unpaywall").in_doaj is True
    absent = look_up(world, tmp_path, "doi:10.5281/zenodo.1196821", extra=wanted, contact="a@b.c")
    assert unknown(absent, "unpaywall").reason is Reason.NOT_HELD


def test_the_registration_that_a_paper_names(tmp_path: Path) -> None:
    """PubMed's link to the trial is told; it is not taken for the paper's own number."""
    paper = Work("A trial of examples", pmid="22663011", trials=("NCT00001234",))
    with World([paper], [Study("NCT00001234", "A trial")]) as world:
        facts = look_up(world, tmp_path, "pmid:22663011")
    assert record(facts, "pubmed").trials == ("NCT00001234",)
    assert "clinicaltrials" not in by_register(facts)


def test_who_asks_is_told_to_those_who_want_to_know(world: World, tmp_path: Path) -> None:
    """Crossref and NCBI get the address and the key; nobody else does."""
    look_up(world, tmp_path, "doi:10.5555/mice", contact="me@uni.example", ncbi_key="KEY")
    assert world.asked("crossref")[0].query["mailto"] == "me@uni.example"
    assert world.asked("eutils")[0].query["api_key"] == "KEY"
    assert world.asked("idconv")[0].query["email"] == "me@uni.example"
    for service in ("doi", "europepmc"):
        for asked in world.asked(service):
            assert "me@uni" not in asked.target
            assert b"KEY" not in asked.body


def test_crossref_is_asked_for_what_it_gives(world: World, tmp_path: Path) -> None:
    """Every name of `select` is one that it knows; one it does not know fails the whole call."""
    look_up(world, tmp_path, "doi:10.5555/mice")
    (asked,) = world.asked("crossref")
    assert asked.query["rows"] == "1"
    assert "updated-by" in asked.query["select"].split(",")
