// Whoever writes at the desk stays where they are while the same image comes anew, as when a service had words for it.
"use strict";
const autocaptionStay = {
  /** Where the person is on this desk, and what they have typed beside the words. */
  at(desk, notes) {
    const { id, name, value, selectionStart, selectionEnd } = document.activeElement;
    const place = desk.contains(document.activeElement) ? (id && `#${CSS.escape(id)}`) || (name && `[name="${name}"]`) : "";
    return {
      place, value, selectionStart, selectionEnd,
      top: scrollY,
      panels: [...desk.querySelectorAll("details[data-desk][open]")].map(panel => panel.dataset.desk),
      notes: notes.map(field => [field.name, field.value]),
    };
  },

  /** They are there on the desk that came. */
  back(desk, was) {
    was.panels.forEach(name => { desk.querySelector(`details[data-desk="${name}"]`).open = true; });
    was.notes.forEach(([name, value]) => { desk.querySelector(`[name="${name}"]`).value = value; });
    const field = was.place && desk.querySelector(was.place);
    scrollTo(0, was.top);
    if (!field) return;
    for (let each = field.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    field.focus({ preventScroll: true });
    if (field.value === was.value && was.selectionStart != null) field.setSelectionRange(was.selectionStart, was.selectionEnd);
  },
};
