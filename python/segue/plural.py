"""Counts for people."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """'1 track', '2 tracks'."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
