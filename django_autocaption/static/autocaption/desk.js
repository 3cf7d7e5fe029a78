// The review desk: keys, remarks while somebody types, words that outlive a closed tab, and the next image at once.
// Without it the same buttons do the same, a page each.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const ID = "autocaption-desk";
  const KEPT = "autocaption-desk";
  const TYPED = "input:not([type=hidden]):not([type=checkbox]), textarea";
  const LOOKS_FOR_WORDS = 60;
  const DECIDES = ["_approve", "_as_drafted", "_save", "_reject", "_decorative", "_later", "_theirs"];
  let root = document.getElementById(ID);
  if (!root) return;
  document.documentElement.classList.add("autocaption-script");
  history.scrollRestoration = "manual"; // The field that has the focus is what is in sight.

  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const named = name => one(`[data-desk="${name}"]`);
  const languages = () => all(".desk-language");
  const altOf = language => one("textarea[name$='-alt_text']", language);
  const firstAlt = () => languages().filter(language => "waits" in language.dataset).concat(languages()).map(altOf)[0];
  const token = () => one("[name=csrfmiddlewaretoken]").value;
  const here = () => `${root.dataset.url}?at=${root.dataset.item}`;
  /** The site's answer to this page, which has the images that it shows until it is closed. */
  const ask = (address, more = {}) => fetch(address, { ...more, headers: { "X-Autocaption-Seat": root.dataset.seat } });
  let shownAt = 0;
  let busy = false;
  let looking = null;
  let dropped = false;

  // -- words that somebody has typed are kept in the browser until they are decided about

  const keyOf = language => [KEPT, root.dataset.user, language.dataset.caption, language.dataset.picture].join(" ");
  const fields = language => all(TYPED, language);
  /** The site sent back what was typed: it is no less typed for that. */
  const isSentBack = () => "bound" in root.dataset || "typed" in root.dataset;
  const isTyped = field => isSentBack() || field.value !== field.defaultValue;
  /** What is typed beside the words: a note, a reason. */
  const notes = () => all(TYPED).filter(field => field.closest(".desk-panel"));

  const store = (key, words) => autocaptionKept.write("localStorage", key, words);
  const stored = key => autocaptionKept.read("localStorage", key);

  const keep = language => {
    if (dropped) return;
    const typed = fields(language).filter(isTyped).map(field => [field.name, field.value]);
    store(keyOf(language), typed.length ? Object.fromEntries(typed) : null);
  };

  const restore = () => {
    if ("bound" in root.dataset) return languages().forEach(keep);
    const back = languages().filter(language => {
      const words = stored(keyOf(language)) || {};
      const found = fields(language).filter(field => field.name in words && words[field.name] !== field.value);
      found.forEach(field => { field.value = words[field.name]; });
      return found.length;
    });
    back.forEach(language => look(language));
    if (back.length) say(root.dataset.restored);
    if (isSentBack()) languages().forEach(keep);
  };

  // -- what is told

  const say = text => {
    const line = document.createElement("li");
    line.className = "info";
    line.textContent = text;
    const list = document.createElement("ul");
    list.className = "messagelist";
    list.append(line);
    document.getElementById("desk-messages").append(list);
  };

  const tellVerb = () => {
    const label = one(".desk-label");
    if (!label) return;
    label.dataset.plain ??= label.textContent;
    const touched = languages().some(language => fields(language).some(isTyped));
    root.toggleAttribute("data-touched", touched);
    label.textContent = touched ? root.dataset.editAndApprove : label.dataset.plain;
  };

  // -- the linter's remarks

  const timers = new WeakMap();
  const lookSoon = language => {
    clearTimeout(timers.get(language));
    timers.set(language, setTimeout(() => look(language), autocaptionRemarks.PAUSE));
  };

  const look = async language => {
    const field = altOf(language);
    const typed = field.value;
    const beside = all("[data-beside]", language).map(list => [list, one(`[name$="-${list.dataset.beside}"]`, language)]);
    const said = beside.map(([, other]) => other.value);
    const more = beside.map(([list], place) => [list.dataset.beside, said[place]]);
    const found = await autocaptionRemarks.ask(root.dataset.remarksUrl, token(), language.dataset.caption, typed, more);
    if (!found || field.value !== typed || !field.isConnected || beside.some(([, other], place) => other.value !== said[place])) return;
    one(".desk-length", language).textContent = found.length;
    autocaptionRemarks.tell(one(".desk-said .desk-remarks", language), found.remarks);
    beside.forEach(([list]) => autocaptionRemarks.tell(list, found.beside[list.dataset.beside] || []));
    const difference = one(".desk-difference", language);
    if (difference) difference.innerHTML = found.difference; // The site's own, with what was typed escaped.
  };

  // -- the next image: its picture is loaded and decoded before it is asked for, and stays while its words come

  const ahead = new Map();
  const coming = () => (root.dataset.coming || "").split(" ").filter(Boolean);

  const fetchAhead = () => {
    for (const address of [...ahead.keys()]) if (!coming().includes(address)) ahead.delete(address);
    for (const address of coming()) {
      if (ahead.has(address)) continue;
      const image = new Image();
      image.src = address;
      image.decode().catch(() => {}); // One that is none is told by the page that shows it.
      ahead.set(address, image);
    }
  };

  const write = field => {
    autocaptionSight(field);
    field.setSelectionRange(field.value.length, field.value.length);
  };

  const begin = () => {
    shownAt = performance.now();
    restore();
    autocaptionUntaken.tell(root, notes(), say);
    tellVerb();
    fetchAhead();
    const place = one("[id^='desk-conflict-'], .desk-held h2") || one(".desk-panel .errors textarea");
    const field = firstAlt();
    if (field) field.setAttribute("aria-describedby", `desk-place ${field.getAttribute("aria-describedby") || ""}`);
    if (place) place.focus();
    else if (field) write(field);
    else one(".desk-place").focus({ preventScroll: true });
    clearTimeout(looking);
    if ("asked" in root.dataset) lookForWords(LOOKS_FOR_WORDS);
  };

  /** An answer of the site into the page. It calls ``settled`` where it is of the desk or its end, else ``lost``. */
  const put = (text, address, settled, lost) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const desk = page.getElementById(ID);
    if (!desk) {
      const isEnd = Boolean(page.querySelector(".desk-end"));
      if (isEnd) root.dataset.leaveUrl = "";
      if (isEnd && settled) {
        dropped = true;
        settled();
      }
      if (!isEnd && lost) lost();
      location.assign(isEnd ? address : here()); // Or the way to sign in again; what was typed is kept.
      return;
    }
    if (settled) settled();
    const before = one(".desk-picture img");
    root.replaceWith(desk);
    root = desk;
    keepPicture(before);
    const told = page.getElementById("desk-messages");
    document.getElementById("desk-messages").replaceChildren(...(told ? told.childNodes : []));
    history.replaceState(null, "", address);
    scrollTo(0, 0);
    begin();
  };

  const showNext = () => {
    const next = ahead.get(coming()[0]);
    const picture = one(".desk-picture img");
    if (!next || !picture || named("veil")) return; // What nobody has asked for is blurred from the start.
    next.alt = picture.alt;
    picture.replaceWith(next);
  };

  /** The same picture is not drawn anew. */
  const keepPicture = before => {
    const now = one(".desk-picture img");
    if (!before || !now || before.getAttribute("src") !== now.getAttribute("src")) return;
    before.alt = now.alt;
    now.replaceWith(before);
  };

  /** What was sent was not taken: the page stays, with the token of whoever signed in anew meanwhile. */
  const renew = async () => {
    const response = await ask(here());
    const page = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(ID);
    if (!page || page.dataset.user !== root.dataset.user) return location.assign(root.dataset.url);
    const fresh = one("[name=csrfmiddlewaretoken]", page).value;
    all("[name=csrfmiddlewaretoken]").forEach(field => { field.value = fresh; });
    say(root.dataset.refused);
  };

  const send = async (sent, button) => {
    if (busy) return;
    const body = new FormData(sent, button);
    body.set("fetched", "1");
    if (body.has("seconds")) body.set("seconds", String(Math.round((performance.now() - shownAt) / 1000)));
    const name = button ? button.name : "";
    const done = DECIDES.includes(name);
    const keys = languages().map(keyOf);
    if (name !== "_theirs") languages().forEach(keep);
    languages().forEach(language => clearTimeout(timers.get(language)));
    busy = true;
    root.setAttribute("aria-busy", "true");
    const picture = one(".desk-picture img");
    if (done || ["_skip", "_retry"].includes(name)) showNext();
    const stay = () => { if (picture) one(".desk-picture img").replaceWith(picture); };
    try {
      const response = await ask(sent.action, { method: "POST", body });
      if (response.status === 403) {
        stay();
        return await renew();
      }
      if (response.status >= 500) {
        stay();
        return say(root.dataset.offline);
      }
      const decided = done && response.ok && (() => keys.forEach(key => store(key, null)));
      const untaken = response.ok && (() => autocaptionUntaken.keep(root, notes().filter(isTyped)));
      put(await response.text(), response.url, decided, untaken);
      if (name === "_go") history.replaceState(null, "", here()); // A reload shows the same image.
    } catch {
      stay();
      say(root.dataset.offline);
    } finally {
      busy = false;
      root.removeAttribute("aria-busy");
    }
  };

  /** The same image anew; who writes stays where they are. */
  const renewImage = async () => {
    if (busy) return;
    languages().forEach(keep);
    busy = true;
    try {
      const response = await ask(here());
      const text = await response.text();
      const was = autocaptionStay.at(root, notes());
      put(text, response.url);
      autocaptionStay.back(root, was);
    } catch {
      say(root.dataset.offline);
    } finally {
      busy = false;
    }
  };

  /** A service was asked anew: its words come to this page. */
  const lookForWords = left => {
    looking = setTimeout(async () => {
      const seen = all("[name$='-seen_as']").map(field => field.value).join();
      try {
        const response = await ask(here());
        const page = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(ID);
        const now = page ? all("[name$='-seen_as']", page).map(field => field.value).join() : seen;
        if (!busy && page && (now !== seen || !("asked" in page.dataset))) return renewImage();
      } catch { /* Looked for again. */ }
      if (left > 1) lookForWords(left - 1);
    }, 2000);
  };

  // -- buttons and fields

  document.addEventListener("submit", event => {
    if (!root.contains(event.target) || event.target.matches("[method=dialog]")) return;
    if (event.submitter && "leaves" in event.submitter.dataset) {
      root.dataset.leaveUrl = ""; // The site gives the image back.
      return;
    }
    event.preventDefault();
    send(event.target, event.submitter);
  });

  document.addEventListener("input", event => {
    const language = event.target.closest(".desk-language");
    if (!language) return;
    keep(language);
    tellVerb();
    const taken = one("[name$='-taken']", language);
    if (taken && event.target !== taken) taken.checked = true;
    if (fields(language).includes(event.target)) lookSoon(language);
  });

  document.addEventListener("click", event => {
    if (event.detail > 1 && root.contains(event.target) && event.target.closest("[type=submit]")) event.preventDefault();
    const pressed = event.target.closest("[data-desk]");
    if (!pressed || !root.contains(pressed)) return;
    const what = pressed.dataset.desk;
    if (what === "zoom") autocaptionZoom(named("picture"), pressed);
    if (what === "keys") one(".desk-keys").showModal();
    if (what === "from-theirs") {
      languages().forEach(language => store(keyOf(language), null));
      dropped = true;
    }
  });

  // -- keys

  const click = button => {
    if (button) button.click();
    return Boolean(button);
  };
  const press = name => click(named(name));

  /** The main button of the panel that has the focus, else that of the page. */
  const main = () => {
    const panel = document.activeElement.closest(".desk-panel");
    return click((panel && one("[data-desk-main]", panel)) || named("main"));
  };

  const open = name => {
    const panel = named(name);
    if (!panel) return false;
    panel.open = true;
    one("button, select, input, textarea", panel).focus({ preventScroll: true });
    return true;
  };

  const out = () => {
    all(".desk-panel[open]").forEach(panel => { panel.open = false; });
    one(".desk-place").focus({ preventScroll: true });
    return true;
  };

  const back = () => {
    if (firstAlt()) write(firstAlt());
    return Boolean(firstAlt());
  };

  const reject = digit => {
    const panel = named("reject");
    return click(panel && panel.open ? one(`[data-digit="${digit}"]`, panel) : null);
  };

  const CHORDS = {
    Enter: event => (event.altKey ? press("approve") || press("retry") : main()),
    " ": () => press("skip"),
    ArrowLeft: () => press("before"),
    ArrowRight: () => press("after"),
  };
  const SINGLE = {
    a: () => press("main"),
    b: () => open("block"),
    d: () => press("decorative"),
    e: back,
    l: () => press("later"),
    r: () => open("reject"),
    s: () => press("skip"),
    t: () => press("retry"),
    u: () => press("undo"),
    v: () => press("veil"),
    x: () => open("recaption"),
    z: () => press("zoom"),
    "?": () => press("keys"),
  };
  const WRITES = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

  document.addEventListener("keydown", event => {
    // While an input method composes, Enter and Escape are its own.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (one("dialog[open]") || "held" in root.dataset) return;
    const inside = root.contains(event.target) || event.target === document.body;
    if (!inside) return;
    let act = null;
    if (event.ctrlKey || event.metaKey) {
      act = event.shiftKey || (event.altKey && event.key !== "Enter") ? null : CHORDS[event.key];
    } else if (event.key === "Escape") {
      act = out;
    } else if (root.dataset.keys === "on" && !event.altKey && !event.target.matches(WRITES)) {
      const name = autocaptionKeys.nameOf(event);
      act = /^[1-6]$/.test(name) ? () => reject(name) : SINGLE[name];
    }
    // A key that is held, as a second click of a double one below, is about the image before.
    if (act && (event.repeat || act(event))) event.preventDefault();
  });

  // -- who leaves gives the image back

  addEventListener("pagehide", () => {
    languages().forEach(keep);
    if (!root.dataset.leaveUrl) return;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append("item", root.dataset.item);
    body.append("seat", root.dataset.seat);
    body.append("fetched", "1");
    navigator.sendBeacon(root.dataset.leaveUrl, body);
  });

  begin();
});
