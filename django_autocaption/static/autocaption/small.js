// Small images that a worker has yet to make are looked for again; what stands in their place is one pixel wide.
// Without it the next look at the list shows them.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const PAUSES = [1000, 2000, 4000, 8000, 16000];

  const again = (image, tries = 0) => {
    if (tries === PAUSES.length) return;
    const address = new URL(image.src);
    address.searchParams.set("again", tries);
    setTimeout(() => {
      const made = new Image();
      made.onload = () => {
        if (made.naturalWidth > 1) image.src = made.src;
        else again(image, tries + 1);
      };
      made.src = address;
    }, PAUSES[tries]);
  };

  const look = image => {
    if (image.naturalWidth === 1) again(image);
  };

  for (const image of document.querySelectorAll("img.autocaption-thumb")) {
    look(image);
    image.addEventListener("load", () => look(image), { once: true });
  }
});
