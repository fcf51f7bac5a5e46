"""The ledger of facts: what was observed, append-only (số liệu)."""
