"""The owning department's word on an observation: confirmed, returned, answered (thẩm tra)."""
