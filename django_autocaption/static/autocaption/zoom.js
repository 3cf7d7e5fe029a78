// The image on the desk as large as its file has it, in a part of the page that scrolls.
"use strict";
const autocaptionZoom = (picture, button) => {
  const large = picture.classList.toggle("desk-zoomed");
  button.setAttribute("aria-pressed", String(large));
  if (!large) return picture.removeAttribute("tabindex");
  picture.setAttribute("tabindex", "0");
  if (!picture.dataset.original) return;
  const shown = picture.querySelector("img");
  const original = new Image();
  original.src = picture.dataset.original;
  // One of a kind that browsers do not show leaves what is there.
  original.decode().then(() => { shown.src = original.src; }).catch(() => {});
};
