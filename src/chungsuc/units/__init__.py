"""Units in time: administrative units, their traits and their lineage (đơn vị hành chính)."""
