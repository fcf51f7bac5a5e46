"""Verdicts on stored facts, and the law they used (kết quả đánh giá)."""
