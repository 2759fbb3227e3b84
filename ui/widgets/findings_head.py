"""The head of the findings: what the page is for; while the letter is signed, that nothing here can be changed."""

from inspector_app.domain.status import FREEZES
from ui import units
from ui.widgets.heading import Heading


class FindingsHead(Heading):
    """Title, and the line about the page."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("Findings"))
        self.frozen = ""
        """Why nothing can be changed, if so."""
        self.show_status("")

    def show_status(self, status: str) -> None:
        """Say what the status of the letter means for the page."""
        signed = self.tr(
            "The letter is signed: nothing here can be changed. To change it, reopen the letter with a reason on "
            "the page Sign-off (Alt+8)."
        )
        self.frozen = signed if status in FREEZES else ""
        said = self.tr("Write what you found for each {0}, linked to the evidence behind it.")
        self.subtitle.setText(self.frozen or said.format(units.current().one))
        self.subtitle.set_role("warning" if self.frozen else "muted")
