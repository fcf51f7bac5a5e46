"""Pages of people: the list, one person with their rights, invitations, assignments, one's own account (người dùng)."""
