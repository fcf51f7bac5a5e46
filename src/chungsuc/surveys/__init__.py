"""What people say of the programme: surveys of satisfaction (lấy ý kiến về sự hài lòng của người dân)."""
