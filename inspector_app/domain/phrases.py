"""Lists and names as a letter prints them."""

from collections.abc import Iterable


def listed(phrases: Iterable[str]) -> str:
    """Return phrases as a list in words, without empty ones: `a and b`; `a, b and c`.

    A comma stands before the last “and” when a phrase has an “and” of its own, as in the Liverpool letter: “children
    and young people, parents and carers, and local authority and NHS officers”.
    """
    items = [phrase.strip() for phrase in phrases if phrase.strip()]
    if len(items) < 2:
        return "".join(items)
    comma = "," if any(" and " in item for item in items) else ""
    return f"{', '.join(items[:-1])}{comma} and {items[-1]}"


def in_one_line(*parts: str) -> str:
    """Return what is given of a name, role and organisation, divided by commas."""
    return ", ".join(part.strip() for part in parts if part.strip())


def with_article(name: str) -> str:
    """Return the name of a health body as it stands in a sentence: `the Kernow ICB`, but `NHS Kernow CCG`."""
    name = name.strip()
    return name if not name or name.lower().startswith(("nhs ", "the ")) else f"the {name}"
