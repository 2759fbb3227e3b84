"""What stands before and after the text of a letter: the sender, the people it goes to, those who sign, the copies."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from inspector_app.domain.letter import Signature
from inspector_app.domain.phrases import in_one_line
from inspector_app.domain.things import Recipient, Signatory

_CONTACT = re.compile(r"T |.*(@|www\.|\d(?:[ ()-]*\d){6})")
"""Where the sender's lines turn from the address to how to reach it: telephone, mail or web."""


def sender_columns(sender: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the two columns of a letterhead: the sender's address, and how to reach it."""
    turn = next((place for place, line in enumerate(sender) if _CONTACT.match(line)), len(sender))
    return sender[:turn], sender[turn:]


def address_blocks(recipients: Iterable[Recipient]) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each block of addressees.

    A person with an address has a block: name, role and organisation, address. Neighbours without one share a block of
    one line each, as in the Liverpool letter.
    """
    blocks: list[tuple[str, ...]] = []
    for addressed, people in groupby(recipients, key=lambda person: any(line.strip() for line in person.address)):
        if addressed:
            blocks += [_block(person) for person in people]
        else:
            blocks.append(tuple(in_one_line(person.name, person.role, person.organisation) for person in people))
    return tuple(blocks)


def _block(person: Recipient) -> tuple[str, ...]:
    lines = (person.name, in_one_line(person.role, person.organisation), *person.address)
    return tuple(line.strip() for line in lines if line.strip())


def signature_table(
    signatories: Iterable[Signatory],
) -> tuple[tuple[str, ...], tuple[tuple[Signature | None, ...], ...]]:
    """Return heads and rows of the signature table: a column for each organisation, in order of first appearance."""
    columns: dict[str, list[Signature]] = {}
    for person in signatories:
        columns.setdefault(person.organisation, []).append(Signature(person.name, person.role))
    return tuple(columns), tuple(zip_longest(*columns.values()))


def copy_lines(copies: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of the list of copies, the first one marked `cc:`."""
    lines = [line.strip() for line in copies if line.strip()]
    return tuple(f"cc: {line}" if place == 0 else line for place, line in enumerate(lines))
