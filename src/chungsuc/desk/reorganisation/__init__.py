"""Pages of reorganisations: events with their decree, preview, apply, undo (sắp xếp đơn vị hành chính)."""
