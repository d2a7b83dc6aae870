"""Reads files in separate limited processes; a process that hangs or dies is replaced."""

import multiprocessing
import os
import shutil
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path

from . import sandbox
from .engine import Engine
from .parts import Gap
from .targets import Target
from .verdicts import Result

_GRACE = 5.0
_WATCH = 1.0  # seconds between looks whether the parent lives
_FORK = multiprocessing.get_context("fork")


def _orders(channel: Connection, parent: int) -> Iterator[Target]:
    """Yield the targets as they come, as long as the process that gives them lives."""
    while os.getppid() == parent:
        if channel.poll(_WATCH):
            yield channel.recv()


def _serve(engine: Engine, channel: Connection, folder: str, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sandbox.enter(engine.limits, folder)
    with suppress(EOFError, OSError):
        for target in _orders(channel, parent):
            channel.send(engine.screen_target(target))
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    channel: Connection
    target: Target | None = None
    deadline: float = 0.0

    def give(self, target: Target, seconds: float) -> None:
        self.target = target
        self.deadline = time.monotonic() + seconds + _GRACE
        self.channel.send(target)

    def stop(self) -> None:
        self.channel.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Screens targets with `jobs` processes; `folder` is where they may write."""

    def __init__(self, engine: Engine, jobs: int, folder: str) -> None:
        self._engine = engine
        self._folder = folder
        self._workers = [self._spawn() for _ in range(jobs)]

    def _spawn(self) -> _Worker:
        ours, theirs = _FORK.Pipe()
        process = _FORK.Process(
            target=_serve, args=(self._engine, theirs, self._folder, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def run(self, targets: Iterable[Target]) -> Iterator[Result]:
        """Yield a result for every target, in the order in which they are done."""
        waiting = deque(targets)
        while waiting or any(worker.target for worker in self._workers):
            self._hand_out(waiting)
            yield from self._collect()

    def _hand_out(self, waiting: deque[Target]) -> None:
        for number, worker in enumerate(self._workers):
            if waiting and worker.target is None:
                if not worker.process.is_alive():
                    worker.stop()
                    worker = self._workers[number] = self._spawn()
                worker.give(waiting.popleft(), self._engine.limits.seconds)

    def _collect(self) -> Iterator[Result]:
        busy = [worker for worker in self._workers if worker.target]
        pause = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = wait([worker.channel for worker in busy], timeout=pause)
        for worker in busy:
            if worker.channel in ready:
                yield self._receive(worker)
            elif time.monotonic() >= worker.deadline:
                yield self._replace(worker, "超过时间上限，读取进程已终止")

    def _receive(self, worker: _Worker) -> Result:
        try:
            result: Result = worker.channel.recv()
        except (EOFError, OSError):
            return self._replace(worker, "读取进程异常退出")
        worker.target = None
        return result

    def _replace(self, worker: _Worker, reason: str) -> Result:
        target = worker.target
        worker.stop()
        self._workers[self._workers.index(worker)] = self._spawn()
        assert target is not None  # noqa: S101 - only busy workers are replaced
        return Result(str(target.path), size=target.size, gaps=[Gap("", reason)], transient=True)

    def close(self) -> None:
        """End all processes and empty the folder: libraries may have left something there."""
        for worker in self._workers:
            worker.stop()
        for entry in Path(self._folder).iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
