"""Whose voice a note is: a witness's, what the inspector saw while there, or what the inspector thinks of it.

What was seen is evidence, as observing is one of the ways of a visit, yet nobody was heard by it. A comment is neither.
"""

OBSERVED, COMMENT = "observed", "comment"


def is_evidence(voice: str | None) -> bool:
    """Tell whether a note is evidence, and not the inspector's own comment."""
    return voice != COMMENT


def is_witness(voice: str | None) -> bool:
    """Tell whether a witness was heard by a note: what was seen, and what the inspector thinks, is nobody's voice."""
    return is_evidence(voice) and voice != OBSERVED
