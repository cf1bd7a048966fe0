"""What each button says when it is pressed: one class a press, one file a subject.

A button is made of it, and a handler gets it back, so that mypy sees both ends. No conversation is imported here: any
card may show any button.
"""
