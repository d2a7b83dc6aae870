"""Redacted versions: chosen passages removed for good, and the proof of it (PUB-04).

Pure: bytes or text in, bytes or text out; no model, no database. `texts` redacts a text; `asking`
has pages blackened and results proven by programs that run apart, with limits.
"""
