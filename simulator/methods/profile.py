"""Who the bot is, its commands and descriptions."""

from __future__ import annotations

import json
import re

from simulator import wire
from simulator.methods.kind import Method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

_NAME = re.compile(r"[a-z0-9_]{1,32}")
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"} | CHAT_SCOPES


async def get_me(world: World, params: Params) -> Json:
    """The bot itself."""
    return wire.user_json(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _key(world: World, params: Params) -> tuple[str, str]:
    scope = params.object("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"] in CHAT_SCOPES:
        chat = world.chats.get(int(scope.get("chat_id", 0)))
        if chat is None or not (chat.bot_in or chat.is_private):
            raise bad_request("chat not found")
    return json.dumps(scope, sort_keys=True), params.text("language_code")


def _command(one: Json) -> Json:
    name, words = str(one.get("command", "")).removeprefix("/"), str(one.get("description", ""))
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(words.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": words}


async def set_my_commands(world: World, params: Params) -> bool:
    """The commands of a scope."""
    commands = [_command(one) for one in params.array("commands")]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_key(world, params)] = commands
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    """The commands of exactly this scope and language."""
    return world.commands.get(_key(world, params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    """Forget the commands of a scope."""
    world.commands.pop(_key(world, params), None)
    return True


def _setter(field: str, limit: int) -> Method:
    async def set_text(world: World, params: Params) -> bool:
        text = params.text(field)
        if len(text) > limit:
            raise bad_request(f"{field} is too long")
        world.descriptions[field, params.text("language_code")] = text
        return True

    return set_text


def _getter(field: str) -> Method:
    async def get_text(world: World, params: Params) -> Json:
        return {field: world.descriptions.get((field, params.text("language_code")), "")}

    return get_text


async def harmless(world: World, params: Params) -> bool:
    """logOut and close do nothing here."""
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": harmless,
    "close": harmless,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", 64),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": harmless,
}
