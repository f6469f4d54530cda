"""What notes name outside of the site, and whether it is still there.

Notes come from strangers, so nothing is asked but public hosts, over HTTP, for no more than is
needed; and never many things of one host at once.
"""

from kikigaki.outside.addresses import Address, Named, Use, find_addresses
from kikigaki.outside.memory import Memory
from kikigaki.outside.report import as_json, as_text, summary
from kikigaki.outside.round import Finding, Rules, visit_all
from kikigaki.outside.verdict import Status, Verdict

__all__ = [
    "Address",
    "Finding",
    "Memory",
    "Named",
    "Rules",
    "Status",
    "Use",
    "Verdict",
    "as_json",
    "as_text",
    "find_addresses",
    "summary",
    "visit_all",
]
