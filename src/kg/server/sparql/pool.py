"""The processes that answer queries: one query each at a time, and an end to it when it goes too far."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kg.graph.sparql_answers import Answer, Asked
from kg.server.site import Limits
from kg.server.sparql.process import QueryProcess

_SETTLE: Final = 0.01  # seconds in which the event loop lets go of what belonged to ended processes


class Trouble(Enum):
    """Why a query has no answer."""

    BUSY = "busy"
    SLOW = "slow"
    LARGE = "large"
    DOWN = "down"


class TroubleError(Exception):
    """A query has no answer, for a reason that is not in its text."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(trouble.value)


@dataclass(slots=True, eq=False)
class _Job:
    asked: Asked
    answer: "asyncio.Future[Answer]"
    timer: asyncio.TimerHandle | None = None
    process: QueryProcess | None = None


class Pool:
    """A number of processes and the queries that wait for them; it lives in one event loop.

    Args:
        greeting: gives what a new process is told first; it is called in a thread, as it may take a while.
        limits: how many processes, how long and how large.
        waiting: how many queries may wait.
    """

    def __init__(self, greeting: Callable[[], bytes], limits: Limits, waiting: int) -> None:
        self._greeting = greeting
        self._limits = limits
        self._most = waiting
        self._loop: asyncio.AbstractEventLoop | None = None
        self._idle: list[QueryProcess] = []
        self._alive: set[QueryProcess] = set()
        self._waiting: deque[_Job] = deque()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    def ask(self, asked: Asked) -> "asyncio.Future[Answer]":
        """Return a future answer; to cancel it ends the work, and the process with it.

        The future may end with :class:`TroubleError`.

        Raises:
            TroubleError: if too many queries wait already.
        """
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._settle(loop)
        job = _Job(asked, loop.create_future())
        if self._idle:
            self._give(self._idle.pop(), job)
            return job.answer
        if len(self._waiting) >= self._most:
            raise TroubleError(Trouble.BUSY)
        self._waiting.append(job)
        job.timer = loop.call_later(self._limits.seconds, self._fail, job, Trouble.BUSY)
        job.answer.add_done_callback(lambda _: self._withdraw(job))
        self.fill()
        return job.answer

    def _settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin anew in another event loop: nothing of the one before can be used there."""
        for process in self._alive:
            process.abandon()
        self._loop = loop
        self._idle, self._alive, self._starting = [], set(), set()
        self._waiting = deque()

    def fill(self) -> None:
        """Start as many processes as there may be."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._settle(loop)
        while not self._closed and len(self._alive) + len(self._starting) < self._limits.workers:
            task = loop.create_task(self._start())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _start(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            greeting = await loop.run_in_executor(None, self._greeting)
            process = await QueryProcess.start(greeting, self._ended)
        except Exception:  # whatever it is, who waits must be told
            while self._waiting:
                self._fail(self._waiting[0], Trouble.DOWN)
            return
        if process.ended.done() or self._closed:
            process.end()
            return
        self._alive.add(process)
        self._free(process)

    def _give(self, process: QueryProcess, job: _Job) -> None:
        loop = job.answer.get_loop()
        if job.timer is not None:
            job.timer.cancel()
        job.process = process
        seconds = self._limits.seconds
        job.timer = loop.call_later(seconds, self._fail, job, Trouble.SLOW)
        job.answer.add_done_callback(lambda _: self._withdraw(job))
        process.ask(job.asked, seconds, lambda answer: self._replied(process, job, answer))

    def _replied(self, process: QueryProcess, job: _Job, answer: Answer | None) -> None:
        job.process = None
        if answer is None:
            self._fail(job, Trouble.LARGE)
            return
        if not job.answer.done():
            job.answer.set_result(answer)
        self._free(process)

    def _free(self, process: QueryProcess) -> None:
        while self._waiting:
            job = self._waiting.popleft()
            if not job.answer.done():
                self._give(process, job)
                return
        self._idle.append(process)

    def _fail(self, job: _Job, trouble: Trouble) -> None:
        if not job.answer.done():
            job.answer.set_exception(TroubleError(trouble))
        self._withdraw(job)

    def _withdraw(self, job: _Job) -> None:
        """Leave nothing of a job behind: no timer, no place in the queue, no process that works on it."""
        if job.timer is not None:
            job.timer.cancel()
            job.timer = None
        if job in self._waiting:
            self._waiting.remove(job)
        if job.process is not None:
            process, job.process = job.process, None
            process.end()

    def _ended(self, process: QueryProcess) -> None:
        if process not in self._alive:
            return  # it never was of use; to start another at once would not end
        self._alive.discard(process)
        if process in self._idle:
            self._idle.remove(process)
        if not self._closed:
            self.fill()

    async def close(self) -> None:
        """End all processes; nothing is answered any more."""
        self._closed = True
        for task in tuple(self._starting):
            task.cancel()
        while self._waiting:
            self._fail(self._waiting[0], Trouble.DOWN)
        ended = [process.ended for process in self._alive if process.loop is asyncio.get_running_loop()]
        for process in tuple(self._alive):
            process.end()
        await asyncio.gather(*ended, *self._starting, return_exceptions=True)
        await asyncio.sleep(_SETTLE)
        self._idle, self._alive = [], set()
