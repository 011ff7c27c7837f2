"""The pool: every job is answered once, whatever becomes of the workers."""

import os
import random
import signal
import threading
import time
from contextlib import suppress

import pytest

from flows import pool_worker
from flows.pool import Pool
from flows.pool_worker import Job, PoolBroken
from flows.worker import Unreadable
from tests.flows import hostile


def jobs(call, count, *arguments):
    return (Job(number, call, (number, *arguments)) for number in range(count))


@pytest.fixture
def pool():
    with Pool(2, seconds_a_file=20) as pool:
        yield pool


def test_every_job_is_answered(pool):
    assert dict(pool.run(jobs(hostile.tripled, 500))) == {number: number * 3 for number in range(500)}
    assert dict(pool.run(jobs(hostile.tripled, 3))) == {0: 0, 1: 3, 2: 6}


def test_no_job_starts_no_worker(pool):
    assert list(pool.run([])) == []
    assert pool._running == []


@pytest.mark.parametrize("size", [10, 70_000, 300_000, 3_000_000])
def test_jobs_and_answers_larger_than_a_pipe(pool, size):
    outcomes = list(pool.run(jobs(hostile.of_size, 12, b"j" * size)))
    assert sorted(number for number, _ in outcomes) == list(range(12))
    assert all(len(answer) == size for _, answer in outcomes)


def test_a_job_that_kills_its_worker_costs_itself_alone(pool):
    outcomes = dict(pool.run(jobs(hostile.dying, 40)))
    assert {number for number, outcome in outcomes.items() if isinstance(outcome, Unreadable)} == {3, 13, 23, 33}
    assert all(outcome.reason == "crashed" for outcome in outcomes.values() if isinstance(outcome, Unreadable))
    assert len(outcomes) == 40


def test_a_job_that_hangs_costs_itself_alone():
    with Pool(2, seconds_a_file=0.5) as pool:
        outcomes = dict(pool.run(jobs(hostile.hanging, 40)))
    assert [number for number, outcome in outcomes.items() if isinstance(outcome, Unreadable)] == [3]
    assert outcomes[3].reason == "timeout"


def test_a_job_that_raises_says_where(pool):
    ((_, outcome),) = pool.run(jobs(hostile.raising, 1))
    assert (outcome.reason, "ValueError: seven, hostile.py line" in outcome.message) == ("crashed", True)


def test_workers_killed_at_any_moment_lose_nothing(pool):
    """Many times over: a shared lock would be lost with one of them, and the pool would stand still."""
    done, stop = {}, threading.Event()

    def kill_now_and_then():
        dice = random.Random(7)
        while not stop.wait(0.05 + dice.random() / 20):
            for worker in list(pool._running)[:1]:
                if worker.is_ready:
                    with suppress(ProcessLookupError):  # it has ended meanwhile
                        os.kill(worker.process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_now_and_then)
    killer.start()
    try:
        for number, outcome in pool.run(jobs(hostile.slowly, 300)):
            done[number] = outcome
    finally:
        stop.set()
        killer.join()
    assert sorted(done) == list(range(300))
    # A job in hand is tried again once: only two kills in a row can cost it.
    assert sum(isinstance(outcome, Unreadable) for outcome in done.values()) <= 100  # how many, the machine's load decides


def test_a_run_that_is_broken_off_leaves_nothing_to_the_next(pool):
    for _ in pool.run(jobs(hostile.slowly, 50)):
        break
    assert dict(pool.run(jobs(hostile.tripled, 10))) == {number: number * 3 for number in range(10)}


def test_what_waits_behind_a_slow_file_is_done_by_an_idle_worker(pool):
    answers = [number for number, _ in pool.run(jobs(hostile.first_is_slow, 12))]
    assert sorted(answers) == list(range(12))
    assert answers[-1] == 0


def test_jobs_that_are_not_there_yet(pool):
    def coming():
        for number in range(3):
            yield from [None, None, Job(number, hostile.tripled, (number,)), None]

    outcomes = list(pool.run(coming()))
    assert sorted(outcome for outcome in outcomes if outcome) == [(0, 0), (1, 3), (2, 6)]
    assert outcomes.count(None) == 9  # the caller has the time


def test_a_slow_caller_is_no_time_out():
    with Pool(1, seconds_a_file=0.3) as pool:
        outcomes = []
        for number, outcome in pool.run(jobs(hostile.tripled, 20)):
            if number == 0:
                time.sleep(0.6)
            outcomes.append(outcome)
    assert outcomes == [number * 3 for number in range(20)]


def test_workers_end_with_the_pool():
    with Pool(2) as pool:
        list(pool.run(jobs(hostile.tripled, 10)))
        processes = [worker.process for worker in pool._running]
    assert processes
    assert not any(process.is_alive() for process in processes)
    assert [process.exitcode for process in processes] == [0] * len(processes)


def test_a_worker_prints_to_standard_error(capfd):
    with Pool(1) as pool:
        list(pool.run(jobs(hostile.loud, 1)))
    captured = capfd.readouterr()
    assert captured.out == ""


def test_workers_that_cannot_start_are_no_fault_of_a_file(monkeypatch):
    monkeypatch.setattr(pool_worker, "serve", hostile.no_start)
    with Pool(1) as pool, pytest.raises(PoolBroken, match="exit code 9"):
        list(pool.run(jobs(hostile.tripled, 1)))
