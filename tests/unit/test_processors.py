"""What a process does while it would wait, and what it leaves for later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from foi_compare.system import processors
from foi_compare.system.processors import Meanwhile


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Leave no processor to the tests that follow."""
    yield
    processors.tell(another_is_free=False, meanwhile=Meanwhile())


def test_steps_are_done_in_order_until_there_is_nothing_to_wait_for():
    done: list[str] = []
    meanwhile = Meanwhile([partial(done.append, "one"), partial(done.append, "two")])
    meanwhile.add(partial(done.append, "three"))
    meanwhile.do_while(lambda: len(done) < 2)
    assert done == ["one", "two"]
    meanwhile.do_while(lambda: False)
    assert done == ["one", "two"]


def test_a_task_does_what_is_left_and_nothing_twice():
    done: list[str] = []
    meanwhile = Meanwhile([partial(done.append, "one"), partial(done.append, "two")])
    meanwhile.do_while(lambda: not done)
    processors.tell(another_is_free=True, meanwhile=meanwhile)
    assert processors.another_is_free()
    processors.do_the_rest()
    processors.do_the_rest()
    assert done == ["one", "two"]


def test_there_is_a_processor_at_least():
    assert processors.processors_here() >= 1
