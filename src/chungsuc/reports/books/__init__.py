"""Workbooks of official reports: real numbers and dates, totals as formulas, ready to print (sổ Excel)."""
