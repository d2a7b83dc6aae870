"""Content screening: finds classification marks and reports what it could not read."""

VERSION = "0.1.0"
RULE_VERSION = "2026.12"
