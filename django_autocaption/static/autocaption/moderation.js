// Blurred images of the moderation queue: shown and hidden by their buttons, all at once, and hidden again by Escape.
"use strict";
(() => {
  const REVEAL = ".autocaption-reveal";
  const ALL = "[data-autocaption-reveal-all]";
  const isPressed = button => button.getAttribute("aria-pressed") === "true";
  const press = (button, pressed) => button.setAttribute("aria-pressed", String(pressed));
  const buttons = () => [...document.querySelectorAll(REVEAL)];

  const tellAll = () => {
    const all = document.querySelector(ALL);
    if (all) press(all, buttons().length > 0 && buttons().every(isPressed));
  };

  // The style sheet shows the buttons only where this script runs: without it the images stay blurred, beside a link.
  document.documentElement.classList.add("autocaption-script");

  document.addEventListener("click", event => {
    const button = event.target.closest(REVEAL);
    const all = event.target.closest(ALL);
    if (button) press(button, !isPressed(button));
    if (all) {
      const pressed = !isPressed(all);
      buttons().forEach(each => press(each, pressed));
    }
    if (button || all) tellAll();
  });

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    buttons().forEach(each => press(each, false));
    tellAll();
  });
})();
