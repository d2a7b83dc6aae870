"""The papers of the archives, by area."""
