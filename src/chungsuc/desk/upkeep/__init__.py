"""After recognition on pages: judged again, tasks, withdrawals, the yearly list (sau công nhận)."""
