"""The filters of all notes, in one row that says what is chosen; what there is to choose comes from kind and data."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import day_and_month, is_date
from inspector_app.domain.note_filter import NONE, NOT_TAGGED, NoteFilter, day_of
from inspector_app.domain.visit_kind import Code, VisitKind
from ui import theme, units
from ui.models.notes import Column, column_name
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.filter_button import Choice, FilterButton
from ui.widgets.flow_layout import FlowRow

_VOICES = {"verbatim": paint.VERBATIM, "observed": ("eye", "accent"), "comment": ("pencil", "accent")}
_ABOUTS = {"action": ("play", "accent"), "impact": ("users-round", "accent")}
_NONE = ("circle-dashed", "muted")
_KNOWN = ("message-square-text", "accent")

Order = tuple[Column, bool]
"""A column, and whether it is turned round."""


class FilterRow(FlowRow):
    """Filters that widen within themselves and narrow each other, and the order of the list."""

    changed = Signal()
    """Other notes are wanted, see `wanted`."""
    ordered = Signal(object)
    """Another Order is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Mapping[str, frozenset[str]] = {}
        self.witnesses = FilterButton(self.tr("Witness"))
        self.weaknesses = FilterButton(units.name())
        self.stances = FilterButton(self.tr("Stance"))
        self.voices = FilterButton(self.tr("Voice"))
        self.abouts = FilterButton(self.tr("About"))
        self.authors = FilterButton(self.tr("By"))
        self.days = FilterButton(self.tr("Day"))
        self.sorting = FilterButton(self.tr("Sort"), single=True)
        self.untagged = Chip(self.tr("Not tagged"), "circle-dashed", "gap")
        self.untagged.setToolTip(self.tr("Ctrl+J goes to the next note that is not tagged"))
        self.waiting = Chip(self.tr("To decide"), "git-compare", "gap")
        self.clear = Button(self.tr("Clear"), "x", "plain")
        self.clear.setAccessibleName(self.tr("Clear filters"))
        self.clear.setToolTip(self.tr("Clear filters"))
        for button in (*self._filters, self.untagged, self.waiting, self.sorting, self.clear):
            self.flow.addWidget(button)
        for one in self._filters:
            one.changed.connect(self._tell)
        for chip in (self.untagged, self.waiting):
            chip.toggled.connect(self._tell)
        self.sorting.changed.connect(self._tell_order)
        self.clear.clicked.connect(self.clear_all)
        self.sorting.offer(_orders(self.tr("Time, latest first"), self.tr("{0}, turned round")))
        self.clear.setEnabled(False)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def _filters(self) -> tuple[FilterButton, ...]:
        return (
            self.witnesses,
            self.weaknesses,
            self.stances,
            self.voices,
            self.abouts,
            self.authors,
            self.days,
        )

    @property
    def wanted(self) -> NoteFilter:
        """What is chosen."""
        ranks = {key for key in self.weaknesses.chosen if isinstance(key, int)}
        return NoteFilter(
            witnesses=frozenset(kind for key in _texts(self.witnesses.chosen) for kind in self._groups.get(key, {key})),
            weaknesses=frozenset(ranks | ({NOT_TAGGED} if self.untagged.isChecked() else set())),
            stances=_texts(self.stances.chosen),
            voices=_texts(self.voices.chosen),
            abouts=_texts(self.abouts.chosen),
            authors=_texts(self.authors.chosen),
            days=_texts(self.days.chosen),
            undecided=self.waiting.isChecked(),
        )

    @property
    def on(self) -> list[str]:
        """The names of the filters that hide notes, with what is chosen in them."""
        buttons = [button.accessibleName() for button in self._filters if button.is_on]
        chips = ((self.untagged, self.tr("Not tagged")), (self.waiting, self.tr("To decide")))
        return [*buttons, *(name for chip, name in chips if chip.isChecked())]

    def offer(self, kind: VisitKind, weaknesses: Sequence[str], rows: Sequence[NoteRow]) -> None:
        """Offer what this kind of visit and these notes give to choose; `weaknesses` are the short names by rank."""
        heard = {row.witness_kind for row in rows}
        known = [code for code in kind.witnesses if code in heard]
        codes = [*known, *sorted(heard - set(known) - {NONE})]
        groups: dict[str, list[str]] = {}
        for code in known:
            groups.setdefault(kind.witnesses[code].group, []).append(code)
        self._groups = {f"{group}/": frozenset(kinds) for group, kinds in groups.items() if len(kinds) > 1}
        self.witnesses.offer(
            [
                *(
                    Choice(f"{group}/", self._group(group), icon="users")
                    for group in groups
                    if f"{group}/" in self._groups
                ),
                *(Choice(code, kind.witness(code).many, icon=kind.witness(code).icon) for code in codes),
            ]
        )
        self.weaknesses.offer([Choice(rank, words, str(rank), rank=rank) for rank, words in enumerate(weaknesses, 1)])
        self.stances.offer(_codes(kind.stances, paint.STANCES, self.tr("No stance")))
        self.voices.offer(_codes(kind.voices, _VOICES, self.tr("Not said")))
        self.abouts.offer(_codes(kind.abouts, _ABOUTS, self.tr("Neither")))
        self.authors.offer(_authors(rows))
        self.days.offer(_days(rows, self.tr("No time")))
        for button, worth in ((self.authors, len(self.authors.choices) > 1), (self.days, len(self.days.choices) > 1)):
            button.setVisible(worth or bool(button.chosen))
        self.count(sum(not row.tags for row in rows))
        self.waiting.setVisible(self.waiting.isChecked() or any(row.decisions for row in rows))

    def count(self, untagged: int) -> None:
        """Say how many notes are not tagged."""
        self.untagged.set_label(
            self.tr("Not tagged: {0}").format(f"{untagged:,}") if untagged else self.tr("Not tagged")
        )

    def show_only(self, wanted: NoteFilter) -> None:
        """Choose exactly this filter, as when a page leads to the notes it counted."""
        self.blockSignals(True)
        for button, keys in (
            (self.witnesses, wanted.witnesses),
            (self.stances, wanted.stances),
            (self.voices, wanted.voices),
            (self.abouts, wanted.abouts),
            (self.authors, wanted.authors),
            (self.days, wanted.days),
        ):
            button.choose(keys)
        self.weaknesses.choose(wanted.weaknesses - {NOT_TAGGED})
        self.untagged.setChecked(NOT_TAGGED in wanted.weaknesses)
        self.waiting.setChecked(wanted.undecided)
        self.blockSignals(False)
        self._tell()

    @Slot()
    def clear_all(self) -> None:
        """Choose nothing: all notes are wanted."""
        self.show_only(NoteFilter())

    @Slot(object)
    def show_order(self, order: Order) -> None:
        """Say in which order the list stands."""
        self.sorting.choose([order])

    @Slot()
    def _tell(self) -> None:
        self.clear.setEnabled(self.wanted != NoteFilter())
        self.changed.emit()

    @Slot()
    def _tell_order(self) -> None:
        for order in self.sorting.chosen:
            self.ordered.emit(order)

    def _group(self, group: str) -> str:
        known = {
            "young_people": self.tr("All young people"),
            "parents": self.tr("All parents and forums"),
            "officers": self.tr("All officers"),
            "practice": self.tr("All providers and practitioners"),
            "papers": self.tr("All documents and surveys"),
            "team": self.tr("All team meetings"),
        }
        return known.get(group) or self.tr("All of {0}").format(group.replace("_", " "))

    @Slot()
    def _measure(self) -> None:
        self.flow.setSpacing(theme.px(2))


