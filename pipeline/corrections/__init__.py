"""What a person says that a paper holds: a ledger of corrections, laid over what was read by every run."""
