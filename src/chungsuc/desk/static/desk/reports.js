// Many reports at once: the server tells each step in a line of JSON, behind the last line comes the file.
// Without this script the form sends the same file, only silently.

const form = document.querySelector("form[data-steps]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const steps = form.querySelector(".steps");
  const bar = steps.querySelector("progress");
  const said = steps.querySelector("p");
  const button = form.querySelector("button.button");
  steps.hidden = false;
  button.disabled = true;
  said.textContent = "…";
  try {
    const answer = await fetch(address, { headers: { Accept: "application/x-chungsuc-steps" } });
    if (!answer.ok) {
      location.assign(address); // the page that says what is wrong
      return;
    }
    const file = await read(answer, (step) => {
      bar.max = step.whole || 1;
      bar.value = step.done;
      said.textContent = `${said.dataset.made} ${step.done}/${step.whole}${step.name ? `: ${step.name}` : ""}`;
    });
    save(file, nameOf(answer));
    said.textContent = said.dataset.done;
  } catch {
    said.textContent = said.dataset.failed;
  } finally {
    button.disabled = false;
  }
});

async function read(answer, told) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let held = new Uint8Array();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (size) {
      parts.push(value);
      continue;
    }
    held = joined(held, value);
    for (let end = held.indexOf(10); end >= 0 && !size; end = held.indexOf(10)) {
      const step = JSON.parse(decoder.decode(held.subarray(0, end)));
      held = held.subarray(end + 1);
      told(step);
      size = step.size;
    }
    if (size) parts.push(held);
  }
  const file = new Blob(parts);
  if (!size || file.size !== size) throw new Error("the file did not come whole");
  return file;
}

function joined(first, second) {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function nameOf(answer) {
  const head = answer.headers.get("Content-Disposition") || "";
  const coded = /filename\*=utf-8''([^;]+)/i.exec(head);
  return coded ? decodeURIComponent(coded[1]) : (/filename="?([^";]+)/.exec(head)?.[1] ?? "bao-cao");
}

function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
