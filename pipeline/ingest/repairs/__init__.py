"""Reading noise of recognised pages, repaired in the trade's terms: dates, amounts and known words."""
