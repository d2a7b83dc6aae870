"""The papers of technical checks: the record of a run, and the registers as books."""
