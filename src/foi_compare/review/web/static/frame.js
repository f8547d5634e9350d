// What every page has: keys, help, undo, and what was said on the page before.
import { all, element, one } from "./dom.js";
import { ask, say, sayNext, sayProblem, showProgress, takeSaid } from "./asking.js";

const TYPED = "input[type=text], textarea, select";

export const inField = (target) => target instanceof Element && target.matches(TYPED);

export async function undoLast(after) {
  try {
    const told = await ask("/api/undo", {});
    sayNext({ text: told.text });
    after(told);
  } catch (error) {
    sayProblem(error);
  }
}

// A button at a decision that takes it back.
async function undoBy(button) {
  button.disabled = true;
  try {
    const told = await ask("/api/undo", { decision_id: button.dataset.undo });
    sayNext({ text: told.text });
    location.reload();
  } catch (error) {
    sayProblem(error);
    button.disabled = false;
  }
}

// `keys` are functions by key; none is called while somebody types or a dialog is open.
export function start(keys) {
  const help = one("#help");
  for (const button of all("[data-help]")) button.addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (one("dialog[open]")) return;
    if (event.key === "Escape" && inField(event.target)) {
      event.target.blur();
      return;
    }
    if (inField(event.target)) return;
    const run = event.key === "?" ? () => help.showModal() : keys[event.key];
    if (run && run(event) !== false) event.preventDefault();
  });
  for (const button of all("[data-undo]")) button.addEventListener("click", () => undoBy(button));
  for (const button of all("[data-finish]")) button.addEventListener("click", finish);
  const said = takeSaid();
  if (said) {
    say(said.text);
    if (said.undo) one("#said").append(" ", element("button", { type: "button", onclick: said.undo }, "Undo"));
  }
  showProgress();
  document.documentElement.dataset.ready = ""; // keys are heard from now on
}

// The keys that the answers show: each calls `choose` with the answer of it that can be chosen now.
export function answerKeys(form, choose) {
  const shown = new Set(all("input[data-key]", form).map((radio) => radio.dataset.key).filter(Boolean));
  const pressed = (key) => {
    const radio = one(`fieldset:not([hidden]) input[data-key="${key}"]`, form);
    if (!radio) return false;
    radio.checked = true;
    radio.focus();
    choose(radio);
    return true;
  };
  return Object.fromEntries([...shown].map((key) => [key, () => pressed(key)]));
}

async function finish() {
  say("Writing the outputs …");
  try {
    const told = await ask("/api/finish", {});
    say(told.text);
  } catch (error) {
    sayProblem(error);
  }
}
