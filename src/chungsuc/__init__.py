"""Chung Sức: run, monitor and prove a province's programme on New Rural Development."""

__version__ = "0.1.0"
