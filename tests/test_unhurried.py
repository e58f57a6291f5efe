"""Cycles of values are looked for seldom during long work, and as before afterwards."""

import gc
from threading import Event, Thread

import pytest

from kg.unhurried import unhurried


def test_cycles_are_looked_for_seldom() -> None:
    """During the work many more values may be made than before; afterwards all is as it was."""
    before = gc.get_threshold()
    with unhurried():
        assert gc.get_threshold()[0] > 1000 * before[0]
        assert gc.get_threshold()[1:] == before[1:]
    assert gc.get_threshold() == before


def test_after_an_error_all_is_as_it_was() -> None:
    """An error in the work does not leave it changed."""
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no pier"), unhurried():
        raise ValueError("no pier")
    assert gc.get_threshold() == before


def test_where_it_is_turned_off_it_stays_so() -> None:
    """Who looks for no cycles at all is not made to."""
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with unhurried():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_work_within_work_is_one() -> None:
    """Work within work changes nothing, and its end does not end the whole."""
    before = gc.get_threshold()
    with unhurried():
        during = gc.get_threshold()
        with unhurried():
            assert gc.get_threshold() == during
        assert gc.get_threshold() == during
    assert gc.get_threshold() == before


def test_threads_end_in_any_order() -> None:
    """What was before comes back when the last of several threads ends, though it began later."""
    before = gc.get_threshold()
    begun, ended = Event(), Event()

    def second() -> None:
        with unhurried():
            begun.set()
            ended.wait(10)

    with unhurried():
        thread = Thread(target=second)
        thread.start()
        assert begun.wait(10)
    assert gc.get_threshold() != before
    ended.set()
    thread.join()
    assert gc.get_threshold() == before
