"""Ctrl-C ends a run, wherever it strikes."""

import pytest

from citeaudit.cli import main


class _Struck:
    """Is struck by Ctrl-C while a class is made of it: Python tells that as another error."""

    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


def _make_a_class(*_: object, **__: object) -> None:
    type("Made", (), {"field": _Struck()})


def test_ctrl_c_while_a_class_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code is that of Ctrl-C, and nothing is reported."""
    monkeypatch.setattr(main.app, "main", _make_a_class)
    assert main.run([]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_defect_is_no_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised for another reason stays an internal error."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken") from ValueError("why")

    monkeypatch.setattr(main.app, "main", fail)
    assert main.run([]) == 4
