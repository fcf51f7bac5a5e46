"""Sheets of a survey as a workbook, for a hamlet without a network: its table, its reading (bảng nhập phiếu)."""
