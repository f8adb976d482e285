"""What the measure costs, brings in or is budgeted with."""
