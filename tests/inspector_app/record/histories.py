"""Changes of one thing, written by hand for the tests of the record."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import UUID

from inspector_app.record.change import Change, make
from inspector_app.record.history import History
from inspector_app.record.state import State, derive, heads_of, parents_for

RECORD = UUID("01890a5d-ac96-774b-bcce-b302099a8000")
NOTE = UUID("01890a5d-ac96-774b-bcce-b302099a8001")
W1 = UUID("01890a5d-ac96-774b-bcce-b302099a8011")
W2 = UUID("01890a5d-ac96-774b-bcce-b302099a8012")
TAG, OTHER_TAG = f"tag/{W1}", f"tag/{W2}"
AT = "2022-05-09T10:00:00+01:00"

_numbers = count()


def wrote(
    set: Mapping[str, Any],  # noqa: A002 - the format's own word
    on: Iterable[Change] = (),
    *,
    kind: str = "note",
    subject: UUID = NOTE,
    author: str = "A",
    at: str = AT,
    erase: tuple[str, ...] = (),
    salt: bytes | None = None,
) -> Change:
    """Return a change that knows of some others; its salt is a number, so that a run can be repeated."""
    salt = salt or sha256(str(next(_numbers)).encode()).digest()[:16]
    parents = {change.id: change.n for change in on}
    return make(
        record=RECORD,
        subject=subject,
        kind=kind,
        set=set,
        parents=parents,
        author=author,
        device="laptop",
        at=at,
        erase=erase,
        salt=salt,
    )


def edited(changes: list[Change], author: str = "A", /, **fields: Any) -> Change:
    """Return the change of an ordinary edit of what some changes show."""
    return _continued(changes, parents_for(changes, fields), fields, author)


def decided(changes: list[Change], author: str = "A", /, **fields: Any) -> Change:
    """Return the change of a person who decides."""
    return _continued(changes, heads_of(changes), fields, author)


def heads(changes: Iterable[Change]) -> set[str]:
    """Return the ids of the changes that no other knows of."""
    return {change.id for change in History(changes).heads}


def asked(state: State) -> dict[str, list[Any]]:
    """Return the fields that wait for a decision, each with its values."""
    return {decision.field: decision.values for decision in state.decisions}


def text_of(changes: Iterable[Change]) -> Any:
    """Return the text that some changes show."""
    return derive(changes).fields.get("text")


def _continued(changes: list[Change], parents: Mapping[str, int], fields: Mapping[str, Any], author: str) -> Change:
    first = changes[0]
    return wrote(
        fields,
        [change for change in changes if change.id in parents],
        kind=first.kind,
        subject=first.subject,
        author=author,
    )
