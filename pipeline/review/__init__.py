"""`ratslese review`: a local page on which a person goes through what was read, and a ledger that keeps what they say."""
