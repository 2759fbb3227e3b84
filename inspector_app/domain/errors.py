"""Everything that can go wrong in a way the user can act on; each error is one plain sentence.

WorkbookError
├── PassphraseError       the passphrase or recovery code does not open the file
├── RefusedFileError      a hand-over, key file or interchange file that is not taken, and why
│   ├── NotOursError      the file belongs to another visit
│   └── NewerFormatError  the file was made by a newer version
├── DamagedError          the workbook does not hold what it should
├── NotWrittenError       a file could not be written; what was there before is as it was
├── DiskError             the disk did not take what was to be kept in the workbook
├── InUseError            the workbook is open elsewhere
├── MissingError          a workbook, file or thing that is not there
├── InvalidError          a value that the visit does not know or cannot hold
└── CancelledError        the user stopped a long deed; nothing was changed
"""


class WorkbookError(Exception):
    """A problem the user can act on, told in one sentence."""


class PassphraseError(WorkbookError):
    """The passphrase or recovery code does not open the file."""


class RefusedFileError(WorkbookError):
    """A file from outside is not taken; nothing was changed."""


class NotOursError(RefusedFileError):
    """A file belongs to another visit."""


class NewerFormatError(RefusedFileError):
    """A file was made by a newer version of the app."""


class DamagedError(WorkbookError):
    """The workbook does not hold what it should."""


class NotWrittenError(WorkbookError):
    """A file could not be written; what was there before is as it was."""


class DiskError(WorkbookError):
    """The disk did not take what was to be kept in the workbook."""


class InUseError(WorkbookError):
    """The workbook is open elsewhere."""


class MissingError(WorkbookError):
    """A workbook, file or thing is not there."""


class InvalidError(WorkbookError):
    """A value is not one that the visit knows or can hold."""


class CancelledError(WorkbookError):
    """The user stopped a long deed; nothing was changed."""
