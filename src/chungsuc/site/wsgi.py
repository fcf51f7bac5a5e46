"""The WSGI application, for whoever brings their own server; ``chungsuc serve`` makes its own.

It refuses to start where that is not safe (``site.guard``), in words on standard error.
"""

from __future__ import annotations

import sys

from chungsuc.errors import ChungSucError
from chungsuc.site.guard import Start
from chungsuc.site.start import application_for

try:
    application, _ = application_for(Start(host=None))
except ChungSucError as error:
    sys.stderr.write(f"{error}\n")
    raise SystemExit(2) from None
