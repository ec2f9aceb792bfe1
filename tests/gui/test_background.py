"""One worker thread, results on the window's thread, nothing stale."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from ras_desktop.gui.background import Background


@pytest.fixture
def faults():
    return []


@pytest.fixture
def worker(faults):
    made = Background(faults.append)
    yield made
    made.stop()


def until(there):
    ends = time.monotonic() + 5
    while not there():
        assert time.monotonic() < ends
        QApplication.processEvents()


def test_work_is_done_on_one_other_thread_and_told_here(worker):
    threads, told = [], []
    for _ in range(3):
        worker.run(
            lambda: threads.append(threading.current_thread()),
            lambda _none: told.append(threading.current_thread()),
        )
    until(lambda: len(told) == 3)
    assert len(set(threads)) == 1
    assert threads[0] is not threading.main_thread()
    assert set(told) == {threading.main_thread()}
    assert worker.idle()


def test_results_come_in_the_order_they_were_asked_for(worker):
    told = []
    for number in range(20):
        worker.run(lambda number=number: number, told.append)
    until(worker.idle)
    assert told == list(range(20))


def test_only_the_latest_of_a_key_is_told(worker):
    hold, told = threading.Event(), []
    worker.run(hold.wait, lambda _done: None)
    for letters in ("a", "am", "ami"):
        worker.run(lambda letters=letters: letters, told.append, owner=told, key="search")
    worker.run(lambda: "other", told.append, owner=told, key="else")
    hold.set()
    until(worker.idle)
    assert told == ["ami", "other"]


def test_work_that_nobody_wants_any_more_is_not_begun(worker):
    hold, begun = threading.Event(), []
    worker.run(hold.wait, lambda _done: None)
    ticket = worker.run(lambda: begun.append(1), lambda _none: begun.append(2))
    ticket.cancel()
    hold.set()
    until(worker.idle)
    assert begun == []


def test_long_work_reports_and_stops_when_cancelled(worker):
    seen, told = [], []
    reached = threading.Event()

    def work(report):
        for at in range(1000):
            report(at, 1000)
            reached.set()
            time.sleep(0.001)
        return "whole"

    ticket = worker.run(
        work, told.append, progressed=lambda done, total: seen.append((done, total))
    )
    reached.wait(5)
    ticket.cancel()
    until(worker.idle)
    assert told == []
    assert 0 < len(seen) < 1000


def test_an_exception_goes_to_failed_or_to_the_program(worker, faults):
    def work():
        raise OSError("full")

    mine = []
    worker.run(work, lambda _none: None, mine.append)
    worker.run(work, lambda _none: None)
    until(worker.idle)
    assert [type(each) for each in mine] == [OSError]
    assert [type(each) for each in faults] == [OSError]


def test_a_fault_in_a_page_does_not_stop_the_others(worker, faults):
    told = []
    worker.run(lambda: 1, lambda _one: 1 // 0)
    worker.run(lambda: 2, told.append)
    until(worker.idle)
    assert told == [2]
    assert [type(each) for each in faults] == [ZeroDivisionError]


def test_stop_finishes_what_was_asked_for_and_tells_it(faults):
    worker, told = Background(faults.append), []
    worker.run(lambda: time.sleep(0.05), lambda _none: told.append("kept"))
    worker.stop()
    assert told == ["kept"]
    assert threading.active_count() == 1 or "store" not in {
        each.name for each in threading.enumerate()
    }


def test_inline_everything_happens_within_the_call(background):
    told = []
    background.run(lambda: 5, told.append)
    assert told == [5]


def test_a_question_that_was_closed_meanwhile_is_told_nothing(qapp, worker, faults):
    hold, told, question = threading.Event(), [], QLabel("Which?")
    worker.run(hold.wait, lambda _done: None)
    worker.run(
        lambda: "an answer", lambda words: told.append(question.setText(words)), owner=question
    )
    delete(question)
    hold.set()
    until(worker.idle)
    assert told == []
    assert faults == []
