"""What is planned and who registered: plans in versions, registrations, plan against actual (chỉ tiêu, đăng ký)."""
