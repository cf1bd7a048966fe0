"""The methods of the Bot API that the simulator offers, by their lower-case names."""

from __future__ import annotations

from simulator.methods import answering, chats, editing, files, forwarding, media, profile, sending, updates
from simulator.methods.kind import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for module in (updates, profile, sending, media, forwarding, editing, answering, chats, files)
    for name, method in module.METHODS.items()
}
