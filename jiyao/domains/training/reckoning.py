"""Hours of training: kept in whole minutes, said in hours of sixty minutes (EDU-08)."""

from decimal import Decimal


def in_hours(minutes: int) -> str:
    """Return minutes as hours with at most two decimals, such as 1.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def minutes_of(hours: Decimal) -> int:
    """Return hours as whole minutes."""
    return round(hours * 60)
