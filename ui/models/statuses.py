"""Where the letter stands, in words and as rows: the steps from drafting to published, the sign-offs, the log."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from inspector_app.domain.ids import is_uuid
from inspector_app.domain.moments import date_in_words, is_moment, short_day
from inspector_app.domain.status import (
    FREEZES,
    PUBLISHED,
    REOPENED,
    SIGNED,
    SIGNED_OFF,
    STATUSES,
    TAKEN_BACK,
    signatory_of,
    source_of,
)
from ui.models.notes import clock_time
from ui.models.rows import Row

if TYPE_CHECKING:
    from inspector_app.domain.log_line import LogLine
    from inspector_app.domain.things import Event
    from inspector_app.services.statuses import SignOff, Standing, Step

_NAMES = {
    "drafting": QT_TRANSLATE_NOOP("statuses", "Drafting"),
    "team agreed": QT_TRANSLATE_NOOP("statuses", "Team agreed"),
    "partner proofread": QT_TRANSLATE_NOOP("statuses", "Partner proofread"),
    "quality assurance": QT_TRANSLATE_NOOP("statuses", "Quality assurance"),
    "factual accuracy check": QT_TRANSLATE_NOOP("statuses", "Factual accuracy check"),
    "final": QT_TRANSLATE_NOOP("statuses", "Final"),
    "signed": QT_TRANSLATE_NOOP("statuses", "Signed"),
    "published": QT_TRANSLATE_NOOP("statuses", "Published"),
}
_SHORT = {
    "team agreed": QT_TRANSLATE_NOOP("statuses", "Agreed"),
    "partner proofread": QT_TRANSLATE_NOOP("statuses", "Proofread"),
    "quality assurance": QT_TRANSLATE_NOOP("statuses", "Quality"),
    "factual accuracy check": QT_TRANSLATE_NOOP("statuses", "Accuracy"),
}
DIGITS = 8
"""How many digits of a SHA-256 are shown; enough to tell two files apart by eye."""


def name(status: str) -> str:
    """Return a status as a word."""
    return _words(str(_NAMES.get(status, status)))


def short(status: str) -> str:
    """Return a status in so few letters that it stands beside the page's name."""
    return _words(str(_SHORT.get(status, _NAMES.get(status, status))))


def when_and_who(event: "Event", names: Mapping[str, str]) -> str:
    """Return when something was done and by whom: `15 June 2022, 10:02 by HMI lead (A)`."""
    by = names.get(event.by or "", event.by)
    return _words("{0} by {1}").format(_when(event), by) if by else _when(event)


def _when(event: "Event") -> str:
    at = event.at
    return f"{date_in_words(at[:10])}, {clock_time(at)}" if is_moment(at) else at


def stops_told(standing: "Standing") -> str:
    """Return how many things stop the letter, as a sentence."""
    count = len(standing.stops)
    if not count:
        return _words("Nothing stops the sign-off copy.")
    words = _words("1 thing stops the sign-off copy.") if count == 1 else _words("{0} things stop the sign-off copy.")
    return words.format(f"{count:,}")


def unaware_told(standing: "Standing") -> str:
    """Return which steps and sign-offs do not count, as their writers did not know of the reopening; empty if none."""
    if not standing.unaware:
        return ""
    steps = "; ".join(f"“{_told(one)}”, {when_and_who(one, standing.names)}" for one in standing.unaware)
    return _words("Does not count, because whoever did it did not know yet that the letter was reopened: {0}.").format(
        steps
    )


def _told(event: "Event") -> str:
    """Return a step in its word, a sign-off with who gave it."""
    if event.what in (SIGNED_OFF, TAKEN_BACK):
        return f"{_sentence(event.what)}: {signatory_of(event)}"
    return name(event.what)


def step_rows(standing: "Standing") -> list[Row]:
    """Return the steps in their order; each says by symbol and word whether it is reached."""
    return [_step_row(one, standing.names) for one in standing.steps]


