"""Why a server was not reached, in one of our troubles. Asks the server again where words are few.

The database library says "certificate verify failed" and no more; Python's TLS says why. No name
and no passphrase is sent to find out.
"""

from __future__ import annotations

import re
import socket
import ssl
import struct
from pathlib import Path

from ras_desktop.domain.server import ServerAddress
from ras_desktop.domain.trouble import Trouble
from ras_desktop.store.trouble import (
    CertificateExpired,
    CertificateOfAnother,
    CertificateUnknown,
    NotAdmitted,
    NoTeamThere,
    NoTls,
    ServerAway,
    ServerFull,
    ServerNotFound,
    ServerSilent,
    WrongPassphrase,
)

_SSL_REQUEST = struct.pack(">II", 8, 80877103)
_DATES = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_NAMES = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
PATIENCE = 10.0

_WORDS: tuple[tuple[str, type[Trouble]], ...] = (
    (r"does not support ssl|server does not support|no encryption", NoTls),
    (r"authentication method requirement|require_auth", NoTls),
    (r"does not match host name|hostname mismatch", CertificateOfAnother),
    (r"expired", CertificateExpired),
    (r"certificate verify failed|self.signed|root certificate", CertificateUnknown),
    (r"password authentication failed|not permitted to log in", WrongPassphrase),
    (r"password expired|authentication failed", WrongPassphrase),
    (r"no pg_hba\.conf entry|pg_hba\.conf rejects", NotAdmitted),
    (r"database .* does not exist|permission denied for database", NoTeamThere),
    (r"not currently accepting connections", NoTeamThere),
    (r"too many (clients|connections)|remaining connection slots", ServerFull),
    (r"starting up|shutting down|recovery", ServerAway),
    (r"could not translate host name|name or service not known", ServerNotFound),
    (r"name resolution|nodename nor servname|resolve host", ServerNotFound),
    (r"connection refused|timeout expired|timed out|unreachable", ServerSilent),
    (r"no route to host|server closed the connection|reset by peer", ServerSilent),
)


def of(error: Exception, address: ServerAddress, roots: Path) -> Trouble:
    """The trouble that stopped a connection; ServerSilent if nothing else is known."""
    words = str(error).lower()
    found = next((kind for pattern, kind in _WORDS if re.search(pattern, words)), ServerSilent)
    if found in (CertificateUnknown, ServerSilent):
        return _looked_at(address, roots) or found()
    return found()


def _looked_at(address: ServerAddress, roots: Path) -> Trouble | None:
    """What the server's certificate is like, seen with Python's own TLS."""
    context = ssl.create_default_context(cafile=str(roots))
    try:
        with socket.create_connection((address.host, address.port), PATIENCE) as plain:
            plain.sendall(_SSL_REQUEST)
            if plain.recv(1) != b"S":
                return NoTls()
            with context.wrap_socket(plain, server_hostname=address.host):
                return None
    except ssl.SSLCertVerificationError as error:
        return _of_certificate(error.verify_code)
    except socket.gaierror:
        return ServerNotFound()
    except (OSError, ssl.SSLError):
        return None


def _of_certificate(code: int) -> Trouble:
    if code in _DATES:
        return CertificateExpired()
    return CertificateOfAnother() if code in _NAMES else CertificateUnknown()
