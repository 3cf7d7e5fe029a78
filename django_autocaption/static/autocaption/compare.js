// The cards of a comparison: one key for each vote, and the next card at once. Without it every button does the same.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const ID = "autocaption-compare";
  const root = document.getElementById(ID);
  if (!root) return;
  const cards = () => [...root.querySelectorAll(".compare-card")];
  const can = card => card.querySelector("[name=vote]");
  const UNTAKEN = "autocaption-vote-untaken";
  let busy = false;

  const current = () => document.activeElement.closest(".compare-card")
    || cards().find(card => can(card) && !("voted" in card.dataset)) || cards()[0];

  const reach = card => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  };

  const say = text => {
    const line = document.createElement("span");
    line.textContent = ` ${text}`;
    document.getElementById("compare-voted").append(line);
  };

  /** What was sent was not taken: the cards stay, with the token of whoever signed in anew meanwhile. */
  const renew = async () => {
    const response = await fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(ID);
    if (!page) return location.assign(location.href);
    root.querySelector("[name=csrfmiddlewaretoken]").value = page.querySelector("[name=csrfmiddlewaretoken]").value;
    say(root.dataset.refused);
  };

  /** The cards as the site has them now, in place of those on the page; the person goes on with the next. */
  const put = (text, response, place) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.getElementById(ID);
    if (!fresh) {
      if (response.ok) autocaptionKept.write("sessionStorage", UNTAKEN, root.action);
      return location.assign(response.url); // The way to sign in again.
    }
    root.replaceChildren(...fresh.childNodes);
    const told = page.querySelector(".messagelist");
    const old = document.querySelector(".messagelist");
    if (old) old.remove();
    if (told) root.before(told);
    reach(document.getElementById(place) || current());
  };

  const send = async button => {
    if (busy) return;
    busy = true;
    root.setAttribute("aria-busy", "true");
    try {
      const here = button.closest(".compare-card");
      const isVote = button.name === "vote";
      const later = cards().slice(cards().indexOf(here) + 1);
      const next = isVote && later.find(card => can(card) && !("voted" in card.dataset));
      const response = await fetch(root.action, { method: "POST", body: new FormData(root, button) });
      if (response.status === 403) return await renew();
      put(await response.text(), response, (next || here).id);
    } catch {
      say(root.dataset.offline);
    } finally {
      busy = false;
      root.removeAttribute("aria-busy");
    }
  };

  // A second click of a double one, as a key that is held below, is about the card before.
  root.addEventListener("click", event => {
    if (event.detail > 1 && event.target.closest("[type=submit]")) event.preventDefault();
  });

  root.addEventListener("submit", event => {
    event.preventDefault();
    if (event.submitter) send(event.submitter);
  });

  const press = name => {
    const card = current();
    const button = card && [...card.querySelectorAll("[data-key]")].find(one => one.dataset.key === name);
    if (button) button.click();
    return Boolean(button);
  };

  const step = by => {
    const all = cards();
    const at = document.activeElement.closest(".compare-card");
    reach(at ? all[all.indexOf(at) + by] : current());
    return true;
  };

  /** ``1`` to ``5``, ``e`` or ``n``, whatever else a keyboard makes of it while Ctrl and Alt are down. */
  const named = event => {
    const found = /^(?:Digit|Numpad)([1-5])$/.exec(event.code);
    if (found) return found[1];
    return { KeyE: "e", KeyN: "n" }[event.code] || "";
  };

  document.addEventListener("keydown", event => {
    // While an input method composes, keys are its own.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.shiftKey) return;
    if (!root.contains(event.target) && event.target !== document.body) return;
    let done = false;
    if (event.ctrlKey || event.metaKey) {
      if (event.altKey) done = event.repeat || press(named(event));
      else if (event.key === "ArrowRight" || event.key === "ArrowDown") done = step(1);
      else if (event.key === "ArrowLeft" || event.key === "ArrowUp") done = step(-1);
    } else if (!event.altKey && root.dataset.keys === "on" && /^[1-5en]$/.test(autocaptionKeys.nameOf(event))) {
      done = event.repeat || press(autocaptionKeys.nameOf(event));
    }
    if (done) event.preventDefault();
  });

  if (autocaptionKept.read("sessionStorage", UNTAKEN) === root.action) say(root.dataset.refused);
  autocaptionKept.write("sessionStorage", UNTAKEN, null);
});
