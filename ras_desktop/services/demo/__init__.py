"""The demonstration caseload: invented families in every stage of the path (issue 2).

`write` is all that others need. The words come from resources/demo; chance comes from `dice`, so
that a seed and a day give the same caseload for ever.
"""

from ras_desktop.services.demo.caseload import FILE, Written, write
from ras_desktop.services.demo.people import NAME, PASSPHRASE
from ras_desktop.services.demo.stages import CHILDREN

__all__ = ["CHILDREN", "FILE", "NAME", "PASSPHRASE", "Written", "write"]
