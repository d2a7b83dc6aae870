"""The papers of personnel, by area."""
