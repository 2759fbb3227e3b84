"""One page of the window per file."""

PAGES = ("capture", "notes", "matrix", "merge", "findings", "judgements", "letter", "signoff", "visit")
"""The pages of an open workbook by name; their words, icons and keys are those of the actions `go.NAME`."""
