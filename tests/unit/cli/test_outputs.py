"""Reports that go to files."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from citeaudit.cli.outputs import Output, parse_outputs, write
from citeaudit.errors import SettingsError


def test_a_format_and_a_file(tmp_path: Path) -> None:
    """`FORMAT=FILE`; a file's name may hold an equals sign."""
    assert parse_outputs([f"json={tmp_path}/a=b.json"]) == (Output("json", f"{tmp_path}/a=b.json"),)


@pytest.mark.parametrize("given", ["json", "json=", "=a.json", "yaml=a.yaml"])
def test_anything_else_is_a_usage_error(given: str) -> None:
    """The message shows what was wanted."""
    with pytest.raises(click.UsageError, match="wanted FORMAT=FILE"):
        parse_outputs([given])


def test_one_file_cannot_hold_two_reports(tmp_path: Path) -> None:
    """The second would replace the first."""
    with pytest.raises(click.UsageError, match="named twice"):
        parse_outputs([f"json={tmp_path}/a", f"concise={tmp_path}/a"])


def test_a_folder_that_is_missing_is_told_before_the_work(tmp_path: Path) -> None:
    """Not after a long audit."""
    with pytest.raises(SettingsError, match="its folder does not exist"):
        parse_outputs([f"json={tmp_path}/nowhere/a.json"])
    with pytest.raises(SettingsError, match="is a folder"):
        parse_outputs([f"json={tmp_path}"])


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Nothing of the old report stays, and nothing is left beside the new one."""
    file = tmp_path / "report.txt"
    file.write_text("a much longer report than the new one")
    write(str(file), "new\n")
    assert file.read_text() == "new\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind it is replaced."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write(f"{tmp_path}/link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_not_replaced() -> None:
    """`--output json=/dev/null` must not turn the device into a file."""
    write("/dev/null", "x")
    assert not Path("/dev/null").is_file()


def test_text_that_is_no_unicode_is_escaped(tmp_path: Path) -> None:
    """A lone surrogate, from a file name for example, does not stop the report."""
    write(f"{tmp_path}/a.json", '"\udc80"')
    assert (tmp_path / "a.json").read_bytes() == b'"\\udc80"'
