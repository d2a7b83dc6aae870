"""The registers of release review, a file an area."""
