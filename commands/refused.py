"""What a command says instead of doing its work."""


class Refused(Exception):
    """Something has to be mended first. Its words, in Indonesian, are for whoever typed the command."""
