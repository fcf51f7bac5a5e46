"""The pages of the portal: open to everybody, out of releases alone (các trang công khai)."""
