"""An echo of plain PTB: its stock Application and polling, nothing tuned."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from simulator.world import TOKEN


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if message := update.effective_message:
        await message.reply_text(message.caption or message.text or "-")


if __name__ == "__main__":
    application = Application.builder().token(TOKEN).base_url(f"{sys.argv[1]}/bot").build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()
