"""The only place that speaks SQL: the workbook folder, its two databases, migrations, search, backups."""
