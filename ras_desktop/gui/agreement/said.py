"""A finding on an agreement's page, as a sentence of its own."""

from ras_desktop.domain.agreement import Agreement, Signer, Turn
from ras_desktop.domain.finding import Finding
from ras_desktop.wording import _, finding
from ras_desktop.wording.agreement import SIGNERS


def sentence(found: Finding) -> str:
    """Its words with a full stop; a question keeps its mark. Of one of several payees: by name."""
    words = finding(found)
    said = words if words.endswith("?") else f"{words}."
    payee = found.values.get("payee")
    return _("{name}: {words}").format(name=payee, words=said) if payee else said


def turn_words(held: Agreement, turn: Turn) -> str:
    """Whose signature it is; where there are several payees, by name."""
    role = _(SIGNERS[turn.signer.value])
    if turn.signer is Signer.COUNCIL or not held.beside:
        return role
    return _("{role}: {name}").format(role=role, name=held.payee_of(turn.payee_no).name)
