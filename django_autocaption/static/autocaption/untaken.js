// A decision at the desk that met the page to sign in was not taken: its person is told where they go on, and has the
// note or the reason again that they had typed. Words are kept by the desk itself.
"use strict";
const autocaptionUntaken = {
  KEPT: "autocaption-untaken",

  /** What was sent about this image did not arrive. `notes`: fields beside its words. */
  keep(desk, notes) {
    const { user, item } = desk.dataset;
    autocaptionKept.write("sessionStorage", this.KEPT, { user, item, notes: notes.map(field => [field.name, field.value]) });
  },

  /** Told once, at the next image of a desk, to nobody else who signs in there. */
  tell(desk, notes, say) {
    const untaken = "refused" in desk.dataset && autocaptionKept.read("sessionStorage", this.KEPT);
    if (!untaken) return;
    autocaptionKept.write("sessionStorage", this.KEPT, null);
    if (untaken.user !== desk.dataset.user) return;
    say(desk.dataset.refused);
    const typed = new Map(untaken.item === desk.dataset.item ? untaken.notes : []);
    notes.filter(field => typed.has(field.name)).forEach(field => {
      field.value = typed.get(field.name);
      field.closest(".desk-panel").open = true;
    });
  },
};
