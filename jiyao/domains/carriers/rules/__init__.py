"""Reasons to refuse in the life of a carrier: plain functions of what is already loaded."""
