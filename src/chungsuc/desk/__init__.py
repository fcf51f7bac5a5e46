"""Staff pages (bàn làm việc)."""
