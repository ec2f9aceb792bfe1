"""One sentence for each trouble of the store: what happened, nothing is lost, what to do."""

from datetime import timedelta

from ras_desktop.wording.speak import N_, _, register, speaks

SENTENCES = {
    "trouble": N_("Something outside the program went wrong; what was saved is safe; try again."),
    "calendar_file.not_written": N_(
        "The calendar file {file} could not be written to {folder}; nothing is lost; connect the "
        "folder or choose another place in the diary."
    ),
    "store.wrong_passphrase": N_(
        "The name or the passphrase is not right; nothing has been changed; "
        "check both and try again{wait}."
    ),
    "store.wrong_passphrase.now": N_(
        "The name or the passphrase is not right; nothing has been changed; "
        "check both and try again."
    ),
    "store.too_soon": N_(
        "After wrong attempts there is a short wait; nothing is lost; "
        "try again in {seconds} seconds."
    ),
    "store.wrong_recovery_key": N_(
        "This recovery key does not open this case file; nothing has been changed; "
        "use the key that was printed for it{wait}."
    ),
    "store.wrong_recovery_key.now": N_(
        "This recovery key does not open this case file; nothing has been changed; "
        "use the key that was printed for it."
    ),
    "store.recovery_key_mistyped": N_(
        "A character of the recovery key is missing or mistyped; nothing has been changed; "
        "compare it with the printed one, group by group."
    ),
    "store.not_a_case_file": N_(
        "This folder is not a case file of this program; it has not been changed; "
        "choose a folder whose name ends in .ras."
    ),
    "store.already_there": N_(
        "There is something at this place already; it has not been changed; choose another name."
    ),
    "store.damaged": N_(
        "A part of the case file ({part}) is damaged and is not read, so that no wrong figure is "
        "shown; "
        "nothing was changed; restore the latest backup."
    ),
    "store.weakened_slots": N_(
        "The key slots of this case file are not as this program writes them, and somebody may "
        "have changed them; nothing was opened or changed; use the latest backup and tell your "
        "data-protection officer."
    ),
    "store.newer_version": N_(
        "A newer version of this program wrote this; nothing was changed; "
        "install the newer version to open it."
    ),
    "store.in_use": N_(
        "Another window or program has this case file open; nothing is lost; "
        "go on there, or close it and try again here."
    ),
    "store.read_only": N_(
        "This folder cannot be written to, and a case file is opened only where it can be "
        "(looking at a record is recorded too); nothing was changed; "
        "move it to a folder of your own or ask for the right to write."
    ),
    "store.disk_full": N_(
        "The disk is full, so the last change was not saved; everything saved before is safe; "
        "make room and save again."
    ),
    "store.disk_failed": N_(
        "The disk did not take the last change; everything saved before is safe; "
        "check that the disk is connected and save again."
    ),
    "store.busy": N_(
        "Something else was using the case file, so the last change was not saved; "
        "everything saved before is safe; save again."
    ),
    "store.server_away": N_(
        "The team's server does not answer; what was saved is safe and drafts are kept; "
        "go on and save again when it is back."
    ),
    "store.server_not_found": N_(
        "No computer with this address was found; nothing was sent; "
        "check the address and the network, then try again."
    ),
    "store.server_silent": N_(
        "Nothing answers at this address; nothing is lost; "
        "check the network and the port, or ask whoever looks after the server."
    ),
    "store.server_no_tls": N_(
        "This server does not offer an encrypted connection, so nothing was sent to it; "
        "tell whoever looks after the server."
    ),
    "store.certificate_unknown": N_(
        "The server's certificate was not made by an authority that this computer trusts, so "
        "nothing was sent to it; choose the council's CA file, or ask whoever looks after the "
        "server."
    ),
    "store.certificate_of_another": N_(
        "The server's certificate is made out to another name than this address, so nothing was "
        "sent to it; check the address, or tell whoever looks after the server."
    ),
    "store.certificate_expired": N_(
        "The server's certificate is out of date by this computer's clock, so nothing was sent to "
        "it; check the clock, and tell whoever looks after the server."
    ),
    "store.authority_unreadable": N_(
        "The CA file cannot be read or holds no certificate; nothing was sent; "
        "choose the file that the council gave you (its name often ends in .pem or .crt)."
    ),
    "store.server_not_admitted": N_(
        "The server does not let this computer or this name into the team's database; nothing was "
        "changed; check the address, or ask whoever looks after the server."
    ),
    "store.server_no_team": N_(
        "This server has no team's database under this name; nothing was changed; "
        "check the address with whoever looks after the server."
    ),
    "store.server_full": N_(
        "The server takes no more connections just now; nothing is lost; try again in a minute."
    ),
    "store.server_older": N_(
        "The team's server has not been brought to this version of the program; nothing was "
        "changed; ask whoever looks after the server, or use the version you had."
    ),
    "store.not_for_role": N_(
        "The server does not let your role do this; nothing was changed; "
        "ask your manager if it should be otherwise."
    ),
    "store.server_not_empty": N_(
        "There are people or records on this server already; nothing was changed; "
        "move to a server that has been set up and is empty."
    ),
    "store.pocket_full": N_(
        "The team's server is away and no more can be kept on this computer until it is back; "
        "what was kept before is safe; write the rest down elsewhere."
    ),
    "store.not_moved_whole": N_(
        "What arrived is not what was sent ({tables}), so nothing was kept there and nothing was "
        "changed here; try again, and report this."
    ),
    "store.unsafe_sqlite": N_(
        "The database library of this computer has a known fault that can lose data; "
        "nothing was opened; install the program again as it was released."
    ),
    "store.gone": N_(
        "There is no such record among those that you may see: it was removed, or is in other "
        "hands by now; what you typed is kept as a draft; go back and look at what is there now."
    ),
    "store.stale_copy": N_(
        "Somebody else has saved another version meanwhile; neither is lost; "
        "look at both and choose."
    ),
    "store.not_migrated": N_(
        "The case file could not be brought up to this version of the program; it is as it was, "
        "and a verified copy is beside it; open it with the version you had and report this."
    ),
    "store.warning.network": N_(
        "This folder is on a network drive, where a case file can be damaged when the connection "
        "drops. A folder on this computer is safer."
    ),
    "store.warning.synchronised": N_(
        "This folder is copied elsewhere by {service}, which can damage a case file while it is "
        "open. A folder that is not synchronised is safer."
    ),
    "store.warning.clock_back": N_(
        "This computer's clock says {now}, but the case file was last used on {seen}. "
        "Check the clock before you record dates."
    ),
    "store.warning.clock_ahead": N_(
        "This computer's clock says {now}, and the case file was last used on {seen}, more than a "
        "year before. If the clock is wrong, put it right before you record dates."
    ),
    "store.warning.clock_early": N_(
        "This computer's clock says {now}, which cannot be: this program is younger. Put the clock "
        "right before you record dates."
    ),
    "store.warning.brought_back": N_(
        "What you typed while the server was away is there now and in its place: {count}."
    ),
    "store.warning.not_brought_back": N_(
        "What you typed while the server was away is not what the server has now: {count}. Nothing "
        "was overwritten and both are kept: look at both versions and choose."
    ),
    "store.warning.pocket_locked": N_(
        "Something that you typed while the server was away is kept on this computer under your "
        "earlier passphrase. Nothing is lost: open it with that passphrase."
    ),
    "store.warning.clock_differs": N_(
        "This computer's clock says {now}, the team's server says {there}. "
        "Check the clock before you record dates."
    ),
    "store.warning.healed": N_(
        "A small file of the case file ({part}) was damaged; its second copy was good and has "
        "been put in its place. Nothing is lost. Check the disk."
    ),
    "store.warning.failed_attempts": N_(
        "Wrong attempts to sign in since the last time: {count}. If they were not yours, "
        "tell your manager."
    ),
}
register(SENTENCES)


def _next_try(wait: timedelta) -> str:
    """How long the next try waits, after "try again"; nothing where it need not."""
    seconds = -int(-wait.total_seconds() // 1)
    return _(" (the next try waits {seconds} s)").format(seconds=seconds) if seconds else ""


speaks(timedelta, _next_try)
