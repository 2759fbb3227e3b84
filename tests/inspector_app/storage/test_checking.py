"""A check finds nothing after honest work, and finds every damage that is planted."""

import json

import pytest

from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.storage.conftest import Sql
from tests.inspector_app.visits import brought, edited, merged

UNGUARDED = ("DROP TRIGGER change_is_kept", "DROP TRIGGER change_is_not_deleted")

PLANTED = {
    "a text altered in the projection": ("UPDATE thing_note SET f_text = 'Otherwise' WHERE id = 'n1'", "of note"),
    "a row gone from the projection": ("DELETE FROM thing_weakness WHERE id = 'w2'", "of weakness"),
    "a row too many": (
        "INSERT INTO thing_standing (subject, id, gone, f_text) VALUES (zeroblob(16), 'x', 0, 'T')",
        "of standing",
    ),
    "a thing shown as deleted": ("UPDATE thing_note SET gone = 1 WHERE id = 'n2'", "of note"),
    "a tag gone": ("DELETE FROM member WHERE prefix = 'tag'", "of member"),
    "a link to another sentence": ("UPDATE member SET value = 'No.' WHERE prefix = 'link'", "of member"),
    "a decision nobody has to take": (
        "INSERT INTO decision SELECT subject, 'f_text', 'abc', 'note', '[]' FROM thing_note LIMIT 1",
        "of decision",
    ),
    "a join nobody made": ("UPDATE thing_weakness SET same_as = zeroblob(16) WHERE id = 'w2'", "of weakness"),
    "a missing search entry": (
        "INSERT INTO search(search, rowid, f_text) SELECT 'delete', key, f_text FROM thing_note WHERE id = 'n1'",
        "search index",
    ),
    "a search entry too many": ("INSERT INTO search(rowid, f_text) VALUES (999, 'nowhere')", "search index"),
    "a header altered": (
        "UPDATE change SET header = CAST(replace(CAST(header AS TEXT), 'note', 'nope') AS BLOB) WHERE key = 6",
        "not what its name",
    ),
    "a header that is no header": ("UPDATE change SET header = x'00' WHERE key = 6", "fingerprint"),
    "content altered": ("UPDATE change SET content = x'7b7d' WHERE key = 6", "fingerprint"),
    "content lost": ("UPDATE change SET content = NULL, salt = NULL WHERE key = 6", "lost its content"),
    "a change under another name": ("UPDATE change SET id = zeroblob(32) WHERE key = 6", "not what its name"),
    "a change under another thing": ("UPDATE change SET subject = zeroblob(16) WHERE key = 6", "not what its name"),
    "a change gone on which another stands": ("DELETE FROM change WHERE key = 6", "missing"),
}


def test_a_new_workbook_is_well(workbook: Workbook) -> None:
    found = check(workbook)
    assert (found.problems, found.changes) == ((), 8)
    assert len(found.words.split()) == 4


def test_a_workbook_is_well_after_merges_decisions_and_deletions(laptops: dict[str, Workbook]) -> None:
    edited(laptops["B"], "n1", text="B's words", stance="progress")
    edited(laptops["A"], "n1", text="A's words", gone=True)
    brought(
        laptops["C"],
        notes=[{"id": "n1", "tags": []}, {"id": "n2", "deleted": True}],
        weaknesses=[{"id": "w2", "same_as": "w1"}],
    )
    for ours in laptops.values():
        merged(ours, *(theirs for theirs in laptops.values() if theirs is not ours))
        assert check(ours).problems == ()
    assert len({check(one).digest for one in laptops.values()}) == 1


@pytest.mark.parametrize(("statement", "told"), PLANTED.values(), ids=PLANTED.keys())
def test_damage_is_found(statement: str, told: str, workbook: Workbook, sql: Sql) -> None:
    edited(workbook, "n1", text="Edited.")
    edited(workbook, "n2", text="Edited too.")
    (key,) = sql("SELECT c.key FROM change c JOIN thing_note t USING (subject) WHERE t.id = 'n1' ORDER BY c.key")[0]
    for unguard in UNGUARDED:
        sql(unguard)
    sql(statement.replace("key = 6", f"key = {key}"))
    problems = check(workbook).problems
    assert any(told in problem for problem in problems), problems
    assert all(problem.endswith(".") and "\n" not in problem for problem in problems)
    assert "Edited" not in json.dumps(problems)


def test_what_a_check_says_of_the_projection_a_rebuild_mends(workbook: Workbook, sql: Sql) -> None:
    sql("UPDATE thing_note SET f_text = 'Otherwise' WHERE id = 'n1'")
    sql("DELETE FROM member")
    assert check(workbook).problems
    with workbook.deed("rebuilt") as store:
        store.rebuild()
    assert check(workbook).problems == ()
