"""T1 and T2 on paper and screen: terminal, workbook, PDF, JSON and CSV of one and the same figures."""
