"""Titles that an authority decided (công nhận)."""
