"""Words and ways for the portal's templates."""
