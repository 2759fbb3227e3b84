"""Reasons and agreements are in the record, come together from all laptops, and speak of one judgement only."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest

from inspector_app.domain.agreeing import Judged, TeamView
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Finding, Weakness
from inspector_app.services import decisions, findings, journal, judgements, letters, notes, statuses, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, merged, things


def first(workbook: Workbook) -> Weakness:
    return findings.weaknesses(workbook)[0]


def shown(workbook: Workbook) -> Judged:
    return judgements.judged(workbook, first(workbook).subject)


def names(workbook: Workbook) -> list[str]:
    return [one.name for one in shown(workbook).standing]


def judge(workbook: Workbook, code: str | None = "sufficient") -> UUID:
    return findings.judge(workbook, first(workbook).subject, code).subject


def test_reasons_are_kept_as_typed_and_an_empty_field_is_none(workbook: Workbook) -> None:
    weakness = first(workbook).subject
    given = judgements.give_reasons(workbook, weakness, "  Plans come on time.\nParents say so. ")
    assert given.weakness.rationale == "Plans come on time.\nParents say so."
    assert things(workbook, "weaknesses")["w1"]["rationale"] == "Plans come on time.\nParents say so."
    assert judgements.give_reasons(workbook, weakness, " \n").weakness.rationale is None


def test_reasons_typed_from_what_was_seen_before_a_merge_wait_for_a_person(laptops: Mapping[str, Workbook]) -> None:
    lead, second = laptops["A"], laptops["B"]
    seen = shown(lead).seen
    judgements.give_reasons(second, first(second).subject, "Theirs.")
    merged(lead, second)
    judgements.give_reasons(lead, first(lead).subject, "Mine.", seen)
    [waiting] = decisions.waiting(lead)
    assert (waiting.field, sorted(map(str, waiting.decision.values))) == ("rationale", ["Mine.", "Theirs."])


def test_who_sits_here_agrees_with_role_organisation_and_moment_and_takes_it_back(workbook: Workbook) -> None:
    brought(workbook, inspectors=[{"id": "ins-a", "code": "A", "role": "Lead", "organisation": "Ofsted"}])
    weakness = judge(workbook)
    [agreed] = judgements.agree(workbook, weakness).standing
    assert (agreed.name, agreed.organisation, agreed.own, agreed.judgement) == ("Lead", "Ofsted", True, "sufficient")
    [entry] = things(workbook, "weaknesses")["w1"]["agreed_by"]
    assert entry == {"name": "Lead", "organisation": "Ofsted", "at": agreed.at}
    judgements.agree(workbook, weakness)
    assert shown(workbook).agreed == (agreed,)  # the first moment stays
    assert judgements.take_back(workbook, weakness).agreed == ()
    assert things(workbook, "weaknesses")["w1"]["agreed_by"] is None


def test_without_a_judgement_there_is_nothing_to_agree_with(workbook: Workbook) -> None:
    with pytest.raises(InvalidError, match="no judgement yet"):
        judgements.agree(workbook, first(workbook).subject)


def test_agreements_on_three_laptops_come_together_without_a_question(laptops: Mapping[str, Workbook]) -> None:
    lead, second, third = laptops["A"], laptops["B"], laptops["C"]
    weakness = judge(lead)
    for other in (second, third):
        merged(other, lead)
    for each in (lead, second, third):
        judgements.agree(each, weakness)
    merged(lead, second, third)
    assert decisions.waiting(lead) == []
    assert sorted(names(lead)) == ["B", "C", "Lead"]
    assert [one.name for one in shown(lead).agreed if one.own] == ["Lead"]
    merged(second, third, lead)
    assert exported(second) == exported(lead)
    judgements.take_back(second, weakness)
    merged(lead, second)
    assert sorted(names(lead)) == ["C", "Lead"]


def test_an_agreement_taken_back_on_one_laptop_while_another_agrees_is_gone(laptops: Mapping[str, Workbook]) -> None:
    lead, second = laptops["A"], laptops["B"]
    weakness = judge(lead)
    judgements.agree(lead, weakness)
    merged(second, lead)
    judgements.take_back(lead, weakness)
    judgements.agree(second, weakness)
    merged(lead, second)
    assert names(lead) == ["B"]


def test_who_agreed_to_a_judgement_that_was_changed_is_to_agree_again(laptops: Mapping[str, Workbook]) -> None:
    lead, second = laptops["A"], laptops["B"]
    weakness = judge(lead)
    merged(second, lead)
    judge(lead, "not_sufficient")
    judgements.agree(second, weakness)  # apart, to what the lead has just changed
    judgements.agree(lead, weakness)
    merged(lead, second)
    judged = shown(lead)
    assert [one.name for one in judged.standing] == ["Lead"]
    assert [(one.name, one.judgement) for one in judged.outdated] == [("B", "sufficient")]
    judge(lead, "sufficient")
    assert names(lead) == ["B"]
    judge(lead, None)
    assert names(lead) == []


def test_a_judgement_in_question_is_decided_before_one_agrees(laptops: Mapping[str, Workbook]) -> None:
    lead, second = laptops["A"], laptops["B"]
    weakness = judge(lead)
    judge(second, "not_sufficient")
    merged(lead, second)
    with pytest.raises(InvalidError, match="decide first"):
        judgements.agree(lead, weakness)


def test_two_of_one_role_are_told_apart_and_a_code_in_a_file_is_who_has_it(workbook: Workbook) -> None:
    roles = [{"id": "ins-a", "code": "A", "role": "HMI"}, {"id": "ins-b", "code": "B", "role": "HMI"}]
    brought(workbook, inspectors=roles)
    weakness = judge(workbook)
    brought(workbook, weaknesses=[{"id": "w1", "title": "The quality of plans.", "agreed_by": [{"name": "B"}]}])
    judgements.agree(workbook, weakness)
    assert sorted(names(workbook)) == ["HMI (A)", "HMI (B)"]
    assert [one.name for one in shown(workbook).agreed if one.own] == ["HMI (A)"]


def test_a_signed_letter_freezes_reasons_and_agreements(workbook: Workbook) -> None:
    weakness, second = judge(workbook), findings.weaknesses(workbook)[1].subject
    findings.judge(workbook, second, "sufficient")
    judgements.agree(workbook, weakness)
    before = things(workbook, "weaknesses")
    statuses.move(workbook, "signed", "Signed on paper.")
    with pytest.raises(InvalidError, match="signed"):
        judgements.agree(workbook, second)
    with pytest.raises(InvalidError, match="signed"):
        judgements.take_back(workbook, weakness)
    with pytest.raises(InvalidError, match="signed"):
        judgements.give_reasons(workbook, weakness, "Late.")
    assert things(workbook, "weaknesses") == before


def test_each_of_these_deeds_is_undone(workbook: Workbook) -> None:
    weakness = judge(workbook)
    judgements.agree(workbook, weakness)
    judgements.give_reasons(workbook, weakness, "Why.")
    undoing.undo(workbook)
    undoing.undo(workbook)
    assert (shown(workbook).agreed, first(workbook).rationale) == ((), None)


def test_all_judgements_are_told_with_what_they_rest_on(workbook: Workbook) -> None:
    weakness = judge(workbook)
    judgements.agree(workbook, weakness)
    findings.add(workbook, weakness, "Nobody knows yet.")
    view = judgements.team_view(workbook)
    one, two = view.rows
    assert (one.rank, one.paragraphs, one.words, one.unlinked, one.decisions) == (1, 2, 9, 1, 0)
    assert (two.rank, two.paragraphs, two.words, two.unlinked) == (2, 0, 0, 0)
    assert (view.count_judged, view.count_agreed, view.team, view.decisions) == (1, 1, 1, 0)
    assert (view.matrix.untagged, view.evidence(one).notes, view.evidence(two).notes) == (1, 1, 0)


def test_a_paragraph_whose_notes_were_all_deleted_is_without_evidence_on_the_teams_page_as_for_the_guard(
    workbook: Workbook,
) -> None:
    [row, _] = judgements.team_view(workbook).rows
    before = row.unlinked
    with workbook.reading() as reader:
        [linked] = [one for one in reader.things(Finding) if one.evidence]
    for link in linked.evidence:
        notes.delete(workbook, link.note)
    [row, _] = judgements.team_view(workbook).rows
    told = [one for one in letters.objections(workbook) if one.rule == "no_evidence"]
    assert row.unlinked == len(told) == before + 1
    assert row.unlinked_sentences == 0


def test_a_sentence_that_no_note_stands_behind_is_counted_on_the_teams_page_and_told_by_the_guard(
    workbook: Workbook,
) -> None:
    [row, _] = judgements.team_view(workbook).rows
    assert (row.unlinked, row.unlinked_sentences) == (0, 1)
    [told] = [one for one in letters.objections(workbook) if one.rule == "unlinked_sentence"]
    assert told.message == "1 of 2 sentences has no note behind it."


def test_the_sheet_is_written_whole_and_the_log_knows_it(workbook: Workbook, tmp_path: Path) -> None:
    def write(view: TeamView, path: Path) -> None:
        path.write_text(str(len(view.rows)), encoding="utf-8")

    judgements.export(workbook, tmp_path / "sheet.pdf", "judgements", write)
    assert (tmp_path / "sheet.pdf").read_text(encoding="utf-8") == "2"
    last = journal.log(workbook)[-1]
    assert (last.deed, last.what) == ("exported judgements", "sheet.pdf")
    with pytest.raises(InvalidError):
        judgements.export(workbook, workbook.folder / "sheet.pdf", "judgements", write)
