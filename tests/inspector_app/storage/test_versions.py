"""The versions that carry the workbooks are known."""

from inspector_app.storage.versions import versions


def test_both_are_numbers_with_points() -> None:
    assert all(part.replace(".", "").isdigit() for part in versions())
