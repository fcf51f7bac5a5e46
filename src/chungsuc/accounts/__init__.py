"""People, roles, scope and the trail: who may see and do what, and who did what (người dùng, phạm vi, nhật ký)."""
