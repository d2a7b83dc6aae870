"""Carriers: functions that put a text into one place of one format and return the file's bytes.

Each module holds `CARRIERS`, a table from "place" to function, and `SUFFIX` or a table of them.
"""
