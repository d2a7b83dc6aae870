"""Counts what one file has cost so far and stops when a limit is reached."""

import time

from .limits import Limits


class ExhaustedError(Exception):
    """A limit was reached; the message is the reason shown to the user."""


class Budget:
    """The running account of one file against its `Limits`.

    Raises `ExhaustedError` from every method once a limit is passed.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._bytes = 0
        self._parts = 0

    def spend(self, size: int) -> None:
        """Book `size` unpacked bytes."""
        self._bytes += size
        if self._bytes > self.limits.total_bytes:
            raise ExhaustedError(f"超过解包总量上限 {self.limits.total_bytes} 字节")
        self.check_time()

    def count_part(self) -> None:
        """Book one more part."""
        self._parts += 1
        if self._parts > self.limits.parts:
            raise ExhaustedError(f"超过部件数上限 {self.limits.parts}")
        self.check_time()

    def check_time(self) -> None:
        """Stop when the file has used up its time."""
        if time.monotonic() > self._deadline:
            raise ExhaustedError(f"超过单个文件时间上限 {self.limits.seconds:g} 秒")

    def check_member(self, packed: int, unpacked: int) -> None:
        """Refuse a member that is too large or expands too much (sizes in bytes)."""
        if unpacked > self.limits.member_bytes:
            raise ExhaustedError(f"成员超过大小上限 {self.limits.member_bytes} 字节")
        if unpacked > self.limits.ratio_floor and unpacked > self.limits.ratio * max(packed, 1):
            raise ExhaustedError(f"压缩比超过上限 {self.limits.ratio}")
