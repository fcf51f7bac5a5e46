// The queue: choosing many, the keys, answers in place. Without this script every form and link works as it stands.
import { toast } from "./kit.js";

const english = document.documentElement.lang === "en";
const say = (vi, en) => (english ? en : vi);
const table = document.getElementById("queue");
const howMany = document.getElementById("how-many");
const all = document.getElementById("all");
const pageAll = document.getElementById("page-all");
const number = (count) => count.toLocaleString(english ? "en" : "vi");

const boxes = () => [...table.querySelectorAll('input[name="pk"]')];
const lines = () => [...table.querySelectorAll("tbody.line")];

// ── choosing ────────────────────────────────────────────────────────────────────────────────────────

/** The boxes under one heading: up to the next heading. */
function underneath(heading) {
  const found = [];
  for (let body = heading.closest("tbody").nextElementSibling; body && !body.matches(".group"); body = body.nextElementSibling)
    found.push(...body.querySelectorAll('input[name="pk"]'));
  return found;
}

const together = (box, some) => {
  const ticked = some.filter((one) => one.checked).length;
  box.checked = some.length > 0 && ticked === some.length;
  box.indeterminate = ticked > 0 && ticked < some.length;
  box.disabled = some.length === 0;
};

function tell() {
  for (const heading of table.querySelectorAll(".group-all")) together(heading, underneath(heading));
  if (pageAll) together(pageAll, boxes());
  if (!howMany) return;
  const ticked = boxes().filter((box) => box.checked).length;
  howMany.parentElement.classList.toggle("some", ticked > 0 || Boolean(all?.checked));
  howMany.textContent = all?.checked
    ? say(`Sẽ xác nhận cả ${number(all.value.split(",").length)} số liệu của bộ lọc, kể cả ở các trang khác.`, `All ${number(all.value.split(",").length)} values of the filter will be confirmed, on other pages too.`)
    : ticked
      ? say(`Đã chọn ${number(ticked)} số liệu.`, `Chosen: ${number(ticked)}.`)
      : say("Đánh dấu các dòng đã xem rồi xác nhận.", "Tick the rows you have looked at, then confirm.");
}

// ── keys: only while the focus is in the table ──────────────────────────────────────────────────────

const handle = (line) => line.querySelector('input[name="pk"], .to-value, a, button');

function step(from, by) {
  const all = lines();
  const next = all[all.indexOf(from) + by];
  if (next) {
    handle(next)?.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

const keys = {
  j: (line) => step(line, 1),
  ArrowDown: (line) => step(line, 1),
  k: (line) => step(line, -1),
  ArrowUp: (line) => step(line, -1),
  " ": (line) => line.querySelector('input[name="pk"]')?.click(),
  c: (line) => line.querySelector(".confirm")?.click(),
  r: (line) => line.querySelector(".back")?.click(),
};

table?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const line = event.target.closest("tbody.line");
  if (!line) return;
  if (event.key === "Escape") return void line.querySelector(".return a")?.click();
  if (event.target.matches('textarea, select, input:not([type="checkbox"])')) return;
  if (event.key === " " && event.target.matches("input, button, a, summary")) return; // the browser does that itself
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act(line);
});

// ── answers in place ────────────────────────────────────────────────────────────────────────────────

let waiting = null; // the place of the line that was sent, so that the focus stays there
let ticked = null; // and the value that was ticked in it: looking at the form of a return does not untick it

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target } = event.detail;
  if (xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  const line = target.closest?.("tbody.line");
  ticked = line?.querySelector('input[name="pk"]:checked')?.value ?? null;
  waiting = line && line.contains(document.activeElement) ? lines().indexOf(line) : null;
});

document.addEventListener("htmx:afterSettle", () => {
  if (!table) return;
  if (ticked !== null) for (const box of boxes()) if (box.value === ticked) box.checked = true;
  ticked = null;
  tell();
  if (waiting === null) return;
  const line = lines()[waiting];
  waiting = null;
  if (!line) return;
  const form = line.querySelector(".return");
  const done = !line.querySelector('input[name="pk"]') && !form;
  const next = done ? lines()[lines().indexOf(line) + 1] : line;
  (form?.querySelector("select") ?? handle(next ?? line))?.focus();
});

for (const name of ["htmx:sendError", "htmx:responseError"])
  document.addEventListener(name, () => {
    toast(say("Chưa ghi được: mất kết nối hoặc phiên làm việc đã hết. Tải lại trang rồi làm lại.", "Not stored: the connection broke or the session ended. Reload the page and try again."), "error");
  });

if (table) {
  for (const hidden of document.querySelectorAll(".for-script, #keys")) hidden.hidden = false;
  document.querySelector("#keys .into")?.addEventListener("click", (event) => {
    event.preventDefault();
    const first = lines()[0];
    if (first) handle(first)?.focus();
  });
  document.addEventListener("change", (event) => {
    if (event.target === pageAll) for (const box of boxes()) box.checked = pageAll.checked;
    if (event.target.matches(".group-all")) for (const box of underneath(event.target)) box.checked = event.target.checked;
    tell();
  });
  document.getElementById("chosen").addEventListener("submit", (event) => {
    if (event.submitter?.name === "one" || all?.checked || boxes().some((box) => box.checked)) return;
    event.preventDefault();
    toast(say("Chưa chọn số liệu nào.", "Nothing is chosen."), "warning");
  });
  tell();
}
