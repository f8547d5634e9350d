// Rates and differences: who was right is settled with one button.
import { all, one } from "./dom.js";
import { ask, sayProblem } from "./asking.js";
import { start } from "./frame.js";

const NEXT = "settle next"; // of which claim the buttons are wanted when the page is shown anew

async function settle(button) {
  const entry = button.closest("[data-claim]");
  try {
    await ask("/api/audit/settle", { claim: entry.dataset.claim, right: button.dataset.settle });
  } catch (error) {
    sayProblem(error);
    return;
  }
  const following = entry.nextElementSibling?.dataset.claim ?? entry.dataset.claim;
  sessionStorage.setItem(NEXT, following);
  location.reload();
}

for (const button of all("[data-settle]")) button.addEventListener("click", () => settle(button));
one("[data-print]")?.addEventListener("click", () => window.print());
const next = sessionStorage.getItem(NEXT);
sessionStorage.removeItem(NEXT);
if (next) one(`[data-claim="${CSS.escape(next)}"] [data-settle]`)?.focus();
start({ Enter: (event) => (event.target === document.body && one("[data-go-on]") ? one("[data-go-on]").click() : false) });
