"""Benchmarks: `python -m tests.bench [--write]`. Ratios of one run against floors; nothing here is a timed test."""
