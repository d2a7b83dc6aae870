"""The registers of personnel, by area."""
