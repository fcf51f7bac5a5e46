"""The page of a unit (trang xã, huyện, tỉnh), the list of units, and the explanation of one result."""
