"""The map of communes on any day: theme, day and set from the address, the same as SVG, PNG and GeoJSON (bản đồ)."""
