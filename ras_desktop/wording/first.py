"""What the first window says."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "first.passphrase_missing": N_("Type your passphrase"),
    "lock.wrong": N_("This is not your passphrase: type it again"),
    "first.recovery_key_missing": N_("Type the recovery key"),
    "first.backup_missing": N_("Choose the backup: a folder whose name ends in .rasbackup"),
    "first.file_missing": N_("Give the case file a name"),
    "first.file_name": N_('Leave out these characters: / \\ : * ? " < > |'),
    "first.folder_missing": N_("Choose the folder where the case file will be"),
    "first.key_not_kept": N_(
        "Print the recovery key, save it or write it down, then tick that you have it"
    ),
}
register(SENTENCES)
