"""The first page (tổng quan): for each role what it has to know and do, the most pressing first."""
