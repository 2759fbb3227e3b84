"""The standing text of the letter as a list: each text can be changed for this letter, and put back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.standing import StandingText
from inspector_app.domain.word_difference import difference
from ui import theme
from ui.context import AppContext
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.difference_label import DifferenceLabel
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.paragraph_edit import ParagraphEdit
from ui.widgets.rest_timer import RestTimer
from ui.widgets.row_list import RowList
from ui.widgets.scrolled import reveal

_LINES = 2
_REST, _AT_LATEST = 300, 1500
"""Milliseconds after which what is typed is kept as a draft."""


class StandingPanel(QWidget):
    """Shows the texts, and the chosen one in a field with every word that differs from the one that ships."""

    left = Signal()
    """The panel is wanted no longer."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._texts: dict[str, StandingText] = {}
        self._key = self._wanted = ""
        self._is_fresh = True
        self._rest = RestTimer(_REST, _AT_LATEST, self)
        self.close_panel = Button(self.tr("Back to the checks"), kind="plain")
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Standing text"), "heading"), 1)
        head.addWidget(self.close_panel)
        self.texts = RowList(most_lines=_LINES)
        self.texts.setAccessibleName(self.tr("Standing text of this letter"))
        self._explained = Label(
            self.tr("Enter changes a text for this letter only. What stands in braces is filled in from the visit."),
            "muted",
            wrap=True,
        )

        self.editor = Card(self, inset=12)
        self.caption = Label("", "strong", wrap=True)
        self.origin = Label("", "muted", wrap=True)
        self.field = ParagraphEdit(self)
        self.field.setProperty("frameless", "false")  # alone on its card it must be seen to be a field
        self.difference = DifferenceLabel(self)
        self.keep = Button(self.tr("Keep for this letter"), "check", "primary")
        self.put_back = Button(self.tr("Put back"), "undo-2")
        self.put_back.setToolTip(self.tr("As the standing text has it"))
        self.cancel = Button(self.tr("Cancel"), kind="plain")
        self._deeds = FlowRow(self)
        for button in (self.keep, self.put_back, self.cancel):
            self._deeds.flow.addWidget(button)
        for widget in (self.caption, self.origin, self.field, self.difference, self._deeds):
            self.editor.body.addWidget(widget)
        self.editor.hide()

        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._explained)
        self._column.addWidget(self.texts, 1)
        self._column.addWidget(self.editor)

        self.close_panel.clicked.connect(self._leave)
        self.texts.chosen.connect(self._edit)
        self.field.textChanged.connect(self._compare)
        self.field.entered.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.put_back.clicked.connect(self._put_back)
        self.cancel.clicked.connect(self._cancel)
        context.sealing.connect(self._seal)
        self._rest.due.connect(self._keep_draft)
        context.closed.connect(self._begin_anew)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def count_changed(self) -> int:
        """How many texts of this letter were changed."""
        return sum(text.changed for text in self._texts.values())

    def show_texts(self, texts: Sequence[StandingText]) -> None:
        """Show the texts of the letter; what is being written in the field stays."""
        self._texts = {text.key: text for text in texts}
        self.texts.show_rows([self._row(text) for text in texts if _is_told(text)])
        if self._key and self._key not in self._texts:  # the letter does not say it any more
            self._close_editor()
        self._compare()
        if self._is_fresh and self._context.is_open:
            self._is_fresh = False
            self._offer_unfinished()
        if self._wanted:
            key, self._wanted = self._wanted, ""
            self.edit(key)

    def _offer_unfinished(self) -> None:
        """Take into the field what a crash has left."""
        from inspector_app.services import standing

        for key, words in (self._context.do(standing.unfinished) or {}).items():
            if key not in self._texts or words == self._texts[key].present:
                self._context.do(standing.forget_draft, key)
            elif not self._key:
                self._take(key)
                self.field.put(words)

    def _row(self, text: StandingText) -> Row:
        said = ""
        if not text.used:
            said = self.tr("changed for this letter, but not used as things stand")
        elif text.changed:
            said = self.tr("changed for this letter")
        elif not text.confirmed:
            said = self.tr("not confirmed by a published letter")
        below = " · ".join(part for part in (_named(text), said) if part)
        return Row(text.key, text.present, symbol="pencil" if text.changed else "", role="accent", below=below)

    # One text

    def edit(self, key: str) -> None:
        """Take a text into the field by its key, once the letter is read and if it has it."""
        if not self._texts:
            self._wanted = key
        elif key in self._texts:
            self._edit(key)

    @Slot(object)
    def _edit(self, key: str) -> None:
        """Take a text into the field, unless another one is being written there that cannot be kept."""
        if self._is_written and key != self._key and not self._kept():
            self.texts.make_current(self._key)
            return
        if key != self._key:
            self._take(key)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.editor)

    def _take(self, key: str) -> None:
        """Show a text in the field."""
        self._leave_draft()
        text = self._texts[key]
        self._key = key
        self.texts.make_current(key)
        self.caption.setText(_named(text))
        self.field.setAccessibleName(self.tr("Text: {0}").format(_named(text)))
        self.origin.setText(self.tr("Source: {0}").format(text.source) if text.source else "")
        self.origin.setVisible(bool(text.source))
        self.field.put(text.present)
        self.editor.show()
        self._compare()

    @property
    def is_unfinished(self) -> bool:
        """Whether a text is being written that is not kept yet."""
        return self._is_written

    @property
    def _written(self) -> str:
        return " ".join(self.field.toPlainText().split())

    @property
    def _is_written(self) -> bool:
        """Whether the field holds what is not kept yet."""
        text = self._texts.get(self._key)
        return text is not None and self._written != text.present

    @Slot()
    def _compare(self) -> None:
        text = self._texts.get(self._key)
        if text is None:
            return
        self.difference.setVisible(self._written != text.shipped)
        self.difference.show_runs(difference(text.shipped, self._written))
        self.put_back.setEnabled(text.changed or self._written != text.shipped)
        self.keep.setEnabled(self._is_written)
        if self._is_written:
            self._rest.start()

    @Slot()
    def _keep_draft(self) -> bool:
        """Keep what is being written as a draft; tell whether that could be done."""
        from inspector_app.services import standing

        if not self._is_written or not self._context.is_open:
            return False
        return self._context.do(standing.keep_draft, self._key, self.field.toPlainText()) is not None

    def _leave_draft(self) -> None:
        """Forget what was kept as a draft of the text in the field."""
        from inspector_app.services import standing

        self._rest.stop()
        if self._key and self._context.is_open:
            self._context.do(standing.forget_draft, self._key)

    @Slot()
    def _begin_anew(self) -> None:
        """Forget the workbook that was open."""
        self._close_editor()
        self._texts, self._wanted, self._is_fresh = {}, "", True

    def _kept(self) -> bool:
        """Write what is in the field into the record; tell whether it could be kept."""
        from inspector_app.services import standing

        return not self._is_written or self._context.do(standing.change, self._key, self._written) is not None

    @Slot()
    def _keep(self) -> None:
        if self._key and self._kept():
            self._close_editor()

    @Slot()
    def _put_back(self) -> None:
        """Take the change back; of what was only typed there is nothing to take back."""
        from inspector_app.services import standing

        text = self._texts[self._key]
        if text.changed and self._context.do(standing.put_back, self._key) is None:
            return
        self._close_editor()

    @Slot()
    def _cancel(self) -> None:
        self._close_editor()

    @Slot()
    def _close_editor(self) -> None:
        self._leave_draft()
        had_focus = self.editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._key = ""
        self.field.clear()
        self.editor.hide()
        if had_focus:
            self.texts.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _seal(self) -> None:
        if self._is_written and not self._kept():
            self._context.hold_back(drafted=self._keep_draft())
        elif self._key:
            self._leave_draft()

    @Slot()
    def _leave(self) -> None:
        if self._kept():
            self._close_editor()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field, and from the list the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._key:
            self._close_editor()
        else:
            self._leave()

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(8))
        self._deeds.flow.setSpacing(theme.px(8))
        self.texts.setMinimumHeight(theme.px(120))


def _is_told(text: StandingText) -> bool:
    """Tell whether a text is listed: mere phrases within a paragraph only where there is something about them."""
    return not text.inner or text.changed or not text.confirmed or text.shipped.endswith(".")


def _named(text: StandingText) -> str:
    """Return where a text stands, in words: `Opening`; `Within the verdict`."""
    part = text.part.replace("_", " ").replace("covid", "COVID-19")
    if text.inner:
        return _words("Within the {0}").format(part)
    named = part[:1].upper() + part[1:]
    return f"{named} {text.number}" if text.number is not None else named


def _words(text: str) -> str:
    return QCoreApplication.translate("standing", text)
