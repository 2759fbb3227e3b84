"""The help: the keys of the page that is shown and of all others, made from the registry, and the shipped pages."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

import resources
from ui import actions, registry, theme
from ui.contrast_ring import ContrastRing

_HOME = "contents.md"
_INDEX = "index.md"
_LINK = re.compile(r"\]\(([^)]+\.md)\)")


class HelpWindow(QWidget):
    """A window of its own, so that it can be read beside the work."""

    def __init__(self, made: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self._made = tuple(made)
        self._page = "start"
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
        self._show(_HOME)

    def come_forward(self) -> None:
        """Be seen, wherever the window was before."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_keys(self, page: str) -> None:
        """Show the contents of the help, beginning with the keys of a page of the window, by its name."""
        self._page = page
        self._show(_HOME)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show one of the pages, at a heading of it."""
        self._show(name)
        if heading:
            self.text.find(heading)

    @Slot(QUrl)
    def _open(self, url: QUrl) -> None:
        if url.isRelative() and url.fileName().endswith(".md"):
            self._show(url.fileName())
        elif url.hasFragment():
            self.text.scrollToAnchor(url.fragment())

    def _show(self, name: str) -> None:
        if name == _HOME:
            content = "\n\n".join((f"# {self.tr('Help')}", *self._keys_and_contents()))
        else:
            content = resources.text(f"help/{name}") if resources.path(f"help/{name}").exists() else ""
            content = f"[{self.tr('All help and the keys')}]({_HOME})\n\n{content}"
        self.text.setMarkdown(content)
        _set_out(self.text.document())

    def _keys_and_contents(self) -> Sequence[str]:
        here = registry.on_page(self._page)
        head = self.tr("Keys on this page: {0}")
        return (
            *([_tables(head.format(actions.name_of(self._page)), here)] if here else ()),
            f"## {self.tr('Pages of the help')}",
            _contents(),
            _tables(self.tr("Keys on every page"), [registry.spec_of(name) for name in self._made]),
            _tables(self.tr("Keys on other pages"), registry.elsewhere(self._page)),
        )


def _set_out(document: QTextDocument) -> None:
    """Give headings room above them, and tables room around their words: Markdown says nothing of either."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            spaced = QTextBlockFormat()
            spaced.setTopMargin(0 if block.blockNumber() == 0 else theme.px(22 - 4 * min(level, 3)))
            spaced.setBottomMargin(theme.px(6))
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spaced)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setCellPadding(theme.px(4))
            look.setBorder(0)
            frame.setFormat(look)


def _words(text: str) -> str:
    return QCoreApplication.translate("HelpWindow", text)


def _contents() -> str:
    """Return a list of all pages by their titles, in the order in which the first one names them."""
    index = resources.text(f"help/{_INDEX}")
    listed = index.rpartition("\n## ")[2]
    pages = dict.fromkeys((_INDEX, *_LINK.findall(listed)))
    titles = (resources.text(f"help/{page}").partition("\n")[0].removeprefix("# ") for page in pages)
    return "\n".join(f"- [{title}]({page})" for title, page in zip(titles, pages, strict=True))


def _tables(heading: str, specs: Iterable[registry.ActionSpec]) -> str:
    """Return a heading, and below it a table of keys for each place."""
    written = [f"## {heading}"]
    place = ""
    for line in actions.key_lines(specs):
        if line.place != place:
            written += [
                "",
                f"### {line.place}",
                "",
                f"| {_words('Keys')} | {_words('What they do')} |",
                "| --- | --- |",
            ]
            place = line.place
        written.append(f"| {line.keys} | {line.does} |")
    return "\n".join(written)
