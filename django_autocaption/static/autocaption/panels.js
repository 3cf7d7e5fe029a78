// What opens above the buttons of a desk lies upon the words, but not while somebody is at these.
"use strict";
document.addEventListener("focusin", event => {
  const isElsewhere = !event.target.closest(".desk-decide");
  document.querySelectorAll(".desk-panel").forEach(panel => {
    if (isElsewhere) panel.toggleAttribute("data-behind", true);
    // By a key: under a button of a mouse it would move away before that is let go.
    else if (panel.contains(event.target) && panel.hasAttribute("data-behind") && event.target.matches(":focus-visible")) {
      panel.removeAttribute("data-behind");
      event.target.scrollIntoView({ block: "nearest" });
    }
  });
});
document.addEventListener("click", event => {
  const opened = event.target.closest(".desk-panel > summary");
  if (opened) opened.parentElement.removeAttribute("data-behind");
});
