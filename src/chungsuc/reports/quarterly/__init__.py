"""Quarterly progress table of a province or a district (biểu tiến độ quý)."""
