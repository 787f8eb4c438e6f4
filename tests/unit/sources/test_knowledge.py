"""The knowledge files: their grammar, line by line, and which rule wins."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citeaudit.sources import knowledge
from citeaudit.sources.knowledge import FAMILIES, look_up, look_up_form
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(knowledge.__file__).parent / "knowledge"
_SECTION = re.compile(r"\[([a-z-]+)(?: (0\.\d+))?\] \S.*")
_HOST = re.compile(r"\.?(?:[a-z0-9_-]+\.)*[a-z0-9-]+|\*|[a-z0-9-]+\.\*")
_OPTION = re.compile(r"(?:conf=(?:0\.\d+|1)|carries=yes|title=\S+|interest=[a-z-]+)")


def entries(family: str) -> Iterator[tuple[str, str]]:
    """Yield section and entry of every line below a section's head."""
    section = ""
    for line in (FOLDER / f"{family}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif section:
            yield section, line


def test_every_file_is_read() -> None:
    """A file that no table names would be silently without effect."""
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_file_says_where_it_comes_from(family: str) -> None:
    """Source and date stand in its head."""
    head = (FOLDER / f"{family}.txt").read_text(encoding="utf-8").partition("\n[")[0]
    assert re.search(r"^# source: \S", head, re.MULTILINE)
    assert re.search(r"^# date: \d{4}-\d\d-\d\d$", head, re.MULTILINE)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_line_follows_the_grammar(family: str) -> None:
    """Types and interests exist, hosts are lower case and without scheme or `www.`."""
    for section, entry in entries(family):
        head = _SECTION.fullmatch(section)
        assert head, section
        assert SourceType(head[1])
        address, *options = entry.split(" ")
        host, _, path = address.partition("/")
        assert _HOST.fullmatch(host), entry
        assert not host.startswith(("www.", "http")), entry
        assert path == path.lower() or host != host.lower() or path, entry
        for option in options:
            assert _OPTION.fullmatch(option), entry
            if option.startswith("interest="):
                assert Interest(option.partition("=")[2])


def test_nothing_is_said_twice() -> None:
    """Two entries for one address would leave the answer to the order of the files."""
    seen = Counter(
        " ".join(part for part in entry.split(" ") if not part.startswith(("conf=", "interest=")))
        for family in FAMILIES
        for _, entry in entries(family)
    )
    assert [entry for entry, count in seen.items() if count > 1] == []


def test_the_files_are_as_broad_as_promised() -> None:
    """At least 1,500 hosts and 300 rules on paths."""
    written = [entry.split(" ")[0] for family in FAMILIES for _, entry in entries(family)]
    assert sum("/" not in address for address in written) >= 1_500
    assert sum("/" in address for address in written) >= 300


@pytest.mark.parametrize(
    ("host", "path", "expected"),
    [
        ("nature.com", "/articles/s41586-020-0000-0", SourceType.PEER_REVIEWED),
        ("nature.com", "/articles/d41586-020-0000-0", SourceType.NEWS),
        ("sciencedirect.com", "/topics/medicine/naltrexone", SourceType.MEDICAL_REFERENCE),
        ("ncbi.nlm.nih.gov", "/books/NBK534811/", SourceType.MEDICAL_REFERENCE),
        ("pubmed.ncbi.nlm.nih.gov", "/?term=naltrexone", SourceType.SEARCH_PAGE),
        ("blogs.bmj.com", "/bmj/2020/01/01/x/", SourceType.BLOG),
        ("frontiersin.org", "/news/2020/01/01/x", SourceType.PRESS_RELEASE),
        ("somebody.substack.com", "/p/x", SourceType.BLOG),
        ("en.wikipedia.org", "/wiki/Naltrexone", SourceType.ENCYCLOPEDIA),
    ],
)
def test_path_beats_host_and_host_beats_suffix(host: str, path: str, expected: SourceType) -> None:
    """The most specific rule decides."""
    rule = look_up(host, path, "")
    assert rule
    assert rule.type is expected


def test_hosts_are_not_substrings() -> None:
    """`agelessrx.com` is not `x.com`, nor is a shop under a borrowed name the National Library."""
    own = look_up("x.com", "/a", "")
    other = look_up("agelessrx.com", "/a", "")
    assert own
    assert other is None or other.host != own.host
    borrowed = look_up("pubmed.ncbi.nlm.nih.gov.shop.example", "/1", "")
    assert borrowed is None


def test_a_form_needs_no_host() -> None:
    """The address of a press room looks the same everywhere."""
    found = look_up_form("harbor.example", "/press-releases/2024/x", "")
    assert found
    assert found.type is SourceType.PRESS_RELEASE
    assert look_up_form("harbor.example", "/about", "") is None
