// Questions to the server, and what the page says of the answers.
import { element, one } from "./dom.js";

const GONE =
  "The program has stopped. Every answer taken so far is in decisions.csv; start `foi-compare review` again.";

export async function ask(path, body) {
  const request =
    body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Error(GONE);
  }
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const told = isJson ? await response.json() : { problem: (await response.text()).trim() };
  if (!response.ok) throw new Error(told.problem || `The program answered ${response.status}.`);
  return told;
}

// A part of a page as the server makes it. The browser parses it, and no text is made markup here.
export function parsed(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  return new Promise((then, fail) => {
    request.onload = () => (request.status === 200 ? then(request.response) : fail(new Error(`The program answered ${request.status}.`)));
    request.onerror = () => fail(new Error(GONE));
    request.send();
  });
}

// An answer, taken only if nothing that the person has not seen would be replaced, or they say so.
// `asked` is the line of the question that stands before them, if one does; null comes back where
// they leave what was answered meanwhile.
export async function give(path, body, asked = {}, heard = Number(one("[data-heard]").dataset.heard)) {
  const told = await ask(path, { ...body, asked, heard });
  if (!told.meanwhile) return told;
  return (await isReplaced(told.meanwhile)) ? give(path, body, asked, told.heard) : null;
}

function isReplaced(meanwhile) {
  const dialog = element(
    "dialog",
    { id: "meanwhile", "aria-labelledby": "meanwhile-title" },
    element("h2", { id: "meanwhile-title" }, "Somebody was faster"),
    ...meanwhile.map((text) => element("p", {}, text)),
    element("p", { class: "hint" }, "Yours is not taken yet. Both stay in decisions.csv; the last one counts."),
    element(
      "form",
      { method: "dialog", class: "take" },
      element("button", { class: "primary", value: "" }, "Keep that one"),
      element("button", { value: "replace" }, "Replace it with mine"),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((then) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      then(dialog.returnValue === "replace");
    });
  });
}

// The page that comes next, put together while a person thinks; what it takes is kept by the server.
// That the server has stopped is said when it matters.
export function getReady(address) {
  const whenIdle = window.requestIdleCallback ?? ((then) => window.setTimeout(then, 200));
  if (address) whenIdle(() => fetch(address).then((answer) => answer.text()).catch(() => {}));
}

export function say(text, isProblem = false) {
  const said = one("#said");
  said.textContent = text;
  said.hidden = !text;
  said.classList.toggle("problem", isProblem);
}

export const sayProblem = (error) => say(error.message, true);

// What is to be said on the next page of this window.
export const sayNext = (told) => sessionStorage.setItem("said", JSON.stringify(told));

export function takeSaid() {
  const kept = sessionStorage.getItem("said");
  sessionStorage.removeItem("said");
  return kept ? JSON.parse(kept) : null;
}

export async function showProgress() {
  const place = one("#progress");
  if (!place) return;
  let told;
  try {
    told = await ask("/api/progress");
  } catch {
    return;
  }
  one("[data-forces-done]", place).textContent = told.forces_done;
  one("[data-forces]", place).textContent = told.forces;
  one("[data-answered]", place).textContent = told.answered;
  one("[data-causes]", place).textContent = told.causes;
  one("progress", place).value = told.forces_done;
  one("progress", place).max = told.forces || 1;
  one("[data-catching]", place).hidden = !told.catching_up;
  one("[data-trouble]", place).textContent = told.problem;
  one("[data-trouble]", place).hidden = !told.problem;
  if (told.catching_up) window.setTimeout(showProgress, 700);
}
