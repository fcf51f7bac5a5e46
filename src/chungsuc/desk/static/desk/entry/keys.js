// Keys: Enter and the arrows go down and up the form, in the same column where there is one.

const TYPED = 'input:not([type="radio"]):not([type="checkbox"]):not([type="hidden"])';

export function moveByKeys(form) {
  form.addEventListener("keydown", (event) => {
    const field = event.target.closest?.(".entry-field");
    if (!field || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const radio = event.target.type === "radio";
    if (!radio && !event.target.matches(TYPED)) return;
    const back = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
    if (!back && event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    go(form, field, event.target.name?.slice(0, 1) ?? "v", back ? -1 : 1);
  });
  form.addEventListener("focusin", (event) => {
    if (event.target.matches(`.numbers ${TYPED}`)) event.target.select();
  });
}

function go(form, field, kind, step) {
  const all = [...form.querySelectorAll(".entry-field")];
  for (let place = all.indexOf(field) + step; all[place]; place += step) {
    const stop = stopOf(all[place], kind);
    if (stop) return stop.focus();
  }
  if (step > 0) form.querySelector('[value="submit"]').focus();
}

function stopOf(field, kind) {
  const same = kind === "n" || kind === "d" ? field.querySelector(`[name^="${kind}:"]`) : null;
  return same ?? field.querySelector('[name^="v:"]:checked') ?? field.querySelector('[name^="v:"]');
}

/** A button that goes to the next field without a value. */
export function nextMissing(form) {
  const button = form.querySelector("[data-next-missing]");
  button.hidden = button.dataset.nextMissing === "0";
  let here = null;
  form.addEventListener("focusin", (event) => (here = event.target.closest(".entry-field") ?? here));
  button.addEventListener("click", () => {
    const all = [...form.querySelectorAll(".entry-field")];
    const start = all.indexOf(here) + 1;
    const next = [...all.slice(start), ...all.slice(0, start)].find(isMissing);
    stopOf(next ?? all[0], "v")?.focus();
  });
}

function isMissing(field) {
  if ("recorded" in field.dataset || field.classList.contains("excused") || !field.querySelector('[name^="v:"]')) return false;
  const said = [...field.querySelectorAll('[name^="v:"], [name^="n:"]')];
  return !said.some((one) => (one.type === "radio" ? one.checked && one.value : one.value.trim()));
}
