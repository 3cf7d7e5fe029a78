// Single keys, on whatever keyboard.
"use strict";
const autocaptionKeys = {
  /** The letter or digit of a key. One that writes another script is called what it writes on most Latin keyboards, and
   * so is a digit that takes Shift elsewhere. */
  nameOf({ key, code }) {
    if (key.length !== 1 || key === "?") return key;
    if (key === "؟") return "?";
    const [, digit, letter] = /^(?:Digit|Numpad)(\d)$|^Key(\w)$/.exec(code) || [];
    return digit || (/[!-~]/.test(key) ? key : letter || key).toLowerCase();
  },
};
