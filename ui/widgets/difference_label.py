"""A text against the one it was made from: removed words struck, added ones underlined, both in colour as well."""

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.domain.word_difference import Run, Said, shortened
from ui import theme

ROLES = {Said.REMOVED: "concern", Said.ADDED: "progress"}
_DECORATION = {Said.REMOVED: "line-through", Said.ADDED: "underline; font-weight: 600"}
_ENDS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_TOO_LONG = re.compile(r"(\S{40})(?=\S)")


class DifferenceLabel(QLabel):
    """Runs of words, wrapped; screen readers are told in words what was removed and what was added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._whole = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.appearance.changed.connect(self._draw)

    @property
    def is_shortened(self) -> bool:
        """Whether long parts in which nothing differs would be left out."""
        return shortened(self._runs) != self._runs

    def show_runs(self, runs: Sequence[Run], *, whole: bool = False) -> None:
        """Show these runs, long equal ones shortened unless the `whole` text is wanted."""
        self._runs, self._whole = tuple(runs), whole
        self.setAccessibleName(self._spoken())
        self._draw()

    def show_whole(self, whole: bool) -> None:
        """Show everything, or leave out the middle of long equal parts."""
        self.show_runs(self._runs, whole=whole)

    def _spoken(self) -> str:
        heads = {Said.SAME: "", Said.REMOVED: self.tr("removed: "), Said.ADDED: self.tr("added: ")}
        if all(run.said is Said.SAME for run in self._runs):
            return "".join(run.text for run in self._runs)
        return "; ".join(heads[run.said] + run.text.strip() for run in self._runs)

    @Slot()
    def _draw(self) -> None:
        self.setFont(theme.current().font())
        runs = self._runs if self._whole else shortened(self._runs)
        self.setText(f'<p style="margin: 0; white-space: pre-wrap">{"".join(map(_marked, runs))}</p>')


def _marked(run: Run) -> str:
    found = _ENDS.fullmatch(run.text)
    assert found is not None  # noqa: S101 - it matches anything
    before, words, behind = found.groups()
    words = html.escape(_TOO_LONG.sub("\\1\u200b", words))  # a word that is wider than the card may break
    if run.said is Said.SAME:
        return f"{before}{words}{behind}"
    role = ROLES[run.said]
    style = (
        f"color: {theme.colour(role).name()}; background-color: {theme.current().soft(role).name()}; "
        f"text-decoration: {_DECORATION[run.said]}"
    )
    return f'{before}<span style="{style}">{words}</span>{behind}'
