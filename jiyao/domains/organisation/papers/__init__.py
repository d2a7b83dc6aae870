"""The papers of the organisation, by area."""
