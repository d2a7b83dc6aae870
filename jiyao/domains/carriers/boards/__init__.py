"""What the boards show of carriers: figures, lists of work, and what people hold."""
