"""What the clauses are called; filled at start by the package that has the catalogue."""

name_of: dict[str, str] = {}
