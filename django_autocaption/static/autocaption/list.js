// Alt texts that are edited in the list: remarks while somebody types, and no page left with unsaved words unasked.
// Without it the fields and the button do the same.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const root = document.getElementById("autocaption-edited");
  if (!root) return;
  const form = root.closest("form");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const areas = [...form.querySelectorAll(".autocaption-edited textarea")];
  const sentBack = new Set(areas.filter(area => area.closest(".autocaption-edited").classList.contains("errors")));
  const timers = new WeakMap();
  let sent = false;
  let looks = Promise.resolve(); // One after the other.

  const look = async area => {
    const row = area.closest(".autocaption-edited");
    const typed = area.value;
    const found = await autocaptionRemarks.ask(root.dataset.remarksUrl, token, row.dataset.caption, typed);
    if (!found || area.value !== typed) return;
    row.querySelector(".autocaption-length").textContent = found.length;
    autocaptionRemarks.tell(row.querySelector(".autocaption-found"), found.remarks);
  };

  const unsaved = area => area.value !== area.defaultValue || sentBack.has(area);

  form.querySelectorAll(".autocaption-found").forEach(list => list.setAttribute("aria-live", "polite"));
  form.addEventListener("input", event => {
    if (!root.dataset.remarksUrl || !areas.includes(event.target)) return;
    clearTimeout(timers.get(event.target));
    const soon = () => { looks = looks.then(() => look(event.target)); };
    timers.set(event.target, setTimeout(soon, autocaptionRemarks.PAUSE));
  });
  form.addEventListener("keydown", event => {
    if (event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(root.querySelector("[type=submit]"));
  });
  form.addEventListener("submit", event => {
    if (sent) return event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", event => {
    if (!sent && areas.some(unsaved)) event.preventDefault();
  });
  const wrong = form.querySelector(".errors textarea");
  if (wrong) wrong.focus();
});
