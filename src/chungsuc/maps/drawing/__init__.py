"""The drawing of maps: frozen data in, SVG, PNG and GeoJSON out; knows neither Django nor a screen (vẽ bản đồ)."""
