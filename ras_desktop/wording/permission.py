"""What is said to somebody who may not, or not yet."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "permission.role": N_(
        "Your roles do not include this. It is done by: {roles}. Ask one of them."
    ),
    "permission.state": N_(
        "This cannot be done while it is {state}; it can be done while it is: {states}."
    ),
}
register(SENTENCES)
