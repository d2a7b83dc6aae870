"""The registers of technical checks."""
