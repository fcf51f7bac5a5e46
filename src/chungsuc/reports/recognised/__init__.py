"""List of recognised units with the three dates (danh sách đơn vị được công nhận)."""
