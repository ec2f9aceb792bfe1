"""Every verb as every role in every state: the answer is the table's, with a reason."""

from __future__ import annotations

import re

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain import permission
from ras_desktop.domain.permission import OWNER, TABLE, Role
from ras_desktop.wording import finding

STATES = sorted({state for rule in TABLE.values() for state in rule.states})


@pytest.mark.parametrize("verb", sorted(TABLE))
def test_every_verb_as_every_role_in_every_state(verb: str) -> None:
    rule = TABLE[verb]
    for role in Role:
        offered = permission.offered(verb, frozenset({role}))
        assert offered is (role in rule.roles)
        for state in (None, *STATES):
            found = permission.ask(verb, frozenset({role}), state)
            in_time = state is None or not rule.states or state in rule.states
            assert (found is None) is (offered and in_time), (role, state)
            if found is not None:
                assert found.code == ("permission.state" if offered else "permission.role")
                assert finding(found).endswith(".")


@pytest.mark.parametrize("verb", sorted(TABLE))
def test_every_verb_is_somebodys_and_named_after_its_stage(verb: str) -> None:
    assert TABLE[verb].roles
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", verb)


def test_nobody_without_a_role_may_do_anything() -> None:
    assert not any(permission.offered(verb, frozenset()) for verb in TABLE)


def test_an_auditor_changes_nothing() -> None:
    reading = re.compile(r"\.(read|report|runs|list|print|check|passphrase|sample)$")
    own = {"view.save"}
    for verb in TABLE:
        if permission.offered(verb, frozenset({Role.AUDITOR})):
            assert reading.search(verb) or verb in own, verb


def test_roles_add_up() -> None:
    both = frozenset({Role.FINANCE, Role.ADMINISTRATOR})
    for verb in TABLE:
        alone = any(permission.offered(verb, frozenset({role})) for role in both)
        assert permission.offered(verb, both) is alone


def test_the_owner_of_a_laptops_case_file_can_do_all_of_the_path() -> None:
    stages = ("request.", "family.", "assessment.", "plan.", "document.", "user.", "scheme.")
    for verb in TABLE:
        if verb.startswith(stages):
            assert permission.offered(verb, OWNER), verb


def test_an_unknown_verb_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        permission.ask("plan.dance", OWNER)
    with pytest.raises(KeyError):
        permission.offered("plan.dance", OWNER)
