"""Signing in and out (đăng nhập)."""
