"""Where a coordinator's reply to a village's words is heard: before it could be read as something about a hand-over."""

from conversations.villages.village_words import answered

LISTENERS = (answered,)