def _step_row(step: "Step", names: Mapping[str, str]) -> Row:
    if step.is_present:
        symbol, role = ("lock", "accent") if step.status in FREEZES else ("target", "accent")
        said = _words("The letter is here")
    elif step.is_ahead:
        symbol, role, said = "circle-dashed", "muted", _words("Still to come")
    elif step.event is None and step.status != STATUSES[0]:
        symbol, role, said = "chevron-down", "muted", _words("Passed over")
    else:
        symbol, role, said = "circle-check", "saved", _words("Done")
    parts = [said]
    if step.event is not None:
        reason = step.event.reason or ""
        if step.event.what == REOPENED:
            parts.append(_words("reopened"))
        parts += [when_and_who(step.event, names), *([f"“{reason}”"] if reason else [])]
    return Row(step.status, name(step.status), symbol=symbol, role=role, below=" · ".join(parts))


def sign_off_words(one: "SignOff", standing: "Standing") -> tuple[str, str, str]:
    """Return symbol, role of its colour, and words for what a signatory has done, who noted it and how it came."""
    if one.event is None:
        return "circle-dashed", "muted", _words("Not signed off yet")
    said = _words("Signed off other words than these: {0}") if one.is_old else _words("Signed off {0}")
    by, source = standing.names.get(one.event.by or "", one.event.by), source_of(one.event)
    noted = _words("noted by {0}").format(by) if by else ""
    parts = (said.format(_when(one.event)), noted, f"“{source}”" if source else "")
    look = ("triangle-alert", "gap") if one.is_old else ("circle-check", "saved")
    return *look, " · ".join(part for part in parts if part)


def log_rows(lines: Iterable["LogLine"], names: Mapping[str, str]) -> list[Row]:
    """Return the lines of the log, the latest first; the key of each is its number and its SHA-256."""
    numbered = list(enumerate(lines))
    return [_log_row(number, line, names) for number, line in reversed(numbered)]


def _log_row(number: int, line: "LogLine", names: Mapping[str, str]) -> Row:
    what = "" if _is_id(line.what) else line.what
    parts = (
        _words("by {0}").format(names.get(line.by, line.by)) if line.by else _words("not said by whom"),
        what,
        _fingerprint(line),
    )
    symbol, role = _look(line)
    return Row(
        (number, line.sha256),
        _sentence(line.deed),
        lead=_day_and_time(line.at),
        symbol=symbol,
        role=role,
        below=" · ".join(part for part in parts if part),
    )


def _day_and_time(moment: str) -> str:
    """Return day and time with the year, as a log is read years later: 9 May 2022 09:05."""
    if not is_moment(moment):
        return moment
    day = date.fromisoformat(moment[:10])
    return f"{short_day(day)} {day.year} {clock_time(moment)}"


def _fingerprint(line: "LogLine") -> str:
    """Return the first digits of the SHA-256 of a file; a signing and a sign-off have that of the sign-off copy."""
    of_copy = line.of_letter and line.deed in (SIGNED, SIGNED_OFF, PUBLISHED)
    if not line.sha256:
        return _words("no sign-off copy with these words had left") if of_copy else ""
    words = _words("sign-off copy SHA-256 {0}") if of_copy else "SHA-256 {0}"
    return words.format(line.sha256[:DIGITS])


def _look(line: "LogLine") -> tuple[str, str]:
    if not line.of_letter:
        return "history", "muted"
    if line.deed in (SIGNED_OFF, SIGNED):
        return "badge-check", "saved"
    if line.deed == REOPENED:
        return "lock-open", "gap"
    if line.deed == TAKEN_BACK:
        return "undo-2", "gap"
    return ("circle-check", "accent") if line.deed in STATUSES else ("file-text", "accent")


def _is_id(what: str) -> bool:
    """Tell whether a line names a thing or a decision by an id, which says nothing to a reader."""
    return is_uuid(what) or (len(what) == 12 and all(digit in "0123456789abcdef" for digit in what))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(text: str) -> str:
    return QCoreApplication.translate("statuses", text)
