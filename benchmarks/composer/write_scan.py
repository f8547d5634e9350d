"""A composed reply as it comes out of a scanner: page pictures, a little askew and noisy."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def scanned(pdf: bytes, seed: str, dpi: int) -> list[Image]:
    """Return the pages of a PDF as grey pictures, turned by up to one degree."""
    import pypdfium2

    rng = Random(seed)
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    document.close()
    return [_worn(page, rng) for page in pages]


def _worn(page: Image, rng: Random) -> Image:
    import numpy as np
    from PIL import Image as Images

    angle = rng.uniform(-1, 1)
    turned = page.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(rng.getrandbits(64)).normal(128, 40, (page.height, page.width))
    noise = Images.fromarray(grain.clip(0, 255).astype(np.uint8))
    mixed = Images.blend(turned, noise, 0.06)
    out = io.BytesIO()
    mixed.save(out, "JPEG", quality=rng.randint(60, 80))
    return Images.open(io.BytesIO(out.getvalue()))


def scan_pdf(pages: list[Image], dpi: int) -> bytes:
    """Return page pictures as a PDF without a text layer."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return out.getvalue()


def scan_pngs(pages: list[Image], dpi: int) -> list[tuple[str, bytes]]:
    """Return each page picture as a PNG."""
    files = []
    for place, page in enumerate(pages, 1):
        out = io.BytesIO()
        page.save(out, "PNG", dpi=(dpi, dpi))
        files.append((f"page-{place}.png", out.getvalue()))
    return files
