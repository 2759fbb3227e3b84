"""The copies of the letter there are, by the kind's name; Word is imported only when a Word copy is made."""

from collections.abc import Callable

from inspector_app.domain.letter import Exporter, Stamp


def review(stamp: Stamp) -> Exporter:
    """Return the exporter of the review copy."""
    from exports.word.review import ReviewCopy

    return ReviewCopy(stamp.template, stamp.made_at, stamp.export)


def signoff(stamp: Stamp) -> Exporter:
    """Return the exporter of the sign-off copy."""
    from exports.word.signoff import SignoffCopy

    return SignoffCopy(stamp.template)


def markdown(_: Stamp) -> Exporter:
    """Return the exporter of the letter as Markdown."""
    from exports.markdown import MarkdownLetter

    return MarkdownLetter()


EXPORTERS: dict[str, Callable[[Stamp], Exporter]] = {"review": review, "signoff": signoff, "letter": markdown}