def _texts(keys: Iterable[Hashable]) -> frozenset[str]:
    return frozenset(key for key in keys if isinstance(key, str))


def _codes(codes: Mapping[str, Code], looks: Mapping[str, tuple[str, str]], none: str) -> list[Choice]:
    known = [
        Choice(code, one.name[:1].upper() + one.name[1:], "", *looks.get(code, _KNOWN)) for code, one in codes.items()
    ]
    return [*known, Choice(NONE, none, "", *_NONE)]


def _authors(rows: Sequence[NoteRow]) -> list[Choice]:
    roles = {row.author_code: row.author_role for row in rows}
    return [
        Choice(code, f"{roles[code]} ({code})" if roles[code] else code, code, "user") for code in sorted(roles) if code
    ]


def _days(rows: Sequence[NoteRow], none: str) -> list[Choice]:
    found = sorted({day_of(row) for row in rows})
    years = {day[:4] for day in found if is_date(day)}
    choices = []
    for day in found:
        if is_date(day):
            words = day_and_month(date.fromisoformat(day))
            choices.append(Choice(day, words if len(years) == 1 else f"{words} {day[:4]}", icon="clock"))
    if found and not all(map(is_date, found)):
        choices.append(Choice(NONE, none, "", *_NONE))
    return choices


def _orders(latest: str, turned: str) -> list[Choice]:
    """Return the orders of a list: by each column, and each turned round; the time comes first."""
    choices = []
    for column in Column:
        name = column_name(column)
        back = latest if column is Column.TIME else turned.format(name)
        choices += [Choice((column, False), name, icon="chevron-down"), Choice((column, True), back, icon="chevron-up")]
    return choices
