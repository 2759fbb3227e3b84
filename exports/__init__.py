"""One module or package per format that leaves the workbook."""
