"""Which copies a row tells of, line by line: several lines under one number share its copies."""

from jiyao.foundation.imports.declarations import Row


def lines_of(row: Row) -> list[Row]:
    """Return the row and its further lines."""
    return [row, *row.lines]


def is_shared_out(row: Row) -> bool:
    """Whether the first line tells of all copies, and each line is about one of them."""
    told = [bool(line.get("copies") or line.get("counted")) for line in lines_of(row)]
    return len(told) > 1 and told[0] and not any(told[1:])


def shares(row: Row) -> list[tuple[Row, list[str]]]:
    """Return each line with its copy numbers: those given, or as many as counted, from 001 on."""
    lines = lines_of(row)
    if is_shared_out(row):
        numbers = _numbers(row, 0)
        return [(line, numbers[place : place + 1]) for place, line in enumerate(lines)]
    found: list[tuple[Row, list[str]]] = []
    before = 0
    for line in lines:
        numbers = _numbers(line, before)
        before += len(numbers)
        found.append((line, numbers))
    return found


def how_many(row: Row) -> int:
    """Return how many copies the lines of a row tell of, without making their numbers."""
    return sum(len(line.get("copies") or ()) or line.get("counted") or 1 for line in lines_of(row))


def copies_of(row: Row) -> list[str]:
    """Return the copy numbers of a row with all its lines."""
    if is_shared_out(row):
        return _numbers(row, 0)
    return [number for _line, numbers in shares(row) for number in numbers]


def note_of(row: Row) -> str:
    """Return what the lines remark, each remark once."""
    said = dict.fromkeys(line.get("note") for line in lines_of(row) if line.get("note"))
    return "；".join(said)


def _numbers(line: Row, before: int) -> list[str]:
    counted = line.get("counted") or 1
    return line.get("copies") or [f"{before + n:03d}" for n in range(1, counted + 1)]
