// What the kit needs beside its style: menus that close, toasts that go. Pages work without it.

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
