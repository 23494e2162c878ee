"""The work in JAX on the processor: compiled, many runs at once."""

import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import jax
import jax.numpy as jnp
import numpy as np

from rivals import work
from rivals.work import Shares

BLOCK = 64


def _quarter(state: tuple, key: jax.Array) -> tuple[tuple, jax.Array]:
    one, other, was_one, was_other, paid_one, paid_other, fresh = state
    drawn = jax.random.uniform(key, (3, *one.shape), dtype=jnp.float32)
    new = fresh | (drawn[0] > work.CONTINUATION)
    rows = work.ROWS
    after_one = jnp.where(was_one, jnp.where(was_other, rows["cc"], rows["cd"]),
                          jnp.where(was_other, rows["dc"], rows["dd"]))  # fmt: skip
    after_other = jnp.where(was_other, jnp.where(was_one, rows["cc"], rows["cd"]),
                            jnp.where(was_one, rows["dc"], rows["dd"]))  # fmt: skip
    odds_one = jnp.where(new, work.OPENING + one, after_one + work.PULL * one)
    odds_other = jnp.where(new, work.OPENING + other, after_other + work.PULL * other)
    move_one = drawn[1] * (1 + jnp.exp(-odds_one)) < 1
    move_other = drawn[2] * (1 + jnp.exp(-odds_other)) < 1
    paid_one = jnp.where(new, 0.0, paid_one) + _payoff(move_one, move_other)
    paid_other = jnp.where(new, 0.0, paid_other) + _payoff(move_other, move_one)
    state = (one, other, move_one, move_other, paid_one, paid_other, jnp.zeros_like(fresh))
    return state, (move_one.mean(axis=0) + move_other.mean(axis=0)) / 2


def _payoff(own: jax.Array, other: jax.Array) -> jax.Array:
    gain = jnp.where(other, jnp.where(own, 1.0, 1 + work.TEMPTATION), 0.0)
    return gain - jnp.where(own & ~other, work.LOSS, 0.0)


@jax.jit
def _block(key: jax.Array) -> tuple[jax.Array, jax.Array]:
    first, rest = jax.random.split(key)
    drawn = jax.random.normal(first, (work.FIRMS, BLOCK), dtype=jnp.float32) * work.SPREAD
    shape = (work.TIES, BLOCK)
    none, paid = jnp.zeros(shape, dtype=bool), jnp.zeros(shape, dtype=jnp.float32)
    state = (drawn[work.ONE], drawn[work.OTHER], none, none, paid, paid, ~none)
    state, shares = jax.lax.scan(_quarter, state, jax.random.split(rest, work.QUARTERS))
    return shares, state[4].sum() + state[5].sum()


def play(runs: int, seed: int) -> Shares:
    """The shares of ``runs`` runs."""
    parts = [
        np.asarray(_block(jax.random.key(seed * 1_000_003 + first))[0]).T
        for first in range(0, runs, BLOCK)
    ]
    return np.concatenate(parts)[:runs].astype(np.float64)
