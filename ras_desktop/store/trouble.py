"""What can go wrong with a case file or a server: each its own exception, one sentence each.

The sentences are in `wording/store.py`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ras_desktop.domain.trouble import Trouble


class WrongPassphrase(Trouble):
    """Name or passphrase is not right; which of the two is never told. `wait` until the next."""

    code = "store.wrong_passphrase"

    def __init__(self, wait: timedelta = timedelta(0)) -> None:
        super().__init__(wait=wait)
        self.wait = wait


class TooSoon(Trouble):
    """Another attempt came before the waiting time after failed ones was over."""

    code = "store.too_soon"

    def __init__(self, wait: timedelta) -> None:
        super().__init__(seconds=_whole_seconds(wait))
        self.wait = wait


class WrongRecoveryKey(Trouble):
    """The recovery key has the right form and does not open this case file."""

    code = "store.wrong_recovery_key"

    def __init__(self, wait: timedelta = timedelta(0)) -> None:
        super().__init__(wait=wait)
        self.wait = wait


class Mistyped(Trouble):
    """What was typed cannot be a recovery key: a character is missing or wrong."""

    code = "store.recovery_key_mistyped"


class NotACaseFile(Trouble):
    """The folder is not a case file."""

    code = "store.not_a_case_file"


class AlreadyThere(Trouble):
    """A case file is to be created where something is already."""

    code = "store.already_there"


class Damaged(Trouble):
    """The case file's contents are not what the program wrote. `part`: a file name, no data."""

    code = "store.damaged"

    def __init__(self, part: str) -> None:
        super().__init__(part=part)
        self.part = part


class WeakenedSlots(Trouble):
    """The key slots ask for less (or absurdly more) work than the program ever writes."""

    code = "store.weakened_slots"


class NewerVersion(Trouble):
    """A newer version of the program wrote this."""

    code = "store.newer_version"


class InUse(Trouble):
    """Another program holds the case file."""

    code = "store.in_use"


class ReadOnly(Trouble):
    """The folder cannot be written; a case file is not opened there since views are logged."""

    code = "store.read_only"


class DiskFull(Trouble):
    """There was no room to save; the transaction was rolled back."""

    code = "store.disk_full"


class DiskFailed(Trouble):
    """The disk refused a read or write; the transaction was rolled back."""

    code = "store.disk_failed"


class Busy(Trouble):
    """Something else held the database for too long; the transaction was rolled back."""

    code = "store.busy"


class ServerAway(Trouble):
    """The team's server does not answer."""

    code = "store.server_away"


class ServerNotFound(ServerAway):
    """There is no computer with the name that was given."""

    code = "store.server_not_found"


class ServerSilent(ServerAway):
    """The computer is there (or not) and nothing answers at this port."""

    code = "store.server_silent"


class NoTls(Trouble):
    """The server does not encrypt the connection, or asks for the passphrase in clear."""

    code = "store.server_no_tls"


class CertificateUnknown(Trouble):
    """The server's certificate was not made by an authority that is trusted here."""

    code = "store.certificate_unknown"


class CertificateOfAnother(Trouble):
    """The server's certificate is made out to another name."""

    code = "store.certificate_of_another"


class CertificateExpired(Trouble):
    """The server's certificate is no longer (or not yet) valid by this computer's clock."""

    code = "store.certificate_expired"


class AuthorityUnreadable(Trouble):
    """The council's CA file is missing or is no certificate."""

    code = "store.authority_unreadable"


class NotAdmitted(Trouble):
    """The server does not take connections of this person or from this place."""

    code = "store.server_not_admitted"


class NoTeamThere(Trouble):
    """The server has no such database, or it is none of this program."""

    code = "store.server_no_team"


class ServerFull(ServerAway):
    """The server takes no more connections just now."""

    code = "store.server_full"


class ServerOlder(Trouble):
    """The server has not been brought to this version of the program."""

    code = "store.server_older"


class NotForRole(Trouble):
    """The server refuses what this person's role may not do; nothing was changed."""

    code = "store.not_for_role"


class NotEmpty(Trouble):
    """A server that cases are to be moved to has people or records of its own."""

    code = "store.server_not_empty"


class PocketFull(Trouble):
    """The server is away and this computer keeps as much of what is typed as it may."""

    code = "store.pocket_full"


class NotMovedWhole(Trouble):
    """After a move a count or a hash differed; nothing was kept. `tables`: their names."""

    code = "store.not_moved_whole"


class UnsafeSqlite(Trouble):
    """The SQLite in use has a known fault that can lose data."""

    code = "store.unsafe_sqlite"


class NotMigrated(Trouble):
    """The database could not be brought to the newest shape; it is as it was, with a copy."""

    code = "store.not_migrated"


class NoBackupFolder(Trouble):
    """The folder for backups is not there: a stick that is unplugged, a share that is away."""

    code = "backup.no_folder"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class NoRoomForBackup(Trouble):
    """The disk for backups is full."""

    code = "backup.no_room"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class BackupNotWritten(Trouble):
    """The disk for backups did not take one, or may not be written."""

    code = "backup.not_written"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class NotABackup(Trouble):
    """The folder is not a backup of a case file."""

    code = "backup.not_a_backup"


class NotALog(Trouble):
    """A file is not a log that was exported. `name`: the file's."""

    code = "log.not_a_log"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BackupDamaged(Trouble):
    """A backup is not as it was written. `name`: that of its folder."""

    code = "backup.damaged"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BackupCutShort(Trouble):
    """A part of a backup is missing. `name`: that of its folder."""

    code = "backup.cut_short"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BackupOfAnother(Trouble):
    """A backup belongs to another case file. `name`: that of its folder."""

    code = "backup.of_another"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BackupOfNewer(NewerVersion):
    """A newer version of the program made a backup. `name`: that of its folder."""

    code = "backup.of_newer"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BackupLocked(Trouble):
    """No key at hand opens a backup. `name`: that of its folder."""

    code = "backup.locked"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class Gone(Trouble):
    """What was to be read or changed is no longer there. `kind` is the word of the table."""

    code = "store.gone"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind)
        self.kind = kind


class StaleCopy(Trouble):
    """Somebody kept another version meanwhile: both are here to be shown, nothing was written.

    `theirs` is None if they have removed it.
    """

    code = "store.stale_copy"

    def __init__(self, kind: str, mine: Any, theirs: Any) -> None:
        super().__init__(kind=kind)
        self.kind = kind
        self.mine = mine
        self.theirs = theirs


def _whole_seconds(wait: timedelta) -> int:
    return -int(-wait.total_seconds() // 1)
