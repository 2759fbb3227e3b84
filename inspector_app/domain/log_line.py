"""One line of the log, which tells what was done and holds nothing of what was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogLine:
    """When, by whom (an inspector's code), what was done, about what, and the SHA-256 of a file or of the letter.

    `of_letter` tells an event of the letter, which travels, from a deed of this laptop.
    """

    at: str
    by: str
    deed: str
    what: str
    sha256: str
    of_letter: bool = False
