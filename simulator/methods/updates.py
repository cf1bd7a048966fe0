"""How the bot gets its updates: long polling or a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import time

from simulator.inbox import Inbox
from simulator.methods.kind import Method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import Refused, bad_request
from simulator.world import World

MAX_WAIT_SECONDS = 50
BUSY = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def get_updates(world: World, params: Params) -> list[Json]:
    """The next updates; waits up to `timeout` seconds. A later poller ends an earlier one."""
    if world.webhook.url:
        raise Refused(409, HOOKED)
    inbox = world.inbox
    inbox.poller += 1
    me = inbox.poller
    inbox.wake_pollers()
    if "allowed_updates" in params.raw:
        inbox.set_allowed(params.array("allowed_updates"))
    if params.has("offset"):
        inbox.confirm_below(params.number("offset"))
    limit = min(100, max(1, params.number("limit", 100)))
    return await _wait(world, inbox, me, limit, min(MAX_WAIT_SECONDS, params.number("timeout")))


async def _wait(world: World, inbox: Inbox, me: int, limit: int, timeout: int) -> list[Json]:  # noqa: ASYNC109
    deadline = time.monotonic() + timeout
    while True:
        if inbox.poller != me or world.webhook.url:
            raise Refused(409, BUSY)
        batch = [] if world.faults.out else inbox.batch(limit)
        left = deadline - time.monotonic()
        if batch or left <= 0 or world.faults.out:
            return batch
        inbox.arrived.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(inbox.arrived.wait(), left)


async def set_webhook(world: World, params: Params) -> bool:
    """Deliver by webhook from now on; an empty address means polling again."""
    url = params.text("url")
    if params.flag("drop_pending_updates"):
        world.inbox.clear()
    if not url:
        world.webhook.stop()
        return True
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://testserver")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "allowed_updates" in params.raw:
        world.inbox.set_allowed(params.array("allowed_updates"))
    world.inbox.wake_pollers()
    world.webhook.start(world, url, params.text("secret_token") or None)
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    """Back to polling."""
    if params.flag("drop_pending_updates"):
        world.inbox.clear()
    world.webhook.stop()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    """Where updates go and how many wait."""
    info: Json = {
        "url": world.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": world.pending,
    }
    if world.inbox.allowed:
        info["allowed_updates"] = world.inbox.allowed
    if world.webhook.last_error:
        info |= {"last_error_date": int(world.clock.now().timestamp()), "last_error_message": world.webhook.last_error}
    return info


METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
