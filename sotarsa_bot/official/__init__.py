"""What makes a draft an official paper: its number, its approvals, its signed pages."""
