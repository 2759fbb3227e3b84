"""The team's judgements: the reasons for each, who agreed to it and when, and all of them at a glance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from inspector_app.domain import sentences
from inspector_app.domain.agreeing import Agreed, Judged, TeamRow, TeamView, agreeing_name, speaks_of
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.plain import Plain, clean, is_blank
from inspector_app.domain.sources import living_links
from inspector_app.domain.things import Agreement, Edit, Finding, Inspector, Note, Weakness
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.joining import settled
from inspector_app.record.state import derive
from inspector_app.services import files, matrix
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

AGREED_BY, RATIONALE = "agreed_by", "rationale"


def judged(workbook: Workbook, weakness: UUID) -> Judged:
    """Return the judgement on a weakness with its reasons and those who agreed."""
    with workbook.reading() as reader:
        return judged_in(reader, [reader.one(Weakness, weakness)], workbook.author)[0]


def give_reasons(workbook: Workbook, weakness: UUID, text: str, seen: tuple[str, ...] | None = None) -> Judged:
    """Write the reasons for a judgement, going on from what was seen of them; none are an empty field."""
    with workbook.deed("gave reasons", str(weakness)) as store:
        kept = None if is_blank(text) else clean(text).strip()
        store.write(Edit("weakness", weakness, {RATIONALE: kept}, seen or None))
        return judged_in(store, [store.one(Weakness, weakness)], workbook.author)[0]


def agree(workbook: Workbook, weakness: UUID) -> Judged:
    """Note that the inspector who sits here agrees to the judgement as it is now; who has agreed to it stays as noted.

    Raises:
        InvalidError: There is no judgement, or a decision waits about it, or the letter is signed.
    """
    with workbook.deed("agreed", str(weakness)) as store:
        shown = store.one(Weakness, weakness)
        if shown.judgement is None:
            raise InvalidError("There is no judgement yet to agree with; choose one first.")
        if "judgement" in shown.decisions:
            raise InvalidError("This was judged in two ways; decide first, then agree.")
        [judged] = judged_in(store, [shown], workbook.author)
        if any(one.own for one in judged.standing):
            return judged
        me, moment = store.one(Inspector, workbook.author), now()
        if any(one.at == moment_text(moment) for one in judged.agreed if one.own):
            moment += timedelta(seconds=1)  # an agreement to another judgement is another one, however soon it comes
        own: dict[str, Plain] = {
            "name": agreeing_name(me, store.things(Inspector)),
            "organisation": me.organisation or "",
            "at": moment_text(moment),
        }
        return _write_agreements(store, workbook.author, shown, [own])


def take_back(workbook: Workbook, weakness: UUID) -> Judged:
    """Take back the agreement of the inspector who sits here; those of the others stay."""
    with workbook.deed("took an agreement back", str(weakness)) as store:
        return _write_agreements(store, workbook.author, store.one(Weakness, weakness), [])


def team_view(workbook: Workbook) -> TeamView:
    """Return all judgements with what they rest on and what is open."""
    with workbook.reading() as reader:
        return _team_view(reader, workbook.author)


def export(workbook: Workbook, path: Path, sheet: str, write: Callable[[TeamView, Path], None]) -> str:
    """Write a sheet made of the judgements of now; return its SHA-256.

    Args:
        workbook: The workbook.
        path: Where the sheet shall lie; an existing file is replaced whole.
        sheet: What it is, for the log.
        write: Writes it under the path it is given.

    Raises:
        InvalidError: The place is inside the workbook.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    files.outside(workbook, path)
    shown = team_view(workbook)
    fingerprint = files.make(path, lambda part: write(shown, part))
    with workbook.deed(f"exported {sheet}", path.name, fingerprint, final=True):
        return fingerprint


def _write_agreements(store: Store, author: UUID, weakness: Weakness, own: Sequence[Plain]) -> Judged:
    """Write who agreed: everybody else as it stands, and the inspector's own in place of an earlier one."""
    me, team = store.one(Inspector, author), store.things(Inspector)
    [entry] = store.entries("weakness", deleted=True, subjects=[weakness.subject])
    there = entry.fields.get(AGREED_BY)
    others = [one for one in there if not _is_of(one, me, team)] if isinstance(there, list) else []
    store.write(Edit("weakness", weakness.subject, {AGREED_BY: [*others, *own] or None}))
    return judged_in(store, [store.one(Weakness, weakness.subject)], author)[0]


