// Whoever comes to a page writes at once: the field that has the focus is in sight, and so is what the page tells above it
// wherever there is room for both.
"use strict";
const autocaptionSight = field => {
  field.focus({ preventScroll: true });
  const { top, bottom } = field.getBoundingClientRect();
  const end = Math.min(innerHeight, document.querySelector(".desk-decide").getBoundingClientRect().top);
  if (top < 0 || bottom > end) field.scrollIntoView({ block: "nearest" });
};
