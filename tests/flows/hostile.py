"""What workers are made to do.  Imports little: each worker has to import it."""

import os
import signal
import time

from flows.worker import read_and_extract


def read(path: str, name: str, reader_version: str, ocr: str):
    """As `read_and_extract`, but a file may hang, kill or raise."""
    if "hang" in name:
        time.sleep(600)
    if "segfault" in name:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "exit" in name:
        os._exit(3)
    if "bug" in name:
        raise KeyError("no such rule")
    return read_and_extract(path, name, reader_version, ocr)


def tripled(number):
    return number * 3


def of_size(number, padding):
    return b"r" * len(padding)


def slowly(number):
    time.sleep(0.01)
    return number


def dying(number):
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hanging(number):
    if number == 3:
        time.sleep(600)
    return number


def raising(number):
    raise ValueError("seven")


def loud(number):
    print("on standard output")
    return number


def no_start(*_):
    os._exit(9)


def first_is_slow(number):
    if number == 0:
        time.sleep(8)
    return number
