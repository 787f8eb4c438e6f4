"""Open data sets: how each is read, kept, and what it says of references."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.errors import SettingsError
from citeaudit.evidence.datasets.base import DATA_SETS, Row, load
from citeaudit.evidence.datasets.journals import name_key
from citeaudit.evidence.datasets.local import Informed, inform_locally
from citeaudit.evidence.datasets.store import Held, Store
from citeaudit.sources.identify import identify
from citeaudit.sources.model import SourceType, Status
from citeaudit.text import Span

if TYPE_CHECKING:
    from pathlib import Path

RETRACTIONS = """\
Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,\
RetractionPubMedID,RetractionNature,Reason
1,"A trial, doubted",10.5555/ABC,123.0,7/12/2023 0:00,10.5555/notice,unavailable,Retraction,\
+Paper Mill;+Unreliable Results;
2,Another,unavailable,456,13/40/2020,,0,Expression of concern,
3,A third,10.5555/back,0,1/2/2020,,,Reinstatement,
4,A fourth,10.5555/odd,,1/2/2020,,,Something new,
"""
JOURNALS = """\
--------------------------------------------------------
JrId: 1
JournalTitle: The annals of tired medicine & rest
MedAbbr: Ann Tired Med Rest
ISSN (Print): 0028-4793
ISSN (Online):\x20
IsoAbbr: Ann. Tired Med. Rest
NlmId: 1
--------------------------------------------------------
JrId: 2
JournalTitle: Pain
MedAbbr: Pain
ISSN (Print): 0304-3959
--------------------------------------------------------
"""
DIRECTORY = """\
Journal title,Alternative title,Journal ISSN (print version),Journal EISSN (online version),URL
Journal of Open Rest,Revista de descanso,,1553-7374,https://rest.example
"""


def archive(*organisations: object, name: str = "v2.1-ror-data.json") -> bytes:
    """Pack a release of ROR."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, json.dumps(organisations))
    return packed.getvalue()


def organisation(host: str, kind: str, status: str = "active") -> dict[str, object]:
    """Make an institution."""
    return {
        "status": status,
        "types": [kind],
        "names": [{"value": "Tired Institute", "types": ["ror_display"]}],
        "domains": [],
        "links": [{"type": "website", "value": f"https://www.{host}/"}],
    }


def rows(name: str, content: bytes | str) -> list[Row]:
    """Read a data set."""
    raw = content.encode() if isinstance(content, str) else content
    return list(load(name).rows(io.BytesIO(raw)))


def filled(folder: Path, name: str, content: bytes | str) -> Store:
    """Make a store with a data set."""
    store = Store(str(folder))
    store.replace(Held(name, "2026-11-01", 0, "https://data.example"), rows(name, content))
    return store


def informed(store: Store, raw: str, **fields: str) -> Informed:
    """Look an entry up."""
    reference = Reference(0, "1", Span(0, 1), raw, **fields)  # type: ignore[arg-type]
    return inform_locally([reference], identify([reference]), (), store)


def test_notices_are_found_by_doi_and_by_pmid() -> None:
    """In one case, with an ISO date, and without a spreadsheet's decimals."""
    found = {row.key: row.value for row in rows("retraction-watch", RETRACTIONS)}

    assert set(found) == {"doi:10.5555/abc", "pmid:123", "pmid:456", "doi:10.5555/back"}
    assert found["doi:10.5555/abc"] == {
        "kind": "retraction",
        "on": "2023-07-12",
        "notice": "doi:10.5555/notice",
        "reason": "Paper Mill; Unreliable Results",
    }
    assert found["pmid:456"]["on"] == ""


def test_journals_are_found_by_every_name_and_number() -> None:
    """Title and abbreviations in one form; a name that is a common word needs its number."""
    keys = {row.key for row in rows("nlm-journals", JOURNALS)}

    assert keys == {
        "issn:0028-4793",
        "issn:0304-3959",
        "title:annals of tired medicine and rest",
        "title:ann tired med rest",
    }
    assert {row.key for row in rows("doaj", DIRECTORY)} == {
        "issn:1553-7374",
        "title:journal of open rest",
        "title:revista de descanso",
    }


def test_institutions_are_found_by_the_domain_of_their_site() -> None:
    """Not those that are closed."""
    release = archive(
        organisation("tired.example", "education"),
        organisation("gone.example", "education", "inactive"),
    )
    assert [row.key for row in rows("ror", release)] == ["host:tired.example"]


