"""The file is a bibliography that others can read, and a lock file that changes only with cause."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.errors import RefsError
from citeaudit.evidence.lock import lock
from citeaudit.evidence.refs import NO_REFS, parse_refs
from citeaudit.sources.identify import identify
from tests.unit.evidence.making import article, entry, item, recalled, refs, resolved

if TYPE_CHECKING:
    from citeaudit.article.model import Article

CLINIC = entry("1", "What LDN can treat - Riverside Clinic", "https://riverside-clinic.example/ldn")
PAPER = entry(
    "2",
    "Low-dose naltrexone in fibromyalgia: a randomized trial",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC3962576/",
    authors=("Younger, Jarred", "The LDN Study Group"),
    container="A Journal",
    volume="33",
    issue="4",
    pages="451-459",
    published="2014-02-15",
    accessed="2024-12",
)
TRIAL = entry("3", "A study of a drug", "https://clinicaltrials.gov/study/NCT01234567")
UNKNOWN = entry("4", "A page", "http://203.0.113.9/x")


def items(content: str) -> list[dict[str, Any]]:
    """Read a file as another program would."""
    made: list[dict[str, Any]] = json.loads(content)
    return made


def test_an_entry_becomes_a_csl_item() -> None:
    """With the variables that the entry fills, identifiers in fields of their own."""
    (made,) = items(resolved(article(PAPER)))
    custom = made.pop("custom")["citeaudit"]
    assert made == {
        "id": "2",
        "type": "article-journal",
        "title": "Low-dose naltrexone in fibromyalgia: a randomized trial",
        "author": [
            {"family": "Younger", "given": "Jarred"},
            {"literal": "The LDN Study Group"},
        ],
        "container-title": "A Journal",
        "volume": "33",
        "issue": "4",
        "page": "451-459",
        "issued": {"date-parts": [[2014, 2, 15]]},
        "accessed": {"date-parts": [[2024, 12]]},
        "URL": "https://pmc.ncbi.nlm.nih.gov/articles/PMC3962576/",
        "PMCID": "PMC3962576",
    }
    assert custom["type"] == "peer-reviewed"
    assert custom["design"] == "rct"


def test_an_identifier_that_csl_does_not_know_is_kept_beside_the_type() -> None:
    """A trial's number has no CSL variable."""
    (made,) = items(resolved(article(TRIAL)))
    assert made["custom"]["citeaudit"]["identifiers"] == {"nct": "NCT01234567"}


def test_unknown_is_not_written_as_an_answer() -> None:
    """What could not be told is asked again next time; the command names it for a person."""
    document = article(UNKNOWN, CLINIC)
    made = lock(document, identify(document.references), NO_REFS)
    assert made.untyped == ("4",)
    assert "custom" not in items(made.content)[0]
    decided = item("4", URL=UNKNOWN.url, known={"reviewed": {"type": "blog"}})
    assert lock(document, identify(document.references), refs(decided)).untyped == ()


def test_the_order_is_that_of_the_list() -> None:
    """And the text is the same each time: indented, ending with a line end, in any script."""
    content = resolved(article(CLINIC, PAPER, entry("3", "睡眠と薬")))
    assert [one["id"] for one in items(content)] == ["1", "2", "3"]
    assert content == resolved(article(CLINIC, PAPER, entry("3", "睡眠と薬")))
    assert content.startswith('[\n  {\n    "id": "1"')
    assert content.endswith("}\n]\n")
    assert "睡眠と薬" in content


def test_a_persons_decision_survives() -> None:
    """It stays word for word while all around it is told anew."""
    decision = {"type": "charity", "by": "Ada", "on": "2024-12-21", "why": "It sells nothing."}
    known = {"type": "news", "confidence": 0.1, "reviewed": decision}
    (made,) = items(resolved(article(CLINIC), refs(item(URL=CLINIC.url, known=known))))
    assert made["custom"]["citeaudit"]["reviewed"] == decision
    assert made["custom"]["citeaudit"]["type"] == "clinic-blog"


