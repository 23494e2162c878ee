"""Is an interruption kept when the exception that told of it was lost?"""

import signal

import pytest

from jointaction.cli.telling import watched


def test_an_interruption_that_was_lost_is_raised_at_the_next_word_of_progress():
    before = signal.getsignal(signal.SIGINT)
    with watched() as watch:
        watch("working", 0.1)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            watch("working", 0.2)
    assert signal.getsignal(signal.SIGINT) is before
