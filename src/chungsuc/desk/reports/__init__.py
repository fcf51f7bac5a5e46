"""The pages of reports: make one, look at it, issue it, lay it beside today; templates (báo cáo)."""
