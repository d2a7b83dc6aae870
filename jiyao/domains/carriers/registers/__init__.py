"""The registers of the domain, by area."""