def test_what_other_programs_wrote_survives() -> None:
    """Keys that citeaudit does not know, and other views of those it does."""
    zotero = {
        "id": "http://zotero.org/users/1/items/ABCD",
        "abstract": "…",
        "title": "LDN in fibromyalgia",
        "URL": PAPER.url,
        "custom": {"other": [1, {"a": None}]},
    }
    (made,) = items(resolved(article(PAPER), refs(zotero)))
    assert {key: made[key] for key in ("id", "abstract", "title")} == {
        key: zotero[key] for key in ("id", "abstract", "title")
    }
    assert made["custom"]["other"] == [1, {"a": None}]
    assert made["custom"]["citeaudit"]["type"] == "peer-reviewed"
    assert made["container-title"] == "A Journal"


def test_a_registers_answer_outranks_what_is_told_offline() -> None:
    """A run without a network leaves what was looked up standing, with its date."""
    known = {
        "type": "preprint",
        "status": ["retracted"],
        "lookups": [{"register": "crossref", "on": "2024-12-21"}],
    }
    (made,) = items(resolved(article(PAPER), refs(item(URL=PAPER.url, known=known))))
    assert made["custom"]["citeaudit"] == known


def test_a_new_entry_follows_the_one_before_it() -> None:
    """The other items stay where they are: the difference is the new item."""
    before = resolved(article(CLINIC, PAPER))
    new = entry("9", "A page about it", "https://new.example/page")
    after = resolved(article(CLINIC, new, PAPER), parse_refs(before, "refs.json"))
    assert [one["id"] for one in items(after)] == ["1", "9", "2"]
    assert [one for one in items(after) if one["id"] != "9"] == items(before)


def test_items_of_other_articles_stay() -> None:
    """A shared file serves them all, in the order in which they came."""
    first = resolved(article(CLINIC, PAPER))
    both = resolved(article(TRIAL), parse_refs(first, "refs.json"))
    assert items(both)[:2] == items(first)
    assert resolved(article(CLINIC, PAPER), parse_refs(both, "refs.json")) == both
    made = lock(article(TRIAL), identify(article(TRIAL).references), parse_refs(both, "refs.json"))
    assert (made.left, made.added) == (2, 0)


def test_two_articles_may_call_different_works_by_one_label() -> None:
    """An id is not given twice."""
    first = resolved(article(CLINIC))
    other = entry("1", PAPER.title, PAPER.url)
    both = resolved(article(other), parse_refs(first, "refs.json"))
    assert [one["id"] for one in items(both)] == ["1", "1-2"]
    assert resolved(article(other), parse_refs(both, "refs.json")) == both


def test_ids_follow_a_list_that_is_renumbered() -> None:
    """A reader finds `[2]` as 2, and the decision is still that about the same page."""
    known = {"reviewed": {"type": "charity"}}
    before = refs(item("1", URL=CLINIC.url, known=known), item("2", URL=PAPER.url))
    renumbered = article(
        entry("1", TRIAL.title, TRIAL.url),
        entry("2", CLINIC.title, CLINIC.url),
        entry("3", PAPER.title, PAPER.url),
    )
    made = items(resolved(renumbered, before))
    assert [(one["id"], one["URL"]) for one in made] == [
        ("1", TRIAL.url),
        ("2", CLINIC.url),
        ("3", PAPER.url),
    ]
    assert made[1]["custom"]["citeaudit"]["reviewed"] == {"type": "charity"}


@pytest.mark.parametrize("depth", [100, 500, 900, 980, 5000])
def test_a_deep_nest_of_another_program_is_kept_or_refused(depth: int) -> None:
    """Never a traceback, nor a file that has lost it."""
    deep = "[" * depth + "]" * depth
    content = f'[{{"id": "1", "URL": "{CLINIC.url}", "extra": {deep}}}]'
    try:
        once = resolved(article(CLINIC), parse_refs(content, "refs.json"))
    except RefsError as error:
        told = error.problem
    else:
        told = "" if deep in "".join(once.split()) else "lost"
    assert told == ("" if depth < 200 else told and "nested too deeply")


def test_a_mention_is_no_identity() -> None:
    """News whose entry names a trial does not carry the trial's number: it is not the trial."""
    url = "https://www.nytimes.com/2024/hope.html"
    page = entry("1", "New hope", url, raw="New hope. NCT01234567, doi:10.1000/abc")
    news, trial = items(resolved(article(page, entry("2", TRIAL.title, TRIAL.url))))
    assert "DOI" not in news
    assert "identifiers" not in news["custom"]["citeaudit"]
    assert trial["custom"]["citeaudit"]["identifiers"] == {"nct": "NCT01234567"}


