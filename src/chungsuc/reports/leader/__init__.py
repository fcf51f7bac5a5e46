"""The leader's page: the state of a province or a district on one page, on screen and on paper (trang điều hành)."""
