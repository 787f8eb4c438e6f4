"""Which bibliography files of a folder belong to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citeaudit.cli.bibliographies import bibliography_of, is_bibliography
from citeaudit.cli.inputs import find_inputs, load
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def labels(paper: Path, named: str | None = None) -> list[str]:
    """Labels of the entries that are found for a document."""
    (document,), failures = find_inputs([str(paper)])
    assert failures == ()
    return [entry.label for entry in bibliography_of(document, load(document), named)]


def write(folder: Path, **files: str) -> Path:
    """Write files by their names, `_` for the dot; return the first."""
    paths = [folder / ".".join(name.rsplit("_", 1)) for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_text(content)
    return paths[0]


def entry(key: str) -> str:
    return f"@misc{{{key}, title = {{T}}}}\n"


def test_files_the_document_names_and_the_one_that_is_called_like_it(tmp_path: Path) -> None:
    """In this order, each once; what is called otherwise belongs to others."""
    paper = write(
        tmp_path,
        paper_tex="\\cite{a}\\bibliography{b,a,paper}",
        paper_bib=entry("p"),
        a_bib=entry("a"),
        b_bib=entry("b"),
        other_bib=entry("o"),
    )

    assert labels(paper) == ["b", "a", "p"]


def test_a_named_file_that_is_not_there_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run goes on without it."""
    paper = write(tmp_path, paper_qmd="---\nbibliography: gone.bib\n---\n[@a]")

    assert labels(paper) == []
    assert "gone.bib is not there" in capsys.readouterr().err


def test_a_project_names_files_for_its_documents(tmp_path: Path) -> None:
    """Quarto's settings lie beside the document."""
    paper = write(
        tmp_path,
        paper_qmd="It helps [@a].",
        _quarto_yml="project:\n  type: book\nbibliography: [all.bib]\n",
        all_bib=entry("a"),
    )

    assert labels(paper) == ["a"]


def test_the_file_the_command_line_names_is_the_only_one(tmp_path: Path) -> None:
    """`--refs` wins over what lies beside the document."""
    paper = write(tmp_path, paper_tex="\\cite{a}", paper_bib=entry("p"), other_bib=entry("o"))

    assert labels(paper, str(tmp_path / "other.bib")) == ["o"]
    assert is_bibliography("x.bib")
    assert not is_bibliography("refs.json")
    assert not is_bibliography(None)


def test_refs_json_is_a_bibliography_too(tmp_path: Path) -> None:
    """It holds CSL items, so keys may lead to them."""
    paper = write(tmp_path, paper_md="It [@a1] [@b2].", refs_json='[{"id": "a1"}]')

    assert labels(paper) == ["a1"]


def test_a_document_without_keys_asks_for_no_file(tmp_path: Path) -> None:
    """A broken file beside it does not matter."""
    paper = write(tmp_path, paper_md="It helps. [1]", refs_json="no list")

    assert labels(paper) == []


def test_a_broken_file_is_an_error_with_its_name(tmp_path: Path) -> None:
    """One line that names the file."""
    paper = write(tmp_path, paper_md="[@a1]", refs_json="no list")

    with pytest.raises(InputError, match=r"refs\.json: no CSL-JSON"):
        labels(paper)
