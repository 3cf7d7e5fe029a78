// What opens above the buttons of a desk lies upon the words, but not while somebody is at these.
"use strict";
document.addEventListener("focusin", event => {
  const isElsewhere = !event.target.closest(".desk-decide");
  document.querySelectorAll(".desk-panel").forEach(panel => {
    if (isElsewhere) panel.toggleAttribute("data-behind", true);
    else if (panel.contains(event.target) && panel.hasAttribute("data-behind")) {
      panel.removeAttribute("data-behind");
      event.target.scrollIntoView({ block: "nearest" });
    }
  });
});
