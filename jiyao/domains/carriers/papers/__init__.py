"""The papers of the domain, by area."""
