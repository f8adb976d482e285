"""How many people live in a town or county, in which year, and who says so."""
