"""What a village writes of its visits: answers below the card, wishes, its checklist, words for the office."""
