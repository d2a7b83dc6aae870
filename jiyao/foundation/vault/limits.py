"""How much a file may ask of the processes that show it: beyond, it is refused with a reason."""

MEMORY = 2 << 30  # bytes; a scan of 80 million pixels needs half of it, a full server has no more
DRAW_SECONDS = 15  # of the processor, for one page: a reader waits no longer
DRAW_PATIENCE = 20  # seconds by the clock, on a busy machine
TURN_SECONDS = 30  # of the processor, once an opening: a report of 500 pages takes ten
TURN_PATIENCE = 45
MOST_PAGES = 2000  # thicker than any volume is bound
MOST_PIXELS = 80_000_000  # A3 at 600 dots per inch
PICTURE_SIDE = 2400  # pixels, of a picture inside a document: more is not seen on a screen
MOST_PICTURES = 400  # in one document: ten seconds of decoding
TALLEST = 6  # times its width, of a page that is drawn
MOST_PARTS = 20_000  # in a container: a volume of 2000 OFD pages has ten a page
MOST_UNPACKED = 256 << 20  # bytes of all parts: office files unpack to ten times their size
MOST_NODES = 2_000_000  # of one part's markup: what fits into the memory above
DEEPEST = 120  # levels of markup: tables in tables in text boxes reach forty
MOST_SIGNS = 2_000_000  # in one document: the most pages, fully written
MOST_CELLS = 40_000  # of one workbook: laid out within the seconds above
MOST_MARKS = 200_000  # drawn things of one OFD file: the same
KEPT_BYTES = 64 << 20  # of pages made from documents, kept in memory by one worker
KEPT_SECONDS = 900  # since they were last asked for: a reader who comes back later waits once more
