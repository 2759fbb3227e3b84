"""The help: what helps on the page that is shown, its keys and all others, made from the registry, and every page."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

import resources
from ui import actions, registry, theme
from ui.contrast_ring import ContrastRing
from ui.models import help_pages

_HOME = "contents.md"
_HEADINGS = "heading:"
"""A link to a heading of the same page."""
_LINK = re.compile(r"\]\(([^)]+\.md)\)")
_ABOVE = {1: 4, 2: 22, 3: 14}
"""Pixels at 100 % above headings, by their level."""
_BELOW, _BELOW_ITEM, _EDGE, _CELL, _LINE = 8, 3, 16, 4, 118
"""Pixels below a paragraph or heading, below an item of a list, around all, within a cell; a line's height in %."""


class HelpWindow(QWidget):
    """A window of its own, so that it can be read beside the work."""

    def __init__(self, made: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self._made = tuple(made)
        self._page = "start"
        self._shown = _HOME
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Help"))
        ContrastRing(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        self.text.anchorClicked.connect(self._open)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self.close)
        self.resize(theme.px(720), theme.px(640))
        theme.appearance.changed.connect(self._show_again)
        self._show(_HOME)

    def come_forward(self) -> None:
        """Be seen, wherever the window was before."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_help_on(self, page: str) -> None:
        """Show what helps on a page of the window, by its name: what to do there, then its keys, then all others."""
        self._page = page
        self._show(_HOME)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show one of the pages, at a heading of it."""
        self._show(name)
        self._go_to(heading)

    @Slot(QUrl)
    def _open(self, url: QUrl) -> None:
        if url.toString().startswith(_HEADINGS):
            self._go_to(self._keys_heading)
        elif url.isRelative() and url.fileName().endswith(".md"):
            self._show(url.fileName())

    @property
    def _keys_heading(self) -> str:
        return self.tr("Keys on this page: {0}").format(actions.name_of(self._page))

    def _go_to(self, heading: str) -> None:
        """Have a heading at the top of the window."""
        for block in _blocks(self.text):
            if heading and block.blockFormat().headingLevel() and block.text() == heading:
                cursor = QTextCursor(block)
                self.text.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading comes to the top
                self.text.setTextCursor(cursor)
                bar = self.text.verticalScrollBar()
                bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - theme.px(_CELL))
                return

    @Slot()
    def _show_again(self) -> None:
        self._show(self._shown)

    def _show(self, name: str) -> None:
        self._shown = name
        if name == _HOME:
            content = "\n\n".join(self._help_and_keys())
        else:
            content = resources.text(f"help/{name}") if resources.path(f"help/{name}").exists() else ""
            content = f"[{self.tr('All help and the keys')}]({_HOME})\n\n{content}"
        self.text.setMarkdown(content)
        _give_room(self.text)

    def _help_and_keys(self) -> Sequence[str]:
        here = registry.on_page(self._page)
        to_keys = f"[{self.tr('Keys on this page')}]({_HEADINGS}) · " if here else ""
        return (
            f"{to_keys}[{self.tr('What this app is, and all help')}]({help_pages.CONTENTS})",
            resources.text(f"help/{help_pages.page_for(self._page)}"),
            *([_tables(self._keys_heading, here)] if here else ()),
            f"## {self.tr('Pages of the help')}",
            _contents(),
            _tables(self.tr("Keys on every page"), [registry.spec_of(name) for name in self._made]),
            _tables(self.tr("Keys on other pages"), registry.elsewhere(self._page)),
        )


def _contents() -> str:
    """Return a list of all pages by their titles, in the order in which the first one names them."""
    listed = resources.text(f"help/{help_pages.CONTENTS}").rpartition("\n## ")[2]
    pages = dict.fromkeys((help_pages.CONTENTS, *_LINK.findall(listed)))
    return "\n".join(f"- [{help_pages.title_of(page)}]({page})" for page in pages)


def _tables(heading: str, specs: Iterable[registry.ActionSpec]) -> str:
    """Return a heading, and below it a table of keys for each place."""
    written = [f"## {heading}"]
    place = ""
    for line in actions.key_lines(specs):
        if line.place != place:
            written += ["", f"### {line.place}", "", "| Key | |", "| --- | --- |"]
            place = line.place
        written.append(f"| {line.keys} | {line.does} |")
    return "\n".join(written)


def _blocks(text: QTextBrowser) -> Iterable[QTextBlock]:
    block = text.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _give_room(text: QTextBrowser) -> None:
    """Put room between headings, paragraphs, items and cells; Qt's own way of reading Markdown puts none."""
    text.document().setDocumentMargin(theme.px(_EDGE))
    tables: list[QTextTable] = []
    for block in _blocks(text):
        cursor = QTextCursor(block)
        if (table := cursor.currentTable()) is not None:
            if table not in tables:
                tables.append(table)
            continue
        look = block.blockFormat()
        level = look.headingLevel()
        look.setTopMargin(theme.px(_ABOVE.get(level, 0)))
        look.setBottomMargin(theme.px(_BELOW_ITEM if block.textList() is not None else _BELOW))
        look.setLineHeight(_LINE, 1)  # in per cent: PySide wants the number of QTextBlockFormat.ProportionalHeight
        cursor.setBlockFormat(look)
    for table in tables:
        grid = table.format().toTableFormat()
        grid.setCellPadding(theme.px(_CELL))
        grid.setCellSpacing(0)
        grid.setBorderCollapse(True)
        grid.setBottomMargin(theme.px(_BELOW))
        table.setFormat(grid)
    text.moveCursor(QTextCursor.MoveOperation.Start)
