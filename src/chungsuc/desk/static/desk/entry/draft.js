// The draft: kept by the server; where the network is gone kept on this machine, and brought to the server later.

import { toast } from "../kit.js";
import { figures, post, SignedOut, typed, write } from "./fields.js";

const WAIT = 2500;
const LONGEST = 30000;

export class Draft {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.version = form.dataset.version;
    this.place = document.getElementById("draft-state");
    this.saved = JSON.stringify(figures(form));
    this.saving = null;
    this.pause = WAIT;
    this.stopped = false;
    addEventListener("online", () => this.soon(0));
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
  }

  get unsaved() {
    return JSON.stringify(figures(this.form)) !== this.saved;
  }

  changed() {
    if (this.behind) this.version = ""; // told once; whoever goes on overwrites
    this.behind = false;
    if (this.unsaved) this.keepHere();
    this.soon(this.pause);
  }

  soon(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), wait);
  }

  /** Save now, one at a time; what changes meanwhile is saved after it. */
  async save() {
    if (this.saving || this.stopped || this.behind || !this.unsaved) return;
    this.saving = this.bring();
    await this.saving;
    this.saving = null;
    if (this.unsaved && !this.behind) this.soon(this.pause);
  }

  async bring() {
    const said = JSON.stringify(figures(this.form));
    const body = typed(this.form);
    body.append("version", this.version);
    this.say(this.words.saving);
    try {
      const answer = await post(this.words.draft, body);
      if (answer.status === 409) return this.fallBehind(answer.said);
      if (answer.status !== 200) return this.say(answer.said.whole?.join(" ") ?? "");
      this.version = String(answer.said.version);
      this.saved = said;
      this.pause = WAIT;
      if (!this.unsaved) this.forget();
      this.say(`${this.words.saved} ${answer.said.at}`);
    } catch (error) {
      this.keepHere();
      this.pause = Math.min(this.pause * 2, LONGEST);
      this.say(error instanceof SignedOut ? this.words.signedOut : this.words.offline, true);
    }
  }

  fallBehind(said) {
    this.behind = true;
    this.keepHere();
    this.say(`${said.whole.join(" ")} ${this.words.behind}`, true);
  }

  /** The page goes away: a last word that needs no answer. */
  leave() {
    if (this.stopped || this.behind || !this.unsaved) return;
    this.keepHere();
    const body = typed(this.form);
    body.append("version", this.version); // a newer draft of another page stays; this one is kept here
    navigator.sendBeacon(this.words.draft, body);
  }

  /** Wait for a save under way and make no other: the form itself is being sent. */
  async stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.saving;
  }

  goOn() {
    this.stopped = false;
    this.soon(this.pause);
  }

  keepHere() {
    try {
      localStorage.setItem(this.words.key, JSON.stringify({ fields: figures(this.form), version: this.version }));
    } catch {
      // A private window keeps nothing; the server still does.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.words.key);
    } catch {
      // Nothing was kept.
    }
  }

  /** Bring back what this machine kept; where the server has a newer draft only its blank fields are filled. */
  restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.words.key) ?? "null");
    } catch {
      return false;
    }
    if (!kept) return false;
    const there = figures(this.form);
    const newer = kept.version !== this.version;
    let count = 0;
    for (const [name, text] of Object.entries(kept.fields)) {
      if (there[name] === text || (newer && there[name])) continue;
      count += write(this.form, name, text) ? 1 : 0;
    }
    if (!count) {
      this.forget();
      return false;
    }
    toast(this.words.restored);
    this.soon(0);
    return true;
  }

  say(text, wrong = false) {
    this.place.textContent = text;
    this.place.classList.toggle("fault", wrong);
  }
}
