"""What is said to somebody who may not, or not yet."""

from ras_desktop.domain.permission import Role
from ras_desktop.wording.speak import N_, _, register, speaks
from ras_desktop.wording.user import ROLES

SENTENCES = {
    "permission.role": N_(
        "Your roles do not include this. It is done by: {roles}. Ask one of them."
    ),
    "permission.state": N_(
        "This cannot be done while it is {state}; it can be done while it is: {states}."
    ),
    "permission.team": N_(
        "You may do this in the cases that you hold, not in others of your team. Ask their worker."
    ),
    "permission.glass": N_(
        "You opened this case in an emergency: it can be read, and a note written. For more, ask "
        "the team that holds it."
    ),
    "permission.other": N_(
        "Another team holds this case. Ask its worker or manager, or have it handed over to you."
    ),
    "permission.hidden": N_("There is no such case among those that you may see."),
    "permission.own_work": N_(
        "This is your own work: somebody else has to do it. It is done by: {roles}."
    ),
}
register(SENTENCES)


def role(value: Role) -> str:
    """How a role is called: RAS lead."""
    return _(ROLES[value.value])


speaks(Role, role)
