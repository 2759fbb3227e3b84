"""What a kind of visit judges: weaknesses, or areas for priority action."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """What the visit judges, in words: one and many, as the letter says it and in short."""

    one: str
    many: str
    short: str
    short_many: str
