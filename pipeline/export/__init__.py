"""The results in the forms that other programs read: a workbook, a data package, CSV, Parquet, SQLite for Datasette."""
