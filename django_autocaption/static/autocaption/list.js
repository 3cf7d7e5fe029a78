// Alt texts that are edited in the list: remarks while somebody types, and no page left with unsaved words unasked.
// Without it the fields and the button do the same.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  // What was sent is the site's once it says so: before, there may be a session that is lost.
  const SENT = "autocaption-list-sent";
  const root = document.getElementById("autocaption-edited");
  const told = document.querySelector("[data-sent]");
  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(SENT)) || ["", {}];
    } catch {
      return ["", {}]; // A browser that keeps nothing.
    }
  };
  const keep = what => {
    try {
      sessionStorage.setItem(SENT, JSON.stringify(what));
    } catch { /* As above. */ }
  };
  if (told && told.dataset.sent === kept()[0]) keep(["", {}]);
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
  const seenOf = area => area.closest(".autocaption-edited").querySelector("[name$=-seen_as]");
  // With what was seen then, so that nothing is saved on top of what came meanwhile.
  const fields = area => [area, seenOf(area)];
  areas.filter(area => area.name in kept()[1]).flatMap(fields).forEach(field => { field.value = kept()[1][field.name]; });

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
    const name = `${Date.now()} ${Math.random()}`;
    root.querySelector("[name=sent]").value = name;
    keep([name, Object.fromEntries(areas.filter(unsaved).flatMap(fields).map(field => [field.name, field.value]))]);
  });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", event => {
    if (!sent && areas.some(unsaved)) event.preventDefault();
  });
  const wrong = form.querySelector(".errors textarea");
  if (wrong) wrong.focus();
});
