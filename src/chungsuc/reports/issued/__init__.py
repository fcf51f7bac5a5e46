"""Reports that were issued, frozen with their number and day; and the office's own templates (báo cáo đã ban hành)."""
