"""The inspector's workbook without its window: all a note needs on its way to the signed letter."""
