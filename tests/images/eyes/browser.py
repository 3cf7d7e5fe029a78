"""What Chromium shows of a file: the only place that asks it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from tests.images.eyes.seeing import CELLS, Seen

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SHOW = """async ([data, cells]) => {
  const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const image = new Image();
  const loaded = await new Promise(done => {
    image.onload = () => done(true);
    image.onerror = () => done(false);
    image.src = url;
  });
  if (!loaded) return null;
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const drawing = canvas.getContext("2d", {colorSpace: "srgb", willReadFrequently: true});
  drawing.drawImage(image, 0, 0);
  if (!drawing.getImageData(0, 0, width, height).data.some(value => value)) return null; // nothing was drawn
  drawing.globalCompositeOperation = "destination-over";
  drawing.fillStyle = "white";
  drawing.fillRect(0, 0, width, height);
  const pixels = drawing.getImageData(0, 0, width, height).data;
  const colours = [];
  for (let row = 0; row < cells; row++) for (let column = 0; column < cells; column++) {
    const [left, right] = [column, column + 1].map(n => Math.floor(n * width / cells));
    const [top, bottom] = [row, row + 1].map(n => Math.floor(n * height / cells));
    const sum = [0, 0, 0];
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++)
      for (let c = 0; c < 3; c++) sum[c] += pixels[(y * width + x) * 4 + c];
    const area = Math.max(1, (right - left) * (bottom - top));
    colours.push(sum.map(value => Math.round(value / area)));
  }
  URL.revokeObjectURL(url);
  return [width, height, colours];
}"""


def seen_in(page: Page, data: bytes) -> Seen | None:
    """In an ``<img>`` on a white page; None where it shows nothing, or the sign of a broken image."""
    answer: Any = page.evaluate(_SHOW, [base64.b64encode(data).decode(), CELLS])
    if answer is None:
        return None
    width, height, colours = answer
    return Seen((width, height), tuple((r, g, b) for r, g, b in colours))
