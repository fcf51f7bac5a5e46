"""The yearly and half-year result report of a province or a district (báo cáo kết quả năm, 6 tháng)."""
