"""The list of people to be invited, as a workbook: its template, its reading, its answer (danh sách mời)."""
