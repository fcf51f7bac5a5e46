// What the kit needs beside its style: menus that close, toasts that go, explanations in a dialog. Pages work without.

const closable = "details[data-closes], .bar details";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(closable)) {
    if (!open.open) continue;
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(closable)) {
    if (open.open && !open.contains(event.target)) open.open = false;
  }
});

// ── toasts ────────────────────────────────────────────────────────────────────────────────────────────

/** Say something in passing (thông báo): `kind` is "", "warning" or "error"; an error stays until it is clicked away. */
export function toast(text, kind = "") {
  const said = document.createElement("div");
  said.className = `toast ${kind}`.trim();
  said.textContent = text;
  said.addEventListener("click", () => said.remove());
  document.getElementById("toasts").append(said);
  if (kind !== "error") setTimeout(() => said.remove(), 7000);
}

// A server may say it too: the answer's header HX-Trigger: {"toast": {"text": "…", "kind": "…"}}.
document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.kind ?? ""));

// ── explanations ──────────────────────────────────────────────────────────────────────────────────────

/** Show what an address answers inside of the page's dialog; where that cannot be, go to the address. */
export async function tell(address) {
  const dialog = document.getElementById("vi-sao");
  if (!dialog) return window.location.assign(address);
  const inside = dialog.querySelector(".inside");
  inside.textContent = "…";
  if (!dialog.open) dialog.showModal();
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    const elsewhere = answer.headers.get("HX-Redirect") ?? (answer.redirected ? answer.url : null);
    if (elsewhere) return window.location.assign(elsewhere);
    inside.innerHTML = await answer.text();
  } catch {
    window.location.assign(address);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  tell(link.href);
});

// ── folds ─────────────────────────────────────────────────────────────────────────────────────────────

// A link to something folded away opens it.
function unfold() {
  const target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
window.addEventListener("hashchange", unfold);
unfold();

// On paper nothing is folded away.
window.addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details.fold")) fold.open = true;
});

// On a phone the filters would push what one came for out of sight.
if (window.matchMedia("(max-width: 760px)").matches) {
  for (const filters of document.querySelectorAll("details.filters")) filters.open = false;
}
