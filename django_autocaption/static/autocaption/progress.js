// The page of a bulk request: its progress is looked at again until it ends. Without this script, by "Look again".
"use strict";
(() => {
  const EVERY = 4000;

  const look = async part => {
    if (document.hidden) return true;
    const response = await fetch(part.dataset.autocaptionProgress, { headers: { Accept: "application/json" } });
    if (!response.ok) return false;
    const { html, runs } = await response.json();
    // Whoever is at a link of it keeps it under their finger.
    if (!part.contains(document.activeElement)) part.innerHTML = html;
    return runs;
  };

  const again = part => setTimeout(async () => {
    // A page that cannot be reached just now may be a little later.
    const runs = await look(part).catch(() => true);
    if (runs) again(part);
    else window.location.reload();
  }, EVERY);

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-autocaption-progress]").forEach(again);
  });
})();
