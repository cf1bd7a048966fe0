"""Official papers: their cards, approvals, numbers and signed pages."""
