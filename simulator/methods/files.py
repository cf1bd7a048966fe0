"""Files to download."""

from __future__ import annotations

from simulator.files import MAX_DOWNLOAD
from simulator.methods.kind import Method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World


async def get_file(world: World, params: Params) -> Json:
    """Where a file can be downloaded."""
    file = world.files.get(params.text("file_id"))
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


METHODS: dict[str, Method] = {"getFile": get_file}
