"""The papers of release review, a file an area."""
