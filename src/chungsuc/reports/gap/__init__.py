"""Criteria-gap report of one commune (báo cáo rà soát tiêu chí chưa đạt của xã)."""
