"""The registers of the archives, by area."""
