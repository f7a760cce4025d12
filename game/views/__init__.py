"""Views: observation and scenario in, one frozen dataclass per template out; pure."""
