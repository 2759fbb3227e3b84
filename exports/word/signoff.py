"""The sign-off copy: the letter and nothing else, built afresh and never made from a review copy."""

from pathlib import Path

from exports.word.letter import lay_out, plain_paragraph
from exports.word.ooxml import set_title
from exports.word.package import save
from exports.word.template import open_template
from inspector_app.domain.letter import Letter


class SignoffCopy:
    """Writes the clean Word letter: no comments, bookmarks, watermark or data of ours."""

    suffix = ".docx"

    def __init__(self, template: Path) -> None:
        self._template = template

    def write(self, letter: Letter, path: Path) -> None:
        """Write the letter as a complete file.

        Raises:
            InvalidError: The template cannot be used; the message names every fault.
            MissingError: The template is not there.
        """
        template = open_template(self._template)
        lay_out(letter, template, lambda paragraph, style: plain_paragraph(template, paragraph, style))
        set_title(template.document, letter.document_title)
        save(template.document, path)
