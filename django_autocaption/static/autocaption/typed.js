// Words that are sent are the site's once it says so: before, there may be a session that is lost. Until then they are
// kept in the tab, and stand in their fields again after signing in.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const KEPT = "autocaption-sent ";
  const here = KEPT + location.pathname;
  const told = document.querySelector("script[data-sent]").dataset;
  const fields = [...document.querySelectorAll("[data-words]")];
  const isBox = field => field.type === "checkbox";
  const nameOf = field => field.name.split("-").pop();

  const kept = key => {
    try {
      return JSON.parse(sessionStorage.getItem(key)) || ["", {}];
    } catch {
      return ["", {}]; // A browser that keeps nothing.
    }
  };
  const keep = what => {
    try {
      sessionStorage.setItem(here, JSON.stringify(what));
    } catch { /* As above. */ }
  };
  const drop = () => {
    const names = told.sent.split(",");
    try {
      Object.keys(sessionStorage)
        .filter(key => key.startsWith(KEPT) && names.includes(kept(key)[0]))
        .forEach(key => sessionStorage.removeItem(key));
    } catch { /* As above. */ }
  };

  /** What the site sent back is no less typed for that. */
  const isTyped = field => "typed" in field.dataset
    || (isBox(field) ? field.checked !== field.defaultChecked : "defaultValue" in field && field.value !== field.defaultValue);

  /** All words of a caption, with what was seen of it then, so that nothing is saved on top of what came meanwhile. */
  const typedIn = form => {
    const found = {};
    const ours = fields.filter(field => field.form === form);
    const about = new Set(ours.filter(isTyped).map(field => field.dataset.words));
    ours.filter(field => about.has(field.dataset.words)).forEach(field => {
      found[field.dataset.words] ??= {};
      found[field.dataset.words][nameOf(field)] = isBox(field) ? field.checked : field.value;
    });
    return found;
  };

  const say = form => {
    const list = document.createElement("ul");
    list.className = "messagelist";
    list.setAttribute("role", "status");
    form.prepend(list);
    const line = document.createElement("li");
    line.className = "info";
    line.textContent = told.restored;
    list.append(line);
  };

  const restore = () => {
    const [, words] = kept(here);
    const back = fields.filter(field => nameOf(field) in (words[field.dataset.words] || {}));
    back.forEach(field => {
      const value = words[field.dataset.words][nameOf(field)];
      if (isBox(field)) field.checked = value;
      else field.value = value;
    });
    if (back.length) say(back[0].form);
  };

  drop();
  restore();

  document.addEventListener("submit", event => {
    const typed = typedIn(event.target);
    if (event.defaultPrevented || !Object.keys(typed).length) return;
    const name = `${Date.now()} ${Math.random()}`;
    const sent = event.target.querySelector("[name=autocaption_sent]") || document.createElement("input");
    Object.assign(sent, { type: "hidden", name: "autocaption_sent", value: name });
    event.target.append(sent);
    keep([name, typed]);
  });
});
