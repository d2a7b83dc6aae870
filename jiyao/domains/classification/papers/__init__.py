"""The approval form and the catalogue, for the pen and the file."""
