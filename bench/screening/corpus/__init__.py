"""Development corpus, made by code: format × hiding place × transformation, and ordinary files."""
