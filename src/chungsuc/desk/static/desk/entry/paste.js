// Paste from a spreadsheet: one column fills the fields that follow; with numbers of indicators before it, by number.

import { toast } from "../kit.js";
import { write } from "./fields.js";

const YES = new Set(["dat", "x", "✓", "✔", "co", "true", "yes", "1", "d"]);
const NO = new Set(["khong dat", "chua dat", "khong", "k", "kd", "false", "no", "0"]);

export function pasteColumns(form, changed) {
  form.addEventListener("paste", (event) => {
    const field = event.target.closest?.(".entry-field");
    const kind = event.target.name?.slice(0, 1);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field || !["v", "n", "d"].includes(kind) || !/[\r\n\t]/.test(text.trimEnd())) return;
    event.preventDefault();
    const rows = text.replace(/\r?\n$/, "").split(/\r?\n/).map((row) => row.split("\t").map((cell) => cell.trim()));
    const count = byNumber(form, rows) ?? inOrder(form, field, kind, rows);
    toast(form.dataset.pasted.replace("#", count));
    changed();
  });
}

/** Fill by the numbers in the first column, where most of them are numbers of indicators; else gives null. */
function byNumber(form, rows) {
  if (rows.some((row) => row.length < 2)) return null;
  const fields = new Map([...form.querySelectorAll(".entry-field")].map((one) => [one.dataset.no, one]));
  const known = rows.filter((row) => fields.has(row[0]));
  if (known.length * 2 < rows.length) return null;
  return known.filter(([no, ...cells]) => fill(form, fields.get(no), cells, "v")).length;
}

function inOrder(form, start, kind, rows) {
  const all = [...form.querySelectorAll(".entry-field")].filter((one) => one.querySelector('[name^="v:"]'));
  const first = all.indexOf(start);
  return rows.filter((cells, place) => all[first + place] && fill(form, all[first + place], cells, kind)).length;
}

/** Fill one field with the cells of a row; blank cells leave it as it is. */
function fill(form, field, cells, kind) {
  const no = field.dataset.no;
  const filled = cells.filter(Boolean);
  if (!filled.length) return false;
  if (field.dataset.shape === "attested") {
    const said = attested(filled[0]);
    return said !== null && write(form, `v:${no}`, said);
  }
  if (field.dataset.shape === "rate" && (filled.length === 2 || kind !== "v")) {
    write(form, `v:${no}`, "");
    if (filled.length === 2) return write(form, `n:${no}`, filled[0]) && write(form, `d:${no}`, filled[1]);
    return write(form, `${kind}:${no}`, filled[0]);
  }
  for (const part of ["n", "d"]) write(form, `${part}:${no}`, "");
  return write(form, `v:${no}`, filled[0]);
}

function attested(text) {
  const folded = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").trim();
  return YES.has(folded) ? "Đạt" : NO.has(folded) ? "Không đạt" : null;
}
