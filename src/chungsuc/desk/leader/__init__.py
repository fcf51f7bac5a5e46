"""The leader's page, and the catalogue of figures with a page for each (trang điều hành, danh mục chỉ số)."""
