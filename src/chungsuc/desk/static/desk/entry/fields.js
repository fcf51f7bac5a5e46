// Fields of the form: reading all of them, writing one, asking the server about them.

const JSON_ONLY = { Accept: "application/json" };

/** What stands in the form, blank fields left out; the token of the form is with it. */
export function typed(form) {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") said.append(name, value);
  }
  return said;
}

/** Only the fields of figures, as an object: what a draft holds. */
export function figures(form) {
  const kept = {};
  for (const [name, value] of typed(form)) if (name.includes(":")) kept[name] = value;
  return kept;
}

/** Write one field by its name; gives false where there is none or a choice is not among its own. */
export function write(form, name, text) {
  const found = [...form.elements].filter((one) => one.name === name);
  if (!found.length) return false;
  const first = found[0];
  if (first.type === "radio") {
    const wanted = found.find((one) => one.value === text);
    if (!wanted) return false;
    wanted.checked = true;
    return true;
  }
  if (first.type === "checkbox") {
    first.checked = text === first.value;
    return true;
  }
  first.value = text;
  return true;
}

/** Ask the server with what is typed, as JSON; anything that is no answer of ours throws. */
export async function post(address, body, signal) {
  const answer = await send(address, body, signal);
  if (answer.status !== 403 || answer.said.code !== "CS-SGN-005") return answer;
  // Somebody signed in again in another tab: the token of this form is from before that.
  await renew(body);
  return send(address, body, signal);
}

async function renew(body) {
  const { status, said } = await read(await fetch("/tai-khoan/ma-bieu-mau/", { headers: JSON_ONLY }));
  if (status !== 200) throw new SignedOut();
  body.set("csrfmiddlewaretoken", said.token);
  for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = said.token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": said.token }));
}

async function send(address, body, signal) {
  const { csrfmiddlewaretoken: token, ...fields } = Object.fromEntries(body);
  const answer = await fetch(address, {
    method: "POST",
    body: JSON.stringify(fields),
    signal,
    headers: { ...JSON_ONLY, "Content-Type": "application/json", "X-CSRFToken": token ?? "" },
    credentials: "same-origin",
    redirect: "manual",
  });
  return read(answer);
}

async function read(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
  const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (!json) throw answer.status === 403 ? new SignedOut() : new Error(`status ${answer.status}`);
  return { status: answer.status, said: await answer.json() };
}

/** The session is over: what is typed stays, somebody has to sign in. */
export class SignedOut extends Error {}
