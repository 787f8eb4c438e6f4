"""Bibliography files: their entries, and which of them an article's references are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from citeaudit.article.read import read
from citeaudit.article.sidecars.bibliography import named_bibliographies, read_bibliography
from citeaudit.errors import InputError
from citeaudit.sources.identifiers import in_text
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.model import Reference

BIBTEX = r"""
@string{jt = "Journal of Tests"}
@article{smith2020,
  author = {M{\"u}ller, J. and Lee, Kim and {World Health Organization} and others},
  title = {{Naps} of \emph{cats} --- a trial}, journal = jt, year = 2020, month = mar,
  volume = {7}, number = 3, pages = {497--499}, doi = {10.5555/12345678}, pmid = {123456},
}
@online{page, author = {Jane Doe}, title = {A page}, date = {2021-05-03}, urldate = {2022-01-02},
  howpublished = {\url{https://a.example/b\_c}}}
@misc{arx, title = {Preprint}, eprint = {2001.12345}, archiveprefix = {arXiv}}
@article{broken, title = {never closed
"""
RIS = """TY  - JOUR
ID  - smith2020
AU  - Müller, J.
TI  - Naps
JO  - J Test
PY  - 2020/03/05/
SP  - 10
EP  - 12
DO  - 10.5555/12345678
ER  -
"""
JSON = """[{"id": "smith2020", "type": "article-journal", "title": "<i>Naps</i>", "PMID": 123456,
"author": [{"family": "Müller", "given": "J."}, {"literal": "WHO"}], "container-title": "J Test",
"issued": {"date-parts": [["2020", 3, 5]]}, "accessed": {"raw": "2022-01-02"}}, 7, {"id": null}]"""
YAML = "references:\n- id: smith2020\n  title: Naps\n  issued: 2020-03-05\n"


def entries(content: str, name: str) -> tuple[Reference, ...]:
    return read_bibliography(Text.of(content, name))


def test_bibtex_entries_have_their_fields() -> None:
    """Accents, braces, macros, names and identifiers; a broken entry costs only itself."""
    smith, page, arx = entries(BIBTEX, "a.bib")

    assert smith.title == "Naps of cats — a trial"
    assert smith.authors == ("Müller, J.", "Lee, Kim", "World Health Organization")
    assert (smith.container, smith.volume, smith.issue) == ("Journal of Tests", "7", "3")
    assert (smith.pages, smith.published) == ("497–499", "2020-03")
    assert smith.url == "https://doi.org/10.5555/12345678"
    assert in_text(smith.raw) == {"doi": "10.5555/12345678", "pmid": "123456"}
    assert (page.authors, page.url) == (("Doe, Jane",), "https://a.example/b_c")
    assert (page.published, page.accessed) == ("2021-05-03", "2022-01-02")
    assert arx.url == "https://arxiv.org/abs/2001.12345"


@pytest.mark.parametrize(
    ("content", "name"), [(RIS, "a.ris"), (JSON, "a.json"), (YAML, "a.yaml"), (YAML, "a.yml")]
)
def test_other_formats_give_the_same_entry(content: str, name: str) -> None:
    """Label, title and date, whatever the file."""
    first = entries(content, name)[0]

    assert (first.label, first.title, first.published) == ("smith2020", "Naps", "2020-03-05")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("{", "a.json"),
        ('{"id": 1}', "a.json"),
        ("[" * 100_000, "a.json"),
        ("just words", "a.yml"),
        ("a: [", "a.yaml"),
        ("- " * 100_000, "a.yaml"),
        ("x", "a.docx"),
        ("x", "bib"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_one_line(content: str, name: str) -> None:
    """The message names the file."""
    with pytest.raises(InputError) as refused:
        entries(content, name)

    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)


def test_what_is_cited_or_asked_for_is_a_reference_of_the_article() -> None:
    """As a processor lists them: in the order of the text, each once; the rest is left out."""
    text = Text.of("---\nnocite: |\n  @page\n---\n\nA [@smith2020]. B [@gone; @SMITH2020].\n")

    article = read(text, "pandoc", entries(BIBTEX, "a.bib"))

    assert [r.label for r in article.references] == ["smith2020", "page"]
    assert [text[r.span] for r in article.references] == ["[@smith2020]", "@page"]
    assert [r.index for r in article.references] == [0, 1]
    assert [c.targets for c in article.citations] == [(0,), (None, 0)]


def test_nocite_of_everything_lists_the_whole_file() -> None:
    """LaTeX's star names all entries."""
    article = read(Text.of("\\nocite{*} Text."), "latex", entries(BIBTEX, "a.bib"))

    assert [r.label for r in article.references] == ["smith2020", "page", "arx"]


def test_entries_of_the_document_come_before_those_of_the_file() -> None:
    """A key that both have leads to the document's own entry."""
    content = (
        "A \\cite{page}.\n\\begin{thebibliography}{9}\n\\bibitem{page} Own. 1999.\n"
        "\\end{thebibliography}"
    )

    article = read(Text.of(content), "latex", entries(BIBTEX, "a.bib"))

    assert [r.raw for r in article.references] == ["Own. 1999."]


@pytest.mark.parametrize(
    ("content", "format", "names"),
    [
        ("---\nbibliography: a.bib\n---\n", "markdown", ("a.bib",)),
        ("---\nbibliography: [a.bib, 'b c.json']\n---\n", "pandoc", ("a.bib", "b c.json")),
        (
            "---\nbibliography:\n  - a.bib # x\n  - b.ris\ncsl: x\n---\n",
            "pandoc",
            ("a.bib", "b.ris"),
        ),
        ("Text.\n\nbibliography: a.bib\n", "markdown", ()),
        ("\\bibliographystyle{x}\\bibliography{a,sub/b}\n", "latex", ("a.bib", "sub/b.bib")),
        ("% \\bibliography{a}\n\\addbibresource[x]{b.bib}", "latex", ("b.bib",)),
        ("\\bibliography{a}", "plain", ()),
    ],
)
def test_which_files_a_document_asks_for(content: str, format: str, names: tuple[str, ...]) -> None:
    """As it writes them; comments and prose ask for nothing."""
    assert named_bibliographies(Text.of(content), format) == names


@pytest.mark.parametrize(
    ("content", "name", "package"),
    [(BIBTEX, "a.bib", "bibtexparser.entrypoint"), (RIS, "a.ris", "rispy")],
)
def test_a_missing_package_is_named_with_what_installs_it(
    content: str, name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that says what to type."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(InputError, match=r"citeaudit\[bib\]"):
        entries(content, name)
