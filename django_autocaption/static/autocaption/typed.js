// What is sent is the site's once it says so: before, there may be a session that is lost. Until then words are kept in the
// tab, and stand in their fields again after signing in; whoever pressed a button alone is told that it did nothing.
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

  const forget = () => {
    try {
      sessionStorage.removeItem(here);
    } catch { /* As above. */ }
  };

  const say = (form, text) => {
    const list = document.createElement("ul");
    list.className = "messagelist";
    list.setAttribute("role", "status");
    form.prepend(list);
    const line = document.createElement("li");
    line.className = "info";
    line.textContent = text;
    list.append(line);
  };

  const restore = () => {
    const [name, words] = kept(here);
    const back = fields.filter(field => nameOf(field) in (words[field.dataset.words] || {}));
    back.forEach(field => {
      const value = words[field.dataset.words][nameOf(field)];
      if (isBox(field)) field.checked = value;
      else field.value = value;
    });
    if (back.length) return say(back[0].form, told.restored);
    if (!name || !fields.length || Object.keys(words).length) return;
    say(fields[0].form, told.untaken); // A button was pressed, and nothing typed.
    forget();
  };

  drop();
  restore();

  document.addEventListener("submit", event => {
    if (event.defaultPrevented || !fields.some(field => field.form === event.target)) return;
    const name = `${Date.now()} ${Math.random()}`;
    const sent = event.target.querySelector("[name=autocaption_sent]") || document.createElement("input");
    Object.assign(sent, { type: "hidden", name: "autocaption_sent", value: name });
    event.target.append(sent);
    keep([name, typedIn(event.target)]);
  });
});
