"""``python -m kikigaki`` is the same command as ``kikigaki``."""

from kikigaki.cli import main

main()
