"""Who is trusted to make a server's certificate: the council's CA file, or the system's roots."""

from __future__ import annotations

import ssl
from pathlib import Path

import platformdirs

from ras_desktop.paths import typed
from ras_desktop.store.trouble import AuthorityUnreadable


def file_of(authority: str) -> Path:
    """The file with the trusted certificates. AuthorityUnreadable.

    The database library knows no trust store of Windows or macOS; Python does. Its certificates
    (public, no secret) are written to a file of this program then.
    """
    path = typed(authority) if authority else _system()
    try:
        trusted = ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as error:
        raise AuthorityUnreadable from error
    if authority and not trusted.get_ca_certs():
        raise AuthorityUnreadable
    return path


def _system() -> Path:
    known = ssl.get_default_verify_paths().cafile
    if known:
        return Path(known)
    held = ssl.create_default_context().get_ca_certs(binary_form=True)
    folder = Path(platformdirs.user_cache_dir("RAS Desktop", appauthor=False))
    path = folder / "authorities.pem"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(map(ssl.DER_cert_to_PEM_cert, held)), "ascii")
    except OSError as error:
        raise AuthorityUnreadable from error
    return path
