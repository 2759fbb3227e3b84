"""Handing over: one button that writes the file, and the team's six words, shown only when asked for."""

from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from inspector_app.services import handovers, workbooks
from ui import dialogs, theme
from ui.context import AppContext
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.scrolled import reveal

SUFFIX = ".handover"


class HandoverCard(Card):
    """Writes the whole record for a colleague."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.body.addWidget(Label(self.tr("Hand over"), "heading"))
        self.body.addWidget(
            Label(
                self.tr(
                    "Write everything in this workbook into one encrypted file for a colleague. It opens with the "
                    "team’s six words; tell them by voice, never in the same message."
                ),
                "muted",
                wrap=True,
            )
        )
        self.write = Button(self.tr("Hand over…"), "hard-drive-download")
        self.reveal = Button(self.tr("Show the six words"), "eye", "plain")
        self.reveal.setCheckable(True)
        self._row = FlowRow(self)
        self._row.flow.addWidget(self.write)
        self._row.flow.addWidget(self.reveal)
        self.words = Label("", "name", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(self.tr("The team’s six words"))
        self.written = Label("", "small", wrap=True)
        for part in (self._row, self.words, self.written):
            self.body.addWidget(part)
        self.words.hide()
        self.written.hide()
        self.write.clicked.connect(self.hand_over)
        self.reveal.toggled.connect(self._reveal)
        context.closing.connect(self.hide_words)
        theme.appearance.changed.connect(self._fit)
        self._fit()

    @Slot()
    def hand_over(self) -> None:
        """Ask where to write, and write the record there."""
        name = self._context.do(handovers.suggested_name)
        if name is None:
            return
        settings = self._context.settings
        folder = settings.handover_folder if settings is not None else None
        path = dialogs.ask_save_path(self, self.tr("Hand over"), SUFFIX, (folder or user_documents_path()) / name)
        if path is None:
            return
        if settings is not None:
            settings.handover_folder = path.parent
        self._context.seal()
        self.write.setEnabled(False)
        task = self._context.start(self.tr("Writing the hand-over…"), handovers.hand_over, path)
        task.setProperty("path", str(path))
        task.succeeded.connect(self._say_written)
        task.finished.connect(self._free)

    @Slot(object)
    def _say_written(self, _: int) -> None:
        path = Path(str(self.sender().property("path")))
        self.written.setText(self.tr("“{0}” holds the whole record, in {1}.").format(path.name, path.parent))
        self.written.show()
        reveal(self.written)

    @Slot()
    def _free(self) -> None:
        self.write.setEnabled(True)

    @Slot(bool)
    def _reveal(self, on: bool) -> None:
        words = self._context.do(workbooks.team_words) if on else None
        self.words.setText(words or "")
        self.words.setVisible(bool(words))
        self.reveal.setText(self.tr("Hide the six words") if on else self.tr("Show the six words"))

    @Slot()
    def hide_words(self) -> None:
        """Hide the six words."""
        self.reveal.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hide_words()

    @Slot()
    def _fit(self) -> None:
        self._row.flow.setSpacing(theme.px(8))
