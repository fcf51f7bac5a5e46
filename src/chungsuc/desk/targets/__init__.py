"""Pages of targets: plan against actual by year, versions of plans, registrations (chỉ tiêu, đăng ký)."""
