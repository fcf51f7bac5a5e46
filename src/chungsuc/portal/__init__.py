"""The public portal: what the office has released, and nothing else, for everybody (cổng công khai)."""