def test_the_newest_release_of_ror_is_named_by_its_description() -> None:
    """And a description without one is refused."""
    files = [{"key": "v2.zip", "links": {"self": "https://zenodo.example/v2.zip"}}]
    described = json.dumps({"hits": {"hits": [{"files": files}]}}).encode()

    assert load("ror").file_address(described) == "https://zenodo.example/v2.zip"
    with pytest.raises(ValueError, match="no archive"):
        load("ror").file_address(b'{"hits": {"hits": []}}')


@pytest.mark.parametrize("name", sorted(DATA_SETS))
@pytest.mark.parametrize(
    "content", [b"", b"<html>Down</html>", b"a,b\n1,2\n", b"PK\x03\x04", b"\xff\x00"]
)
def test_what_is_no_data_set_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    """With a reason; what was there before stays."""
    store = Store(str(tmp_path))
    store.replace(Held(name, "2026-01-01", 0, ""), [Row("doi:10.1/a", {"kind": "retraction"})])

    with pytest.raises(ValueError, match="it "):
        store.replace(Held(name, "2026-11-01", 0, ""), load(name).rows(io.BytesIO(content)))

    assert [(one.fetched, one.rows) for one in store.held()] == [("2026-01-01", 1)]
    assert store.find(["doi:10.1/a"])


@given(st.binary(max_size=200), st.sampled_from(sorted(DATA_SETS)))
def test_any_file_is_read_or_refused(content: bytes, name: str) -> None:
    """Nothing but `ValueError` leaves a reader."""
    try:
        found = list(load(name).rows(io.BytesIO(content)))
    except ValueError:
        found = []
    assert all(row.key and ":" in row.key for row in found)


def test_a_store_that_is_none_is_an_empty_one(tmp_path: Path) -> None:
    """Reading never fails; writing where nothing can be written is one line."""
    store = Store(str(tmp_path))
    assert store.find(["doi:10.1/a"]) == {}
    (tmp_path / "datasets.sqlite3").write_bytes(b"no database" * 99)
    assert store.find(["doi:10.1/a"]) == {}
    assert store.held() == ()
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        Store(str(tmp_path / "file" / "x")).replace(Held("doaj", "", 0, ""), [])


def test_a_retraction_reaches_its_reference(tmp_path: Path) -> None:
    """As a fact with the day of the data, and as the status of the source."""
    store = filled(tmp_path, "retraction-watch", RETRACTIONS)

    found = informed(store, "Doe J. A trial. A Journal. 2020. doi:10.5555/abc", title="A trial")

    assert Status.RETRACTED in found.sources[0].status
    (fact,) = found.facts[0]
    assert (fact.register, fact.on) == ("retraction-watch", "2026-11-01")


def test_a_retraction_that_was_taken_back_is_none(tmp_path: Path) -> None:
    """A reinstatement is a notice, too."""
    store = filled(tmp_path, "retraction-watch", RETRACTIONS)

    found = informed(store, "Doe J. doi:10.5555/back", title="A trial")

    assert Status.RETRACTED not in found.sources[0].status


def test_a_listed_journal_makes_an_entry_a_paper(tmp_path: Path) -> None:
    """Where the entry has the form of one: a volume or pages; and the signal says who lists it."""
    store = filled(tmp_path, "nlm-journals", JOURNALS)
    raw = "Doe J. On rest. Ann. Tired Med. Rest."

    paper = informed(store, raw, container="Ann. Tired Med. Rest", volume="3")
    mention = informed(store, "Ann. Tired Med. Rest", container="Ann. Tired Med. Rest")

    assert paper.sources[0].type is SourceType.PEER_REVIEWED
    assert "National Library" in paper.sources[0].signals[-1].detail
    assert mention.sources[0].type is not SourceType.PEER_REVIEWED


def test_an_institution_types_the_pages_of_its_site(tmp_path: Path) -> None:
    """A host under its domain as well; a host that only ends like it does not."""
    store = filled(tmp_path, "ror", archive(organisation("qzxtired.example", "education")))

    def typed(url: str) -> SourceType:
        return informed(store, url, url=url).sources[0].type

    assert typed("https://www.qzxtired.example/x") is SourceType.ACADEMIC
    assert typed("https://lab.qzxtired.example/x") is SourceType.ACADEMIC
    assert typed("https://notqzxtired.example/x") is not SourceType.ACADEMIC


@given(st.text(max_size=40))
def test_a_name_has_one_form(name: str) -> None:
    """Its key is the key of its upper case, too, and stays what it is."""
    assert name_key(name_key(name).removeprefix("title:")) in {name_key(name), ""}
