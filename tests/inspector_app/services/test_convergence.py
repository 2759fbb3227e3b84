"""Three real workbooks in any order of work and merging: what they show is what those who wrote it knew."""

import json
import secrets
import shutil
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from inspector_app.domain.things import Edit
from inspector_app.handover import age
from inspector_app.services import importing, merging, workbooks
from inspector_app.services.checking import check
from tests.inspector_app.record.oracle import Oracle
from tests.inspector_app.visits import exported, handed_over, joined_workbook, new_workbook, note, team_visit, written

FEW = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],  # making a failure smaller would take minutes: every step opens real files
)
CODES = ("A", "B", "C")

code = st.sampled_from(CODES)
two = st.permutations(CODES).map(lambda order: order[:2])
given_id = st.sampled_from(("n1", "n2", "n3"))
text = st.sampled_from(("one", "two", "two and more"))
stance = st.sampled_from(("progress", "concern", None))
tags = st.sampled_from(([], ["w1"], ["w2"], ["w1", "w2"]))


def said(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a new thing says; what is empty differs from nothing and is not written."""
    return {name: value for name, value in fields.items() if value not in (None, False)}


class Workbooks(RuleBasedStateMachine):
    """Edits, imports, deletions and merges on three workbooks, each noted by the oracle."""

    home: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.home / secrets.token_hex(4)
        self.folder.mkdir()
        lead = new_workbook(self.folder / "a.workbook", team_visit(), author="A")
        self.workbooks = {
            "A": lead,
            "B": joined_workbook(self.folder / "b.workbook", lead, "B"),
            "C": joined_workbook(self.folder / "c.workbook", lead, "C"),
        }
        self.oracle = Oracle()
        self.oracle.heard = {code: set() for code in CODES}
        for one in ("n1", "n2"):
            self.oracle.wrote("A", one, said(self._shown("A", one)), frozenset())
        for other in CODES:
            self.oracle.told(other, self.oracle.heard["A"])

    def _shown(self, name: str, about: str) -> dict[str, Any]:
        """Return what a workbook shows of a note as the fields of an edit."""
        notes = {one["id"]: one for one in json.loads(exported(self.workbooks[name]))["notes"]}
        if about not in notes:
            return {}
        held = {f"tag/{weakness}": weakness in notes[about]["tags"] for weakness in ("w1", "w2")}
        return {
            "text": notes[about]["text"],
            "stance": notes[about]["stance"],
            "gone": notes[about].get("deleted", False),
            **held,
        }

    def _note(self, name: str, about: str, wanted: dict[str, Any]) -> None:
        """Let the oracle note what differs from what shows, before it is written."""
        shown = self._shown(name, about)
        fields = {field: value for field, value in wanted.items() if shown.get(field, "") != value}
        if not shown:
            fields = said(wanted)
        if fields:
            seen = self.oracle.screen(name, about)
            self.oracle.wrote(name, about, fields, self.oracle.knows(seen, fields, shown))

    @rule(name=code, about=given_id, value=text, mark=stance, held=tags, gone=st.sampled_from((None, True, False)))
    def bring_in(self, name: str, about: str, value: str, mark: str | None, held: list[str], gone: bool | None) -> None:
        waits = self.oracle.waits(self.oracle.screen(name, about))
        thing: dict[str, Any] = {"id": about, "interview": "int-1", "author": "ins-b", "tags": held}
        thing |= {field: given for field, given in (("text", value), ("stance", mark)) if field not in waits}
        if self._shown(name, about) == {}:
            thing |= {"text": value}
        else:
            del thing["author"]
        if gone is not None and "deleted" not in waits:
            thing["deleted"] = gone
        wanted: dict[str, Any] = {field: thing[field] for field in ("text", "stance") if field in thing}
        wanted |= {f"tag/{one}": one in held for one in ("w1", "w2")}
        if "deleted" in thing:
            wanted["gone"] = thing["deleted"]
        self._note(name, about, wanted)
        importing.import_file(self.workbooks[name], written(self.folder / "source.json", notes=[thing]))

    @rule(name=code, about=given_id, value=text)
    def edit(self, name: str, about: str, value: str) -> None:
        if self._shown(name, about):
            self._note(name, about, {"text": value})
            subject = note(self.workbooks[name], about).subject
            with self.workbooks[name].deed("edited") as store:
                store.write(Edit("note", subject, {"text": value}))

    @rule(pair=two, about=given_id, values=st.tuples(text, text), gone=st.booleans())
    def work_apart(self, pair: list[str], about: str, values: tuple[str, str], gone: bool) -> None:
        self.merge(pair)
        self.merge(pair[::-1])
        self.edit(pair[0], about, values[0])
        if (
            gone
            and self._shown(pair[1], about)
            and "deleted" not in self.oracle.waits(self.oracle.screen(pair[1], about))
        ):
            self._note(pair[1], about, {"gone": True})
            importing.import_file(
                self.workbooks[pair[1]], written(self.folder / "source.json", notes=[{"id": about, "deleted": True}])
            )
        else:
            self.edit(pair[1], about, values[1])
        self.merge(pair)

    @rule(pair=two)
    def merge(self, pair: list[str]) -> None:
        ours, theirs = pair
        workbook, path = self.workbooks[ours], handed_over(self.workbooks[theirs])
        before = check(workbook).digest
        shown = merging.preview(workbook, path)
        assert check(workbook).digest == before
        merging.apply(workbook, shown)
        assert check(workbook).digest == shown.digest
        assert merging.preview(workbook, path).is_nothing_new
        self.oracle.told(ours, self.oracle.heard[theirs])
        path.unlink()

    @invariant()
    def everything_shows_as_those_who_wrote_it_knew(self) -> None:
        for name, workbook in self.workbooks.items():
            notes = {one["id"]: one for one in json.loads(exported(workbook))["notes"]}
            for about in ("n1", "n2", "n3"):
                seen = self.oracle.screen(name, about)
                assert (about in notes) == bool(seen)
                if seen:
                    shown = notes[about]
                    assert shown.get("decisions", {}) == self.oracle.waits(seen)
                    assert shown.get("deleted", False) == self.oracle.is_gone(seen)
                    assert shown["text"] in self.oracle.values(seen, "text")
                    assert shown["tags"] == [one for one in ("w1", "w2") if any(self.oracle.values(seen, f"tag/{one}"))]

    @invariant()
    def every_workbook_is_well(self) -> None:
        assert [problem for one in self.workbooks.values() for problem in check(one).problems] == []

    def teardown(self) -> None:
        """Merge all into new workbooks in two orders: one record, byte for byte."""
        words = workbooks.team_words(self.workbooks["A"])
        paths = {name: handed_over(workbook) for name, workbook in self.workbooks.items()}
        results = set()
        for order in list(permutations(CODES))[::3]:
            folder = self.folder / f"{secrets.token_hex(4)}.workbook"
            with workbooks.from_handover(folder, paths[order[0]], "pass", words, "A") as joined:
                for name in order[1:]:
                    merging.apply(joined, merging.preview(joined, paths[name]))
                results.add(exported(joined))
        for workbook in self.workbooks.values():
            workbook.close()
        shutil.rmtree(self.folder)
        assert len(results) == 1


def test_everything_shows_as_those_who_wrote_it_knew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workbooks, "home", tmp_path, raising=False)
    monkeypatch.setattr(age, "KEY_COST", 1)
    monkeypatch.setattr(age, "HANDOVER_COST", 1)
    run_state_machine_as_test(Workbooks, settings=FEW)
