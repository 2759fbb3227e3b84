"""Making a workbook: from a visit file, or joining a colleague's visit from a hand-over."""

import json
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ui import dialogs, theme
from ui.context import AppContext, sentence
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.centred import centre
from ui.widgets.label import Label

WIDTH = 560


class SetupPage(QWidget):
    """Three short answers, then the new workbook is open."""

    left = Signal()
    """The user went back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._joining = False
        self._source: Path | None = None
        self.setObjectName("page")

        self.heading = Label("", "title")
        self._explanation = Label("", "muted", wrap=True)
        self.source = Button(self.tr("Choose the file…"), "file-text")
        self.words = QLineEdit(self)
        self.author = QComboBox(self)
        self.author.setEditable(True)
        self.name = QLineEdit(self)
        self.passphrase = QLineEdit(self)
        self.again = QLineEdit(self)
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.warning = Label("", "warning", wrap=True)
        self.make = Button("", kind="primary")
        self.back = Button(self.tr("Back"), kind="plain")

        self._form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&File"), self.source),
            (self.tr("Team's six &words"), self.words),
            (self.tr("Your &code in the team"), self.author),
            (self.tr("&Name of the workbook"), self.name),
            (self.tr("&Passphrase, your own"), self.passphrase),
            (self.tr("Passphrase &again"), self.again),
        )
        for caption, row in rows:
            self._form.addRow(caption, row)
            row.setAccessibleName(caption.replace("&", ""))
        card = Card(self, inset=28)
        card.body.addWidget(self.heading)
        card.body.addWidget(self._explanation)
        card.body.addSpacing(6)
        card.body.addLayout(self._form)
        card.body.addWidget(self.warning)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.make)
        card.body.addLayout(buttons)
        self._card = card
        centre(self, card)

        self.source.clicked.connect(self._choose)
        self.make.clicked.connect(self._make)
        self.again.returnPressed.connect(self._make)
        self.back.clicked.connect(self.left)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def ask(self, *, joining: bool, source: Path | None = None) -> None:
        """Begin anew: for a visit of one's own, or to join one."""
        self._joining = joining
        self.heading.setText(self.tr("Join a visit") if joining else self.tr("Start a visit"))
        self._explanation.setText(
            self.tr("Choose the lead's hand-over file; ask the lead for the team's six words and for your code.")
            if joining
            else self.tr(
                "Choose a visit file: the area, the team and the weaknesses of the earlier letter, as the help "
                "describes it under “The interchange file”. The workbook is kept in your data folder on this laptop."
            )
        )
        self.make.setText(self.tr("Join") if joining else self.tr("Start"))
        self._form.setRowVisible(self.words, joining)
        for field in (self.words, self.name, self.passphrase, self.again):
            field.clear()
        self.author.clear()
        self.warning.clear()
        self._take(source)
        self.source.setFocus()

    @Slot()
    def _choose(self) -> None:
        kind = (self.tr("Hand-over files"), "*.handover") if self._joining else (self.tr("Visit files"), "*.json")
        self._take(dialogs.ask_open_file(self, self.tr("Choose the file"), [kind]) or self._source)

    def _take(self, source: Path | None) -> None:
        self._source = source
        self.warning.clear()
        self.source.setText(source.name if source else self.tr("Choose the file…"))
        if source is None:
            return
        if not self.name.isModified():
            self.name.setText(source.stem)
        if not self._joining:
            codes = _codes(source)
            self.author.clear()
            self.author.addItems(codes)
            if not codes:
                self.warning.setText(self.tr("This is not a visit file that names its inspectors; choose another."))

    @Slot()
    def _make(self) -> None:
        from inspector_app.services import workbooks

        if not self.make.isEnabled():
            return
        if missing := self._missing():
            self.warning.setText(missing)
            return
        assert self._source is not None  # noqa: S101 - said by _missing
        folder = home() / f"{self.name.text().strip()}.workbook"
        author = self.author.currentText().strip() or None
        self.make.setEnabled(False)
        self.warning.clear()
        words = self.tr("Making the workbook…")
        if self._joining:
            task = self._context.start_opening(
                words,
                workbooks.from_handover,
                folder,
                self._source,
                self.passphrase.text(),
                self.words.text(),
                author,
            )
        else:
            task = self._context.start_opening(
                words, workbooks.from_file, folder, self._source, self.passphrase.text(), author
            )
        task.failed.connect(self._refuse)
        task.finished.connect(self._free)

    def _missing(self) -> str:
        name = self.name.text().strip()
        if self._source is None:
            return self.tr("Choose the file first.")
        if self._joining and not self.words.text().strip():
            return self.tr("Type the team's six words; the lead can show them.")
        if not name or set(name) & set('/\\:*?"<>|') or name.startswith("."):
            return self.tr('Give the workbook a name without / \\ : * ? " < > | in it.')
        if len(self.passphrase.text().strip()) < 8:
            return self.tr("Choose a passphrase of at least eight characters; four words are better.")
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases are not the same.")
        return ""

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.warning.setText(sentence(error))

    @Slot()
    def _free(self) -> None:
        self.make.setEnabled(True)
        if self._context.is_open:
            for field in (self.passphrase, self.again, self.words):
                field.clear()

    @Slot()
    def _measure(self) -> None:
        self._card.setFixedWidth(theme.px(WIDTH))
        self._form.setSpacing(theme.px(10))


def home() -> Path:
    """Return the folder where workbooks are kept: the user's data folder, never a stick or network drive."""
    folder = user_data_path("inspector-workbook", appauthor=False) / "workbooks"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _codes(source: Path) -> list[str]:
    """Return the inspectors' codes in a visit file as far as it can be read; the service checks it all."""
    try:
        content = json.loads(source.read_text(encoding="utf-8"))
        return [str(one["code"]) for one in content["inspectors"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
