"""Pages of surveys: setting up, paper, links, results; and the one that residents answer (lấy ý kiến người dân)."""
