"""A whole set of criteria as an Excel template, written and read (mẫu Excel của cả bộ tiêu chí)."""
