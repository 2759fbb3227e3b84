"""The inspector's workbook without its window: everything an interview note needs until it stands in the signed letter."""
