"""What an erase writes: the deletion, what of the thing holds no words, and the changes whose content goes."""

from collections.abc import Mapping, Sequence

from inspector_app.domain.kinds import KINDS, Field, Shape
from inspector_app.domain.plain import Plain
from inspector_app.record.change import Change
from inspector_app.record.state import GONE, ID, SAME_AS, derive, is_member

_WORDS = (Shape.TEXT, Shape.PLAIN)


def erasure(changes: Sequence[Change]) -> tuple[dict[str, Plain], tuple[str, ...]]:
    """Return the fields of the change that erases a thing, and the ids of the changes it empties.

    References, codes, moments and tags say nothing of what was said. They stay where they stand alone and are written
    anew where they stood beside words: else a colleague's work on the thing, done without knowing of the erase, would
    belong to no interview and nobody could see it.
    """
    state = derive(changes)
    known = KINDS[state.kind].fields if state.kind in KINDS else {}
    kept = {name: value for name, value in {**state.fields, **state.sets}.items() if not _is_word(known, name, value)}
    emptied = tuple(
        change.id
        for change in changes
        if change.set is not None and any(_is_word(known, name, value) for name, value in change.set.items())
    )
    return {**{name: value for name, value in kept.items() if value is not None}, GONE: True}, emptied


def _is_word(known: Mapping[str, Field], name: str, value: Plain) -> bool:
    """Tell whether a field may hold what somebody said or wrote; what is not known may."""
    if name in (GONE, ID, SAME_AS):
        return False
    if is_member(name):
        return isinstance(value, str)
    return value is not None and (name not in known or known[name].shape in _WORDS)
