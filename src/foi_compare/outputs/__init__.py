"""A folder of outputs as one thing: written in one step, and read only where it is whole."""

from foi_compare.outputs.account import ACCOUNT, is_whole, read_outputs
from foi_compare.outputs.disk import read_or_none
from foi_compare.outputs.exchange import (
    LOCK,
    Step,
    exchange_steps,
    settle,
    settling_steps,
    take_back,
)
from foi_compare.outputs.holding import held

__all__ = [
    "ACCOUNT",
    "LOCK",
    "Step",
    "exchange_steps",
    "held",
    "is_whole",
    "read_or_none",
    "read_outputs",
    "settle",
    "settling_steps",
    "take_back",
]
