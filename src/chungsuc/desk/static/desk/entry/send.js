// Submitting: the same id however often it is sent; on a bad network it is sent again, faults are shown in place.

import { post, SignedOut, typed } from "./fields.js";

const AGAIN = 5000;

export class Send {
  constructor(form, check, draft) {
    Object.assign(this, { form, check, draft, busy: false });
    this.summary = document.getElementById("entry-summary");
    // Back from the receipt: the page as it was would submit under an id that is used up.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    addEventListener("online", () => this.waiting && this.send());
  }

  onSubmit(event) {
    const act = event.submitter?.value;
    if (act === "discard") {
      this.draft.stopped = true;
      this.draft.forget();
      return;
    }
    if (act !== "submit") return;
    event.preventDefault();
    if (!this.busy) this.send();
  }

  async send() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.mark(true);
    this.summary.replaceChildren();
    await this.draft.stop();
    const body = typed(this.form);
    body.append("act", "submit");
    try {
      const { status, said } = await post(this.form.action, body);
      if (status === 200) return this.done(said.receipt);
      this.refused(said);
    } catch (error) {
      this.draft.keepHere();
      const gone = error instanceof SignedOut;
      this.tell([gone ? this.form.dataset.signedOut : this.form.dataset.resend]);
      if (!gone) this.waiting = setTimeout(() => this.send(), AGAIN);
      if (!gone) return;
    }
    this.mark(false);
    this.draft.goOn();
  }

  done(address) {
    this.draft.forget();
    location.assign(address);
  }

  refused(said) {
    if (!said.fields) return this.tell(said.whole ?? []);
    this.check.show(said, true);
    const wrong = said.fields.filter((one) => one.faults.length || one.asked.length);
    this.tell([this.form.dataset.refused, ...said.whole], wrong.map(({ slug }) => slug));
  }

  /** Say on top what is in the way, with a link to each field, and bring the person there. */
  tell(lines, slugs = []) {
    const note = document.createElement("div");
    note.className = "note bad";
    note.setAttribute("role", "alert");
    note.append(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    note.firstChild?.classList.add("first");
    if (slugs.length) {
      const list = document.createElement("ul");
      list.append(...slugs.map((slug) => this.link(slug)));
      note.append(Object.assign(document.createElement("p"), { textContent: this.form.dataset.mend }), list);
    }
    this.summary.replaceChildren(note);
    this.summary.focus();
    this.summary.scrollIntoView({ block: "start" });
  }

  link(slug) {
    const link = document.createElement("a");
    link.href = `#f-${slug}`;
    link.textContent = document.getElementById(`n-${slug}`).textContent;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const field = document.getElementById(`f-${slug}`);
      const question = field.querySelector(".reason:not([data-quiet]) input");
      const stop = field.classList.contains("wrong") ? null : question;
      (stop ?? field.querySelector('[name^="v:"]:checked, [name^="v:"]:not([type="radio"])'))?.focus();
      field.scrollIntoView({ block: "center" });
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  mark(busy) {
    this.busy = busy;
    const button = this.form.querySelector('[value="submit"]');
    button.disabled = busy;
    button.setAttribute("aria-busy", String(busy));
  }
}
