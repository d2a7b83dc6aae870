"""Where passages stand in a text or on the pages of a PDF, however they are spaced and written.

Pure: no model, no database. Screening shows what it found by it, redacting takes passages out.
"""
