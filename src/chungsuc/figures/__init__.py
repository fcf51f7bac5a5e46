"""Figures: one function per figure, used by screen, report and API alike (chỉ số báo cáo)."""