def _is_of(entry: Plain, inspector: Inspector, team: Iterable[Inspector]) -> bool:
    if not isinstance(entry, dict):
        return False
    name, organisation = entry.get("name"), entry.get("organisation")
    said = Agreement(str(name), str(organisation or ""))
    return speaks_of(said, team) == inspector


def judged_in(reader: Reader, weaknesses: Sequence[Weakness], author: UUID | None = None) -> list[Judged]:
    """Return weaknesses with those who agreed to the judgement on each; `author` is who sits here."""
    team = reader.things(Inspector)
    changes = reader.changes_of([one.subject for one in weaknesses])
    seen = reader.parents([one.subject for one in weaknesses], [RATIONALE])
    return [
        Judged(
            weakness=one,
            seen=seen[one.subject],
            agreed=tuple(_agreed(one, team, author, _agreed_to(changes[one.subject]))),
        )
        for one in weaknesses
    ]


def _agreed(
    weakness: Weakness, team: Sequence[Inspector], author: UUID | None, agreed_to: Mapping[Agreement, str | None]
) -> Iterable[Agreed]:
    """Return who agreed, each once with the latest word, in the order in which they did."""
    found: dict[object, Agreed] = {}
    for one in sorted(weakness.agreed_by, key=lambda said: said.at or ""):
        person = speaks_of(one, team)
        key = person.subject if person else (one.name, one.organisation)
        found.pop(key, None)
        found[key] = Agreed(
            name=agreeing_name(person, team) if person else one.name,
            organisation=one.organisation or (person.organisation or "" if person else ""),
            at=one.at,
            judgement=agreed_to.get(one),
            own=person is not None and person.subject == author,
        )
    return found.values()


def _agreed_to(changes: Sequence[Change]) -> dict[Agreement, str | None]:
    """Return the judgement that each of those who agreed had before them, by the record and not by a clock."""
    history, found = History(changes), dict[Agreement, str | None]()
    for change in history.writers(AGREED_BY):
        value = change.set.get(AGREED_BY) if change.set is not None else None
        new = [one for entry in (value if isinstance(value, list) else ()) if (one := _read(entry)) not in found]
        if new:
            judgement = derive(history.among(history.below(change))).fields.get("judgement")
            found |= dict.fromkeys(new, judgement if isinstance(judgement, str) else None)
    return found


def _read(entry: Plain) -> Agreement:
    fields = entry if isinstance(entry, dict) else {}
    at = fields.get("at")
    name, organisation = fields.get("name"), fields.get("organisation")
    return Agreement(
        name if isinstance(name, str) else "",
        organisation if isinstance(organisation, str) else "",
        at if isinstance(at, str) else None,
    )


def _team_view(reader: Reader, author: UUID) -> TeamView:
    joins, weaknesses = reader.same_as(), reader.weaknesses()
    under: dict[UUID, list[Finding]] = {one.subject: [] for one in weaknesses}
    for finding in reader.things(Finding):
        under.get(settled(finding.weakness, joins), []).append(finding)
    linked = {link.note for findings in under.values() for finding in findings for link in finding.evidence}
    notes = {note.subject: note for note in reader.things(Note, subjects=linked)}
    waiting = reader.decisions()
    asked = [decision.subject for decision in waiting]
    rows = []
    for rank, one in enumerate(judged_in(reader, weaknesses, author), start=1):
        findings = under[one.weakness.subject]
        rows.append(
            TeamRow(
                rank=rank,
                judged=one,
                paragraphs=len(findings),
                words=sum(finding.length for finding in findings),
                unlinked=sum(not living_links(finding, notes) for finding in findings),
                unlinked_sentences=sum(_unlinked_sentences(finding, notes) for finding in findings),
                decisions=sum(asked.count(about.subject) for about in (one.weakness, *findings)),
            )
        )
    return TeamView(
        matrix=matrix.counted(reader), rows=tuple(rows), team=len(reader.things(Inspector)), decisions=len(waiting)
    )


def _unlinked_sentences(finding: Finding, notes: Mapping[UUID, Note]) -> int:
    """Return how many sentences no note stands behind, of a paragraph that has notes."""
    links = living_links(finding, notes)
    return len(sentences.unsupported(finding.text, links)) if links else 0
