// The matrix by keyboard: one cell at a time can be reached with Tab, the arrows move it, Enter tells why.

import { tell } from "./kit.js";

const grid = document.querySelector("table[role=grid]");
const rows = grid ? [...grid.querySelectorAll("tr[data-code]")] : [];
const numbers = grid ? [...grid.querySelectorAll("thead th[data-no]")].map((head) => head.dataset.no) : [];
const cellsOf = (row) => row.querySelectorAll("td.s");

function go(cell) {
  const old = grid.querySelector('td.s[tabindex="0"]');
  if (old && old !== cell) old.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus({ preventScroll: true });
  show(cell);
}

// What sticks to the edges hides cells that a browser thinks are in sight.
function show(cell) {
  const box = grid.parentElement;
  const head = grid.tHead.offsetHeight;
  const foot = grid.tFoot.offsetHeight;
  const names = grid.querySelector("thead .unit").offsetWidth;
  const row = cell.parentElement;
  if (row.offsetTop < box.scrollTop + head) box.scrollTop = row.offsetTop - head;
  const bottom = row.offsetTop + row.offsetHeight + foot;
  if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  if (cell.offsetLeft < box.scrollLeft + names) box.scrollLeft = cell.offsetLeft - names;
  const right = cell.offsetLeft + cell.offsetWidth;
  if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
}

function target(event, row, column) {
  const last = numbers.length - 1;
  switch (event.key) {
    case "ArrowRight": return [row, Math.min(column + 1, last)];
    case "ArrowLeft": return [row, Math.max(column - 1, 0)];
    case "ArrowDown": return [Math.min(row + 1, rows.length - 1), column];
    case "ArrowUp": return [Math.max(row - 1, 0), column];
    case "PageDown": return [Math.min(row + 10, rows.length - 1), column];
    case "PageUp": return [Math.max(row - 10, 0), column];
    case "Home": return [event.ctrlKey ? 0 : row, 0];
    case "End": return [event.ctrlKey ? rows.length - 1 : row, last];
    default: return null;
  }
}

function tellWhy(cell) {
  const row = cell.closest("tr[data-code]");
  const no = numbers[[...cellsOf(row)].indexOf(cell)];
  return tell(`${grid.dataset.why}${row.dataset.code}/vi-sao/${encodeURIComponent(no)}/${grid.dataset.query}`);
}

if (grid) {
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td.s");
    if (!cell) return;
    if (event.key === "Enter") {
      event.preventDefault();
      tellWhy(cell);
      return;
    }
    const row = cell.closest("tr[data-code]");
    const found = target(event, rows.indexOf(row), [...cellsOf(row)].indexOf(cell));
    if (!found) return;
    event.preventDefault();
    go(cellsOf(rows[found[0]])[found[1]]);
  });
  grid.addEventListener("click", (event) => {
    const cell = event.target.closest("td.s");
    if (!cell || !rows.includes(cell.parentElement)) return;
    go(cell);
    tellWhy(cell);
  });
}
