"""Data going out and coming in, one folder per format (trao đổi dữ liệu)."""
