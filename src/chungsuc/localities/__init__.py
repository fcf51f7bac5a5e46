"""Hamlets, model households and model gardens of a commune: who registers them, and how (xóm, hộ, vườn)."""
