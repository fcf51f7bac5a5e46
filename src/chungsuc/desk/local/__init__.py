"""Pages of hamlets, households and gardens (xóm, hộ, vườn)."""
