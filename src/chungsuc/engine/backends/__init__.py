"""Where a panel can be judged: DuckDB inside the process, PostgreSQL, or a Spark cluster; one statement for all."""
