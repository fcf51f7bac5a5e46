"""Pages of the rules of recognition and of the calendar of working days (quy định về công nhận)."""
