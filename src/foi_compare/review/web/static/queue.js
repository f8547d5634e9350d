// The queue: from question to question by key.
import { all, one } from "./dom.js";
import { getReady } from "./asking.js";
import { start, undoLast } from "./frame.js";

const links = () => all("#queue a");

function step(by) {
  const found = links();
  const at = found.indexOf(document.activeElement);
  const to = at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by;
  found[Math.min(Math.max(to, 0), found.length - 1)]?.focus();
}

function open(event) {
  if (event.target instanceof Element && event.target.matches("a, button, summary")) return false;
  one("#queue li:not(.answered) a")?.click();
  return true;
}

start({ j: () => step(1), k: () => step(-1), Enter: open, u: () => undoLast(() => location.reload()) });
getReady(one("#queue li:not(.answered) a")?.href);
const wide = window.matchMedia("(min-width: 60rem)");
if (wide.matches) one(".facets").open = true;
