// Uploading evidence: drop, see what is chosen, see how far it is. Without this script the form works as it stands.
import { toast } from "./kit.js";

const english = document.documentElement.lang === "en";
const say = (vi, en) => (english ? en : vi);
const form = document.querySelector("form.attach");
const input = document.getElementById("files");
const drop = document.getElementById("drop");
const list = document.getElementById("chosen-files");
const what = document.getElementById("send-what");
const bar = document.getElementById("send-progress");
const send = document.getElementById("send");
const { mostFiles, mostBytes, mostAtOnce } = form.dataset;

const size = (bytes) =>
  bytes < 1048576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1048576).toLocaleString(english ? "en" : "vi", { maximumFractionDigits: 1 })} MB`;
const ticked = () => form.querySelectorAll('input[name="no"]:checked').length;

/** Put other files into the plain input, so that the form sends them with or without this script's help. */
function choose(files) {
  const chosen = new DataTransfer();
  const seen = new Set();
  for (const file of files) {
    const key = `${file.name}|${file.size}|${file.lastModified}`;
    if (seen.has(key)) continue;
    seen.add(key);
    chosen.items.add(file);
  }
  input.files = chosen.files;
  show();
}

function show() {
  list.replaceChildren(
    ...[...input.files].map((file, index) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = `${file.name} · ${size(file.size)}`;
      if (file.size > mostBytes || file.size === 0) {
        const fault = document.createElement("span");
        fault.className = "fault";
        fault.textContent = file.size ? say(`lớn hơn ${size(+mostBytes)}`, `larger than ${size(+mostBytes)}`) : say("tệp rỗng", "empty");
        name.append(" ", fault);
      }
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "link small";
      remove.textContent = say("bỏ", "remove");
      remove.setAttribute("aria-label", say(`Bỏ ${file.name}`, `Remove ${file.name}`));
      remove.addEventListener("click", () => {
        choose([...input.files].filter((_, other) => other !== index));
        input.focus();
      });
      line.append(name, remove);
      return line;
    }),
  );
  tell();
}

/** Say what would be sent, or what still lacks. */
function tell() {
  const files = input.files.length;
  const nos = ticked();
  if (!files && !nos) what.textContent = say("Chọn tệp, đánh dấu chỉ tiêu rồi tải lên.", "Choose files, tick indicators, then upload.");
  else if (!files) what.textContent = say(`Đã đánh dấu ${nos} chỉ tiêu; chưa chọn tệp.`, `Ticked: ${nos}; no file chosen yet.`);
  else if (!nos) what.textContent = say(`Đã chọn ${files} tệp; chưa đánh dấu chỉ tiêu.`, `Files: ${files}; nothing ticked yet.`);
  else what.textContent = say(`${files} tệp cho ${nos} chỉ tiêu.`, `Files: ${files}, for ${nos} indicators.`);
}

/** Give what stops the upload, in words; nothing if it may go. */
function lacking() {
  const files = [...input.files];
  if (!files.length) return say("Chưa chọn tệp nào.", "No file is chosen.");
  if (!ticked()) return say("Chưa đánh dấu chỉ tiêu nào.", "No indicator is ticked.");
  if (files.length > mostFiles) return say(`Một lần tối đa ${mostFiles} tệp.`, `At most ${mostFiles} files at once.`);
  if (files.some((file) => file.size > mostBytes)) return say(`Có tệp lớn hơn ${size(+mostBytes)}.`, `A file is larger than ${size(+mostBytes)}.`);
  if (files.reduce((sum, file) => sum + file.size, 0) > mostAtOnce) return say(`Một lần tối đa ${size(+mostAtOnce)}; chia thành nhiều lần.`, `At most ${size(+mostAtOnce)} at once; upload in several goes.`);
  return "";
}

function busy(on) {
  send.disabled = on;
  bar.hidden = !on;
  if (on) bar.value = 0;
}

function upload() {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = (100 * event.loaded) / event.total;
    what.textContent = say(`Đang tải lên: ${Math.round(bar.value)}%`, `Uploading: ${Math.round(bar.value)}%`);
  });
  request.addEventListener("load", () => {
    if (request.response?.to) return void location.assign(request.response.to);
    busy(false);
    tell();
    const faults = request.response?.faults;
    if (faults) return refused(faults);
    toast(say("Không tải lên được. Tải lại trang, đăng nhập lại nếu cần, rồi làm lại.", "Not uploaded. Load the page again, sign in if asked, and try once more."), "error");
  });
  request.addEventListener("error", () => {
    busy(false);
    tell();
    toast(say("Mất kết nối. Tệp vẫn được chọn: có mạng thì bấm «Tải lên» lần nữa, không sợ trùng.", "The connection broke. The files are still chosen: press “Upload” again, nothing is stored twice."), "error");
  });
  busy(true);
  request.send(new FormData(form));
}

function refused(faults) {
  let box = document.getElementById("faults");
  if (!box) {
    box = document.createElement("div");
    box.id = "faults";
    box.className = "note bad";
    box.setAttribute("role", "alert");
    form.before(box);
  }
  const head = document.createElement("p");
  head.append(Object.assign(document.createElement("b"), { textContent: say("Chưa lưu được", "Not stored") }));
  box.replaceChildren(
    head,
    ...faults.map((fault) => Object.assign(document.createElement("p"), { textContent: `${fault.text} (${fault.code})` })),
  );
  box.tabIndex = -1;
  box.focus();
}

document.documentElement.classList.add("scripted");
input.addEventListener("change", show);
form.addEventListener("change", tell);
form.addEventListener("submit", (event) => {
  if (event.submitter && event.submitter !== send) return;
  event.preventDefault();
  const fault = lacking();
  if (fault) return void toast(fault, "warning");
  upload();
});
for (const kind of ["dragover", "dragenter"])
  form.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) drop.classList.remove("over");
});
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  drop.classList.remove("over");
  choose([...input.files, ...event.dataTransfer.files]);
});
show();
