"""Three to five laptops in any order of work and merging: nothing is lost, all end with the same, questions are honest.

The seeded bugs prove that these tests would see them: each is a plausible mistake, and each must make them fail.
More histories are run by hand: `WORKBOOK_HISTORIES=2000 pytest tests/inspector_app/record/test_convergence.py
-k any_order --hypothesis-seed=1`.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.inspector_app.record.machine import Histories
from tests.inspector_app.record.seeded_bugs import BUGS

HISTORIES = int(os.environ.get("WORKBOOK_HISTORIES", "100"))
QUIET = settings(stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
BUG_HUNT = settings(QUIET, max_examples=400, phases=[Phase.generate], derandomize=True, report_multiple_bugs=False)


@pytest.mark.timeout(120 + HISTORIES)
def test_everything_shows_as_those_who_wrote_it_knew_in_any_order_of_merging() -> None:
    run_state_machine_as_test(Histories, settings=settings(QUIET, max_examples=HISTORIES))


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_seen(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, wrong = BUGS[bug]
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Histories, settings=BUG_HUNT)
