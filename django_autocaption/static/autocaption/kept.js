// What a browser keeps for a person, if it keeps anything: words that they have typed, and what they sent.
"use strict";
const autocaptionKept = {
  /** What was kept under that name; null = nothing. `where`: localStorage or sessionStorage. */
  read(where, name) {
    try {
      return JSON.parse(window[where].getItem(name));
    } catch {
      return null;
    }
  },

  /** Keep this, until something else is; null = forget it. */
  write(where, name, what) {
    try {
      if (what === null) window[where].removeItem(name);
      else window[where].setItem(name, JSON.stringify(what));
    } catch { /* A browser that keeps nothing: what is typed is on the page alone. */ }
  },
};
