"""The digest of a record: equal for equal sets, other for others."""

from hashlib import sha256

from inspector_app.record.digest import digest

ONE, TWO = "a" * 64, "b" * 64


def test_the_digest_is_that_of_the_sorted_ids_by_line() -> None:
    assert digest([TWO, ONE]) == sha256(f"{ONE}\n{TWO}".encode()).hexdigest()
    assert digest([]) == sha256(b"").hexdigest()


def test_the_order_does_not_matter_and_every_id_does() -> None:
    assert digest([ONE, TWO]) == digest(iter([TWO, ONE]))
    assert len({digest([]), digest([ONE]), digest([TWO]), digest([ONE, TWO])}) == 4
