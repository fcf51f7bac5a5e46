// The form of entry while one types: verdicts beside the fields, a draft that survives a bad network, keys, paste.
// Without this script the form works by its buttons.

import { Check } from "./entry/check.js";
import { Draft } from "./entry/draft.js";
import { moveByKeys, nextMissing } from "./entry/keys.js";
import { pasteColumns } from "./entry/paste.js";
import { Send } from "./entry/send.js";

const form = document.getElementById("entry");

if (form) {
  form.classList.add("live");
  const check = new Check(form);
  const draft = new Draft(form);
  const send = new Send(form, check, draft);
  const changed = () => {
    check.soon();
    draft.changed();
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", (event) => {
    draft.soon(300);
    check.release(event.target.closest(".entry-field"));
  });
  moveByKeys(form);
  pasteColumns(form, changed);
  nextMissing(form);

  for (const button of form.querySelectorAll("[data-choice]")) button.hidden = false;
  form.addEventListener("click", (event) => {
    const way = event.target.closest("[data-choice]");
    if (!way) return;
    const value = way.closest(".entry-field").querySelector('[name^="v:"]');
    check.fill(value.closest(".entry-field"), "v", way.textContent);
    value.focus();
    changed();
  });
  for (const button of form.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = button.closest(".entry-field");
      for (const kind of ["v", "n", "d"]) {
        const text = button.getAttribute(`data-copy-${kind}`);
        if (text !== null) check.fill(field, kind, text);
      }
      changed();
    });
  }

  if (draft.restore()) check.soon();
  form.addEventListener("submit", (event) => send.onSubmit(event));
}
