// The contact sheet: remarks while somebody types, keys, and words that outlive a closed tab. Without it every button
// does the same.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  // What was sent is the site's once it says so: before, there may be a session that is lost. It sends back what it could
  // not store.
  const SENT = "autocaption-sheet-sent";
  // What was ticked is so still on a sheet that is loaded anew, or of another size: else it would be approved.
  const TICKED = "autocaption-sheet-ticked";
  const sheet = document.getElementById("autocaption-sheet");
  const told = document.querySelector("[data-sent]");

  /** What was sent last has arrived, or its person is told that it has not. */
  const arrive = () => {
    const [name, keys] = autocaptionKept.read("sessionStorage", SENT) || [];
    const isHere = Boolean(name) && told !== null && told.dataset.sent.split(",").includes(name);
    if (!name || !(isHere || sheet)) return;
    if (isHere) keys.forEach(key => autocaptionKept.write("localStorage", key, null));
    else say(sheet.dataset.refused);
    if (isHere) autocaptionKept.write("sessionStorage", TICKED, null);
    autocaptionKept.write("sessionStorage", SENT, null);
  };

  const say = text => {
    const list = document.createElement("ul");
    const line = document.createElement("li");
    list.className = "messagelist";
    line.className = "warning";
    line.textContent = text;
    list.append(line);
    document.getElementById("desk-messages").append(list);
  };

  arrive();
  if (!sheet) return;
  document.documentElement.classList.add("autocaption-script");
  const all = selector => [...sheet.querySelectorAll(selector)];
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
  const areaOf = language => language.querySelector("textarea");
  // The same as at the desk, so that what was typed here is there as well.
  const keyOf = language =>
    ["autocaption-desk", sheet.dataset.user, language.dataset.caption, language.dataset.picture].join(" ");
  const timers = new WeakMap();
  let sent = false;

  const nameAtDesk = area => `${area.lang}-alt_text`;

  const keep = language => {
    const area = areaOf(language);
    const words = autocaptionKept.read("localStorage", keyOf(language)) || {}; // of the desk, too
    if (area.value === area.defaultValue) delete words[nameAtDesk(area)];
    else words[nameAtDesk(area)] = area.value;
    autocaptionKept.write("localStorage", keyOf(language), Object.keys(words).length ? words : null);
  };

  const restore = language => {
    const area = areaOf(language);
    const words = autocaptionKept.read("localStorage", keyOf(language));
    const typed = words && words[nameAtDesk(area)];
    if (typed === null || typed === undefined || typed === area.value) return;
    area.value = typed;
    look(language);
  };

  const look = async language => {
    const area = areaOf(language);
    const typed = area.value;
    const found = await autocaptionRemarks.ask(sheet.dataset.remarksUrl, token, language.dataset.caption, typed);
    if (!found || area.value !== typed) return;
    language.querySelector(".desk-length").textContent = found.length;
    autocaptionRemarks.tell(language.querySelector(".desk-remarks"), found.remarks);
  };

  all(".desk-remarks").forEach(list => list.setAttribute("aria-live", "polite"));
  all(".sheet-language").forEach(restore);

  const boxes = () => all("[name=ticked]");
  const keepTicks = () => {
    const keys = boxes().filter(box => box.checked).map(box => box.value);
    autocaptionKept.write("sessionStorage", TICKED, [sheet.dataset.leaveUrl, keys]);
  };
  const [place, ticked] = autocaptionKept.read("sessionStorage", TICKED) || [];
  if (place === sheet.dataset.leaveUrl) boxes().filter(box => ticked.includes(box.value)).forEach(box => { box.checked = true; });
  keepTicks();

  sheet.addEventListener("input", event => {
    if (event.target.name === "ticked") keepTicks();
    const language = event.target.closest(".sheet-language");
    if (!language) return;
    keep(language);
    clearTimeout(timers.get(language));
    timers.set(language, setTimeout(() => look(language), autocaptionRemarks.PAUSE));
  });

  sheet.addEventListener("submit", event => {
    if (sent) return event.preventDefault();
    sent = true;
    const button = event.submitter;
    if (button && button.name === "_skip") autocaptionKept.write("sessionStorage", TICKED, null);
    if (!button || !["_approve", "_save"].includes(button.name)) return;
    const done = all(".sheet-card:not(:has([name=ticked]:checked)) .sheet-language").map(keyOf);
    const name = `${Date.now()} ${Math.random()}`;
    sheet.querySelector("[name=autocaption_sent]").value = name;
    autocaptionKept.write("sessionStorage", SENT, [name, done]);
  });

  sheet.addEventListener("keydown", event => {
    // While an input method composes, Enter is its own.
    if (event.isComposing || event.keyCode === 229 || !(event.ctrlKey || event.metaKey)) return;
    if (event.shiftKey || event.altKey) return;
    const card = event.target.closest(".sheet-card");
    if (event.repeat && ["Enter", " "].includes(event.key)) {
      event.preventDefault(); // A key that is held is about the sheet before.
    } else if (event.key === "Enter") {
      event.preventDefault();
      sheet.requestSubmit(sheet.querySelector("[data-sheet=main]"));
    } else if (event.key === " " && card) {
      const tick = card.querySelector("[name=ticked]");
      if (tick) tick.click();
      event.preventDefault();
    } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && card) {
      const cards = all(".sheet-card");
      const next = cards[cards.indexOf(card) + (event.key === "ArrowRight" ? 1 : -1)];
      if (next) next.querySelector("textarea").focus();
      event.preventDefault();
    }
  });

  // A page that comes back from the browser's memory may be sent again.
  addEventListener("pageshow", () => { sent = false; });

  // Whoever leaves gives the images back that the page which comes has not taken.
  addEventListener("pagehide", () => {
    if (sent) return;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token);
    body.append("seat", sheet.querySelector("[name=seat]").value);
    body.append("fetched", "1");
    all("[name=item]").forEach(item => body.append("item", item.value));
    navigator.sendBeacon(sheet.dataset.leaveUrl, body);
  });

  const wrong = sheet.querySelector(".errors textarea, .errornote ~ .desk-field textarea");
  const first = wrong || sheet.querySelector("textarea");
  if (first) autocaptionSight(first);
});
