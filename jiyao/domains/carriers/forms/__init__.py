"""The forms of the procedures, by area."""
