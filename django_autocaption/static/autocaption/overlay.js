// Marks on the images of a site's own page, for editors: what state their words are in, and the way to where they are
// decided. Without it the list in the corner has the same ways.
"use strict";
document.addEventListener("DOMContentLoaded", async () => {
  const HIDDEN = "autocaption-marks-hidden";
  const panel = document.getElementById("autocaption-overlay");
  if (!panel) return;
  const items = [...panel.querySelectorAll("li[data-key]")];
  const body = new FormData();
  body.append("csrfmiddlewaretoken", panel.dataset.token);
  body.append("lang", document.documentElement.lang);
  items.forEach(item => body.append("image", item.dataset.key));
  let found;
  try {
    const response = await fetch(panel.dataset.url, { method: "POST", body });
    if (!response.ok) return;
    found = await response.json();
  } catch {
    return; // The list in the corner leads there, too.
  }

  const addressOf = url => {
    try {
      return new URL(url, document.baseURI);
    } catch {
      return null;
    }
  };
  const images = [...document.images].filter(image => !panel.contains(image));
  const sources = new Map(images.map(image => [
    image, [image.currentSrc, image.src].filter(Boolean).map(addressOf).filter(Boolean),
  ]));
  // As it is; then without what signs an address; then one that begins with the image's own, as renditions often do.
  const RULES = [
    (shown, own) => shown.href === own.href,
    (shown, own) => shown.pathname === own.pathname,
    (shown, own) => shown.pathname.startsWith(`${own.pathname}.`),
  ];
  const itemOf = new Map();
  for (const rule of RULES) {
    for (const item of items) {
      const own = item.dataset.urls.split(" ").map(addressOf).filter(Boolean);
      for (const image of images) {
        if (itemOf.has(image)) continue;
        if (sources.get(image).some(shown => own.some(one => rule(shown, one)))) itemOf.set(image, item);
      }
    }
  }
  const layer = document.createElement("nav");
  layer.setAttribute("aria-label", panel.getAttribute("aria-label"));
  const marks = [];
  for (const item of items) {
    const told = found.images[item.dataset.key];
    if (!told) {
      item.remove();
      continue;
    }
    const link = item.querySelector("a");
    link.href = told.url;
    link.textContent = told.name;
    item.querySelector("span").textContent = told.standing;
    for (const image of images.filter(one => itemOf.get(one) === item)) {
      const mark = document.createElement("a");
      mark.className = `autocaption-mark autocaption-mark-${told.kind}`;
      mark.href = told.url;
      mark.lang = panel.lang;
      mark.dir = panel.dir;
      mark.textContent = told.standing;
      mark.setAttribute("aria-label", told.label);
      mark.title = told.label;
      layer.append(mark);
      marks.push([mark, image]);
    }
  }
  if (!marks.length) return;
  document.body.append(layer);

  const place = () => {
    for (const [mark, image] of marks) {
      const box = image.getBoundingClientRect();
      mark.hidden = layer.hidden || !box.width || !box.height;
      if (mark.hidden) continue;
      mark.style.top = `${box.top + scrollY}px`;
      mark.style.left = `${Math.max(0, Math.min(box.left + scrollX, document.documentElement.clientWidth - mark.offsetWidth))}px`;
    }
  };
  const button = document.createElement("button");
  button.type = "button";
  const show = shown => {
    layer.hidden = !shown;
    button.textContent = shown ? panel.dataset.hide : panel.dataset.show;
    place();
  };
  button.addEventListener("click", () => {
    show(layer.hidden);
    try {
      localStorage.setItem(HIDDEN, layer.hidden ? "1" : "");
    } catch { /* A browser that keeps nothing. */ }
  });
  panel.querySelector("details").append(button);
  let hidden = false;
  try {
    hidden = localStorage.getItem(HIDDEN) === "1";
  } catch { /* As above. */ }
  show(!hidden);
  const watch = new ResizeObserver(place);
  watch.observe(document.body);
  marks.forEach(([, image]) => watch.observe(image));
  addEventListener("load", place);
  addEventListener("resize", place);
  document.addEventListener("scroll", place, { capture: true, passive: true });
});
