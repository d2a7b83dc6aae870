"""How much one uploaded workbook may be: more is refused before it is parsed."""

FILE_BYTES = 10 * 1024 * 1024
UNPACKED_BYTES = 64 * 1024 * 1024
PARTS = 500
SHEETS = 40
ROWS = 60_000
COLUMNS = 60
GRID = 8_000_000
TEXT = 1000
HEADER_WITHIN = 20
READER_BYTES = 1024 * 1024 * 1024
READER_SECONDS = 30
