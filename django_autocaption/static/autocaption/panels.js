// What opens above the buttons of a desk lies below the words that it is about, and not upon those that somebody is at.
"use strict";
(() => {
  const PANEL = ".desk-panel";
  const WORDS = "textarea[name$='-alt_text']";
  let last = null;

  /** The words that somebody was at last, else the first that wait. */
  const judged = () => {
    if (last && last.isConnected) return last;
    return document.querySelector(`[data-waits] ${WORDS}`) || document.querySelector(`.desk-language ${WORDS}`);
  };

  /** Scroll so far that the panel has the words above it. */
  const uncover = panel => {
    const field = judged();
    const inside = panel.querySelector(".desk-panel-inside");
    if (!field || !inside || getComputedStyle(inside).position !== "absolute") return;
    const upon = field.getBoundingClientRect().bottom + 8 - inside.getBoundingClientRect().top;
    if (upon > 0) scrollBy(0, upon);
  };

  document.addEventListener("focusin", event => {
    if (event.target.matches(WORDS)) last = event.target;
    const isElsewhere = !event.target.closest(".desk-decide");
    document.querySelectorAll(PANEL).forEach(panel => {
      if (isElsewhere) panel.toggleAttribute("data-behind", true);
      // By a key: under a button of a mouse it would move away before that is let go.
      else if (panel.contains(event.target) && panel.hasAttribute("data-behind") && event.target.matches(":focus-visible")) {
        panel.removeAttribute("data-behind");
        event.target.scrollIntoView({ block: "nearest" });
      }
    });
  });
  document.addEventListener("click", event => {
    const opened = event.target.closest(`${PANEL} > summary`);
    if (opened) opened.parentElement.removeAttribute("data-behind");
  });
  document.addEventListener("toggle", event => {
    if (event.target.open && event.target.matches(PANEL) && !event.target.hasAttribute("data-behind")) uncover(event.target);
  }, true);
})();
