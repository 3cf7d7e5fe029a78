// What the linter says of words while somebody types them: asked of the site, and told in a list.
"use strict";
const autocaptionRemarks = {
  /** Milliseconds without a key until the site is asked. */
  PAUSE: 250,

  /** What is said of these words; null where nobody can say it, as it is told on saving, too. */
  async ask(address, token, caption, text, more = []) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token);
    body.append("caption", caption);
    body.append("text", text);
    more.forEach(([name, value]) => body.append(name, value));
    try {
      const response = await fetch(address, { method: "POST", body });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  },

  /** Nothing is drawn anew, and read aloud again, that was said before. */
  tell(list, sentences) {
    if ([...list.children].map(line => line.textContent).join("\n") === sentences.join("\n")) return;
    list.replaceChildren(...sentences.map(sentence => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    }));
  },
};
