"""The papers of training, by area."""
