// The verdict beside each field: asks the server what the form would mean, and shows it.

import { post, typed, write } from "./fields.js";

const WAIT = 300;

export class Check {
  constructor(form) {
    this.form = form;
    this.last = null;
    this.timer = 0;
    this.asking = null;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), WAIT);
  }

  /** Ask now; an older question that is still under way is dropped. */
  async now() {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const { status, said } = await post(this.form.dataset.check, typed(this.form), this.asking.signal);
      if (status === 200) this.show(said);
    } catch {
      // Without a network there is no verdict; the draft says so.
    }
  }

  /** Bring the page up to date. `all` also shows what is wrong with the field in which somebody is typing. */
  show(said, all = false) {
    this.last = said;
    for (const name of ["met", "total", "filled", "missing", "changes"]) {
      for (const place of document.querySelectorAll(`[data-stand="${name}"]`)) place.textContent = said[name];
    }
    for (const mark of said.criteria) this.mark(mark);
    this.form.querySelector("[data-next-missing]").hidden = said.missing === 0;
    for (const one of said.fields) this.field(one, all);
  }

  /** Somebody has left a field: what was held back about it is shown. */
  release(field) {
    const one = field && this.last?.fields.find(({ slug }) => slug === field.dataset.slug);
    if (one) setTimeout(() => isTyping(field) || this.tell(field, one));
  }

  /** Fill a field of one kind (v, n, d) and empty what would contradict it. */
  fill(field, kind, text) {
    const no = field.dataset.no;
    if (!write(this.form, `${kind}:${no}`, text)) return false;
    if (kind === "v") for (const part of ["n", "d"]) write(this.form, `${part}:${no}`, "");
    else write(this.form, `v:${no}`, "");
    return true;
  }

  mark({ slug, status, sign }) {
    const place = document.querySelector(`[data-criterion="${slug}"]`);
    if (!place) return;
    place.className = status;
    place.querySelector("small").textContent = sign;
  }

  field(one, all) {
    const field = document.getElementById(`f-${one.slug}`);
    if (!field) return;
    const chip = field.querySelector("[data-chip]");
    chip.className = `chip ${one.chip.status}`;
    chip.textContent = one.chip.words;
    field.querySelector("[data-gap]").textContent = one.chip.gap;
    if (all || !isTyping(field)) this.tell(field, one);
    else if (!one.faults.length) mend(field);
  }

  tell(field, one) {
    const place = field.querySelector(".said");
    const lines = [
      ...one.faults.flatMap((fault) => [line("fault", fault.text), ...fault.choices.map(choice)]),
      ...[...one.asked, ...one.answered].map((question) => line("caution", question)),
    ];
    place.replaceChildren(...lines);
    markWrong(field, one.faults.length > 0);
    const reason = field.querySelector(".reason");
    const retracts = field.querySelector('[name^="r:"]')?.checked;
    const wanted = one.asked.length + one.answered.length > 0 || retracts || reason.querySelector("input").value;
    reason.toggleAttribute("data-quiet", !wanted);
  }

}

function markWrong(field, wrong) {
  field.classList.toggle("wrong", wrong);
  for (const input of field.querySelectorAll(".numbers input")) {
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/** What was wrong is right now: that is said at once, while somebody is still typing. */
function mend(field) {
  for (const said of field.querySelectorAll(".said .fault, .said .choice")) said.remove();
  markWrong(field, false);
}

/** True while somebody is in a number of the field: half a number is not yet wrong. */
function isTyping(field) {
  return field.contains(document.activeElement) && document.activeElement.matches(".numbers input");
}

/** A way to write what may have been meant; `entry.js` listens to it. */
function choice(way) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small choice";
  button.dataset.choice = "";
  button.textContent = way;
  return button;
}

function line(kind, text) {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}
