"""Events of the letter, which travel: written here alone."""

from datetime import datetime
from uuid import UUID

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.plain import Fields
from inspector_app.domain.things import Edit, Inspector
from inspector_app.storage.store import Store


def write(store: Store, what: str, told: Fields, *, subject: UUID | None = None, at: datetime | None = None) -> None:
    """Write an event by the inspector who sits here.

    Args:
        store: The workbook within a transaction.
        what: What happened.
        told: What else the event tells; what is None is left out.
        subject: Its identity, where a copy that left bears it.
        at: When it happened, else now.
    """
    by = store.one(Inspector, store.writer.author).code
    kept = {name: value for name, value in told.items() if value is not None}
    event = {"at": moment_text(at or now()), "by": by, "what": what, **kept}
    store.write(Edit("event", subject or new_id(), event))
