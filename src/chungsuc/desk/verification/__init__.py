"""The page "Thẩm tra": a department's queue, and what came back to a commune."""
