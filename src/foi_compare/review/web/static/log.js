// The log: print it, take an answer back.
import { all, one } from "./dom.js";
import { ask, sayNext, sayProblem } from "./asking.js";
import { start, undoLast } from "./frame.js";

async function takeBack(button) {
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

// What cannot be drawn, of a page that is damaged say, leaves no gap.
for (const image of all(".entry img")) image.addEventListener("error", () => image.remove());
one("[data-print]").addEventListener("click", () => window.print());
for (const button of all("[data-undo]")) button.addEventListener("click", () => takeBack(button));
start({ q: () => location.assign("/"), u: () => undoLast(() => location.reload()) });
