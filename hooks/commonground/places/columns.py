"""Numbers and codes as columns of printable characters, which stay small in JSON that a host compresses.

overrides/assets/finder/columns.js reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
"""What stands in a JSON text without an escape: 93 characters."""

_LEADING = 15
_LAST = len(ALPHABET) - _LEADING


def write_numbers(numbers: Iterable[int]) -> str:
    """Return natural numbers as text: one character below 78; above, digits of base 15 (1 to 15) before a last one of base 78."""
    numbers = list(numbers)
    if max(numbers, default=0) < len(_SMALL):
        return "".join(map(_SMALL.__getitem__, numbers))
    return "".join([_SMALL[number] if number < len(_SMALL) else _number(number) for number in numbers])


def write_differences(values: Iterable[int]) -> str:
    """Return whole numbers as text, each as its difference n from the one before (0 before the first), written 2n or -2n - 1."""
    steps = (after - before for before, after in pairwise([0, *values]))
    return write_numbers(2 * step if step >= 0 else -2 * step - 1 for step in steps)


def write_codes(codes: Sequence[str]) -> tuple[list[str], str]:
    """Return sorted, distinct codes as the characters of each position (a space where a code has ended) and the gaps between them.

    A code is a number in the mixed base of its positions' characters, so that neighbors such as M5V and M5W are one apart.
    """
    length = max(map(len, codes), default=0)
    padded = [code.ljust(length) for code in codes]
    positions = ["".join(sorted(set(signs))) for signs in zip(*padded, strict=True)]
    digits = [{sign: digit for digit, sign in enumerate(signs)} for signs in positions]
    numbers = [-1]
    for code in padded:
        number = 0
        for sign, known in zip(code, digits, strict=True):
            number = number * len(known) + known[sign]
        numbers.append(number)
    return positions, write_numbers(after - before - 1 for before, after in pairwise(numbers))


def _number(number: int) -> str:
    high, last = divmod(number, _LAST)
    text = ALPHABET[_LEADING + last]
    while high:
        high, digit = divmod(high - 1, _LEADING)
        text = ALPHABET[digit] + text
    return text


_SMALL = [_number(number) for number in range(_LAST * 64)]
