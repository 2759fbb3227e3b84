"""Garbage is not looked for during a large deed, and is afterwards, whatever happened."""

import gc
from collections.abc import Iterator

import pytest

from inspector_app.services.uncollected import uncollected


@pytest.fixture(autouse=True)
def _looked_for() -> Iterator[None]:
    """Begin as Python does, whatever a window that was here before left."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


@uncollected()
def deed(fails: bool) -> bool:
    """Say whether garbage is looked for, or fail."""
    if fails:
        raise ValueError
    return gc.isenabled()


def test_garbage_is_looked_for_again_after_a_deed_and_after_a_failure() -> None:
    assert gc.isenabled()
    assert deed(fails=False) is False
    assert gc.isenabled()
    with pytest.raises(ValueError):
        deed(fails=True)
    assert gc.isenabled()


def test_a_deed_within_a_deed_leaves_it_to_the_outer_one() -> None:
    with uncollected():
        deed(fails=False)
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_has_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    deed(fails=False)
    assert not gc.isenabled()
