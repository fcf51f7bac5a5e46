"""Pages of the law: browse, compare, confirm, enter, approve (trang bộ tiêu chí)."""
