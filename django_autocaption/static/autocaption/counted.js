// A page that comes before all that was chosen is counted asks for the numbers by itself. Without this, by its button.
"use strict";
document.addEventListener("DOMContentLoaded", async () => {
  const counts = document.querySelector("[data-counts]");
  if (!counts) return;
  const form = counts.closest("form");
  const status = form.querySelector("[data-counting]");
  const asked = new FormData(form);
  asked.set(counts.dataset.counts, "1");
  status.textContent = status.dataset.counting;
  const response = await fetch(location.href, { method: "POST", body: asked }).catch(() => null);
  status.textContent = "";
  if (!response || !response.ok || response.redirected) return; // The button is there, and tells what is wrong.
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const told = page.getElementById(form.id);
  if (!told) return;

  // What was typed or chosen meanwhile stays: nothing is put in place of the fields.
  const number = told.querySelector(".field-number");
  const fields = form.querySelector("fieldset");
  if (number && fields) fields.append(number);
  else if (number) form.querySelector(".submit-row").before(number.closest("fieldset"));
  form.append(told.elements[counts.dataset.counts]);
  counts.replaceWith(told.querySelector(".autocaption-counts"));
  const buttons = form.querySelector(".submit-row");
  const isHere = buttons.contains(document.activeElement);
  buttons.replaceWith(told.querySelector(".submit-row"));
  if (isHere) form.querySelector(".submit-row [type=submit]").focus();
  status.classList.add("visually-hidden");
  status.textContent = form.querySelector(".autocaption-counts li").textContent;
});
