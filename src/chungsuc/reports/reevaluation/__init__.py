"""Recognised units judged again, as a workbook (biểu xét lại sau công nhận)."""
