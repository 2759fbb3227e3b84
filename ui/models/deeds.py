"""What was done, in words that follow “take back”: one table from a deed's name in the log to what the window says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui import units

if TYPE_CHECKING:
    from inspector_app.services.undoing import Deed

_DEEDS = {
    "agreed": QT_TRANSLATE_NOOP("deeds", "the agreement to a judgement"),
    "changed standing text": QT_TRANSLATE_NOOP("deeds", "the change of standing text"),
    "changed the visit": QT_TRANSLATE_NOOP("deeds", "the change of the visit"),
    "corrected an interview": QT_TRANSLATE_NOOP("deeds", "the correction of an interview"),
    "decided": QT_TRANSLATE_NOOP("deeds", "the decision"),
    "deleted a finding": QT_TRANSLATE_NOOP("deeds", "the deletion of a paragraph"),
    "deleted a note": QT_TRANSLATE_NOOP("deeds", "the deletion of a note"),
    "deleted an interview": QT_TRANSLATE_NOOP("deeds", "the deletion of an interview"),
    "deleted findings": QT_TRANSLATE_NOOP("deeds", "the deletion of paragraphs"),
    "deleted inspectors": QT_TRANSLATE_NOOP("deeds", "the deletion of inspectors"),
    "deleted interviews": QT_TRANSLATE_NOOP("deeds", "the deletion of interviews"),
    "deleted notes": QT_TRANSLATE_NOOP("deeds", "the deletion of notes"),
    "deleted standing": QT_TRANSLATE_NOOP("deeds", "the deletion of a part of the letter"),
    "deleted weaknesses": QT_TRANSLATE_NOOP("deeds", "the deletion of {units}"),
    "ended an interview": QT_TRANSLATE_NOOP("deeds", "the end of an interview"),
    "gave reasons": QT_TRANSLATE_NOOP("deeds", "the reasons for a judgement"),
    "imported": QT_TRANSLATE_NOOP("deeds", "the import of “{0}”"),
    "joined two": QT_TRANSLATE_NOOP("deeds", "the joining of two that look alike"),
    "joined findings": QT_TRANSLATE_NOOP("deeds", "the joining of two paragraphs"),
    "judged": QT_TRANSLATE_NOOP("deeds", "the judgement"),
    "linked a note": QT_TRANSLATE_NOOP("deeds", "the link to a note"),
    "linked notes": QT_TRANSLATE_NOOP("deeds", "the links to notes"),
    "marked a note": QT_TRANSLATE_NOOP("deeds", "the mark on a note"),
    "marked notes": QT_TRANSLATE_NOOP("deeds", "the marking of notes"),
    "merged": QT_TRANSLATE_NOOP("deeds", "the merge of “{0}”"),
    "moved the letter": QT_TRANSLATE_NOOP("deeds", "the step of the letter to “{0}”"),
    "put standing text back": QT_TRANSLATE_NOOP("deeds", "the return of standing text"),
    "moved a finding": QT_TRANSLATE_NOOP("deeds", "the move of a paragraph"),
    "reopened the letter": QT_TRANSLATE_NOOP("deeds", "the reopening of the letter"),
    "restored": QT_TRANSLATE_NOOP("deeds", "the return of what was deleted"),
    "restored a finding": QT_TRANSLATE_NOOP("deeds", "the return of a deleted paragraph"),
    "restored a note": QT_TRANSLATE_NOOP("deeds", "the return of a deleted note"),
    "revised a note": QT_TRANSLATE_NOOP("deeds", "the change of a note"),
    "rewrote a finding": QT_TRANSLATE_NOOP("deeds", "the new wording of a paragraph"),
    "rewrote a note": QT_TRANSLATE_NOOP("deeds", "the new wording of a note"),
    "separated two": QT_TRANSLATE_NOOP("deeds", "the separation of two that were joined"),
    "split a finding": QT_TRANSLATE_NOOP("deeds", "the splitting of a paragraph"),
    "signed off the letter": QT_TRANSLATE_NOOP("deeds", "the signing off of the letter"),
    "started an interview": QT_TRANSLATE_NOOP("deeds", "the start of an interview"),
    "tagged": QT_TRANSLATE_NOOP("deeds", "the tag on a note"),
    "tagged notes": QT_TRANSLATE_NOOP("deeds", "the tagging of notes"),
    "took a sign-off back": QT_TRANSLATE_NOOP("deeds", "the withdrawal of a sign-off"),
    "took an agreement back": QT_TRANSLATE_NOOP("deeds", "the withdrawal of an agreement"),
    "took a note": QT_TRANSLATE_NOOP("deeds", "the new note"),
    "unlinked a note": QT_TRANSLATE_NOOP("deeds", "the removal of a link to a note"),
    "unlinked notes": QT_TRANSLATE_NOOP("deeds", "the removal of links to notes"),
    "untagged": QT_TRANSLATE_NOOP("deeds", "the removal of a tag from a note"),
    "untagged notes": QT_TRANSLATE_NOOP("deeds", "the removal of a tag from notes"),
    "went on with an interview": QT_TRANSLATE_NOOP("deeds", "the reopening of an interview"),
    "wrote a finding": QT_TRANSLATE_NOOP("deeds", "the new paragraph"),
}
_ANY = QT_TRANSLATE_NOOP("deeds", "the last step")


def in_words(deed: "Deed") -> str:
    """Return what was done, such as `the merge of “B1.handover”`; what is no deed of the window by a general word."""
    return _words(str(_DEEDS.get(deed.name, _ANY))).format(deed.what, units=units.current().short_many)


def taken_back(deed: "Deed") -> str:
    """Return the sentence that says a deed was undone."""
    return _sentence(_words("{0} was taken back.").format(in_words(deed)))


def done_again(deed: "Deed") -> str:
    """Return the sentence that says a deed was done again."""
    return _sentence(_words("{0} was done again.").format(in_words(deed)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(text: str) -> str:
    return QCoreApplication.translate("deeds", text)
