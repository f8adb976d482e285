"""Municipalities side by side: from the tables of facts to tables that answer how towns differ."""