# The shape that CSL processors demand of their input: CSL-JSON 1.0.2 as far as it is written here.
_NAME = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("family", "given", "literal")},
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": ["string", "number"]},
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
_TEXTS = ("title", "container-title", "publisher", "URL", "DOI", "PMID", "PMCID", "ISBN")
_CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {
                "enum": [
                    "article", "article-journal", "article-magazine", "article-newspaper", "book",
                    "document", "entry-encyclopedia", "post", "post-weblog", "report", "webpage",
                ]
            },
            "author": {"type": "array", "items": _NAME},
            "issued": _DATE,
            "accessed": _DATE,
            **{key: {"type": "string", "minLength": 1} for key in _TEXTS},
            **{key: {"type": ["string", "number"]} for key in ("volume", "issue", "page")},
            "custom": {"type": "object"},
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}  # fmt: skip

_URLS = [
    "", CLINIC.url, PAPER.url, TRIAL.url, "https://pubmed.ncbi.nlm.nih.gov/24526250/",
    "https://doi.org/10.1000/abc", "https://en.wikipedia.org/wiki/Sleep", "https://medium.com/@a/b",
    "https://www.reuters.com/health/a", "https://www.medrxiv.org/content/10.1101/2020.01.01.2001v1",
    "javascript:alert(1)", "https://a.example/b", "https://a.example/b/?utm_source=x", "10.1000/a",
]  # fmt: skip
_TITLES = [
    "",
    "Naltrexone",
    "A title of at least four words",
    CLINIC.title,
    PAPER.title,
    "Ü \u2028 \ud800",
]
entries = st.builds(
    entry,
    st.sampled_from(["", "1", "1", "2", "1-2", "smith2020", "r1"]),
    st.sampled_from(_TITLES),
    st.sampled_from(_URLS),
    raw=st.sampled_from(["", "Smith J. doi:10.1000/abc", "PMID: 24526250. ISSN 0028-0836"]),
    authors=st.sampled_from([(), ("Doe, Jane",), ("Doe, J., and others", "WHO", "Lee,")]),
    published=st.sampled_from(["", "2024", "2024-12", "2024-12-21"]),
    container=st.sampled_from(["", "A Journal"]),
)
articles = st.lists(entries, max_size=6).map(lambda made: article(*made))
decisions = st.sampled_from(["charity", "unknown", "peer-reviewed"])
known_items = st.builds(
    lambda item_id, title, url, decided, doi: item(
        item_id, title=title, URL=url, DOI=doi, extra=[1.5, None],
        known={"reviewed": {"type": decided, "why": "…"}},
    ),
    st.sampled_from([1, "1", "2", "zotero", "1-2"]),
    st.sampled_from(_TITLES),
    st.sampled_from(_URLS),
    decisions,
    st.sampled_from(["", None, "10.1000/abc", "10.1000/other"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(articles, st.lists(known_items, max_size=4))
def test_a_second_run_changes_nothing(document: Article, before: list[dict[str, Any]]) -> None:
    """Dump, load, dump is the identity; no decision and no foreign key is lost."""
    once = resolved(document, refs(*before))
    assert resolved(document, parse_refs(once, "refs.json")) == once
    after = items(once)
    assert len(after) >= len(before)
    for one in before:
        assert any(
            one["custom"]["citeaudit"]["reviewed"] == other["custom"]["citeaudit"]["reviewed"]
            and {**other, "id": 0, "custom": 0} == {**other, **one, "id": 0, "custom": 0}
            for other in after
            if "extra" in other
        )


@settings(max_examples=100, deadline=None)
@given(articles)
def test_csl_processors_accept_the_file(document: Article) -> None:
    """Every item has an id of its own and a type, and no variable of another shape than CSL's."""
    content = resolved(document).encode("utf-8", "backslashreplace").decode()
    jsonschema_rs.validator_for(_CSL).validate(json.loads(content.replace("\\ud800", "")))
    ids = [one["id"] for one in items(content)]
    assert len(set(ids)) == len(ids) == len(document.references)


@settings(max_examples=100, deadline=None)
@given(articles)
def test_the_file_changes_no_audit_of_the_day_it_is_written(document: Article) -> None:
    """What is recalled is what was told without it: a lock hides nothing."""
    known = parse_refs(resolved(document), "refs.json")
    assert recalled(document, known) == recalled(document, NO_REFS)
