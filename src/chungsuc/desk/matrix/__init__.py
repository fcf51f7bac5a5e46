"""The matrix of criteria (ma trận tiêu chí): communes × criteria, or × the indicators of one."""
