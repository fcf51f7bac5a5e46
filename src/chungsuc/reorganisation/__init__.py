"""Units merged, divided, renamed: previewed, applied, undone, with what hangs on them (sắp xếp đơn vị hành chính)."""
