"""The encrypted files that leave or unlock a workbook: hand-over file, key file, recovery code."""
