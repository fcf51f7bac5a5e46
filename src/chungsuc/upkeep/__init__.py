"""After recognition: judged again under a later set, yearly re-checks, withdrawal (sau công nhận, thu hồi)."""
