"""What goes on inside of the body beside an effect, and instead of one."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("Saffron relieves pain, and neurons and microglia calm down.", True),
        ("Saffron relieves pain, and the skin is warm.", False),
        ("Its efficacy against pain rests on neurons and microglia.", True),
    ],
)
def test_parts_of_the_body_beside_an_effect_tell_how_it_comes_about(
    sentence: str, inside: bool
) -> None:
    """One part is a place, two are a mechanism; the effect stays."""
    assert (Kind.MECHANISM in kinds(sentence)) == inside
    assert Kind.EFFICACY in kinds(sentence)


def test_the_body_at_work_is_no_treatment() -> None:
    """Where no means are named, what prevents or clears an illness is the body itself."""
    found = kinds("Macrophages and microglia prevent infection of neurons.")
    assert Kind.MECHANISM in found
    assert Kind.EFFICACY not in found


def test_what_cells_show_is_no_sign_of_an_illness() -> None:
    """A sign is found in a patient or by a test; without either it tells how the body works."""
    told = "is a sign of stress in neurons and of idle microglia."
    assert Kind.DIAGNOSIS not in kinds(f"Swelling {told}")
    assert Kind.DIAGNOSIS in kinds(f"In patients, swelling {told}")
