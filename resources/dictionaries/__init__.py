"""The words of British English and of such visits, and how the list was made."""
