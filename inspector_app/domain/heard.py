"""When a note was heard and when it was typed: a time of the clock becomes a moment, and late typing is told."""

from datetime import datetime, time

from inspector_app.domain.moments import instant, is_moment

LATE = 10 * 60
"""Seconds after which a note counts as typed later than it was heard."""


def heard_at(clock: time, began: datetime | None, now: datetime) -> datetime | None:
    """Return the moment of a time that was given by hand, or nothing where it is still to come.

    Args:
        clock: The time as the inspector noted it on paper.
        began: When the interview began: its day and its offset are those of the note; else those of today.
        now: The clock of this laptop.
    """
    day = began or now
    moment = datetime.combine(day.date(), clock, tzinfo=day.tzinfo)
    is_today = day.date() == now.astimezone(day.tzinfo).date()
    return None if is_today and moment > now else moment


def is_late(heard: str | None, typed: str | None) -> bool:
    """Tell whether a note was typed well after it was heard; moments are ISO texts."""
    if not heard or not typed or not is_moment(heard) or not is_moment(typed):
        return False
    return instant(typed) - instant(heard) > LATE
