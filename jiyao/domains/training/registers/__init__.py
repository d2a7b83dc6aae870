"""The registers of training, by area."""
