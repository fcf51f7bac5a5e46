"""The engine: judge one subject with a trace, or a panel in columns. Pure."""
