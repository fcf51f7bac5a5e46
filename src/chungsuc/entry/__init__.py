"""Data entry: rounds with their deadlines, drafts, and submissions with a receipt (nhập liệu)."""
