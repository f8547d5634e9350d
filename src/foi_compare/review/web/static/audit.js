// One claim of the sample: read it off the document, type it, and the next comes.
import { all, middle, one } from "./dom.js";
import { ask, say, sayProblem } from "./asking.js";
import { outcomes } from "./audit_outcomes.js";
import { answerKeys, inField, start } from "./frame.js";

const LEAST = 1.05; // pixels a point: smaller print is not read
const LARGEST = 6;

const page = one("[data-claim]");
const form = one("#answer");
const papers = one(".papers");
const pager = one("[data-leaves]");
const list = one("#code") && outcomes(one("#code"), one("#codes"));
let zoom = 1;

function setZoom(wanted) {
  const down = (papers.scrollTop + papers.clientHeight / 2) / papers.scrollHeight;
  const across = (papers.scrollLeft + papers.clientWidth / 2) / papers.scrollWidth;
  zoom = Math.min(Math.max(wanted, 0.3), LARGEST);
  papers.style.setProperty("--zoom", zoom);
  papers.scrollTop = down * papers.scrollHeight - papers.clientHeight / 2;
  papers.scrollLeft = across * papers.scrollWidth - papers.clientWidth / 2;
}

function turn(by) {
  if (!pager) return;
  const to = Math.min(Math.max(pager.selectedIndex + by, 0), pager.options.length - 1);
  pager.selectedIndex = to;
  showLeaf();
}

const showLeaf = () => document.getElementById(pager.value)?.scrollIntoView({ block: "start", inline: "nearest" });

// The page that is asked about is seen whole where it has room, and the place on it in any case.
function showPlace() {
  const leaf = one(".leaf");
  if (leaf) setZoom(Math.max(1, (LEAST * Number(leaf.dataset.width)) / papers.clientWidth));
  papers.scrollTo(0, 0);
  const place = one(".asked", papers);
  const table = place?.closest(".flow-table");
  for (const frame of [table, papers]) if (place && frame) middle(frame, place);
}

async function save() {
  const told = Object.fromEntries(new FormData(form));
  const button = one("[data-take]", form);
  if (button.disabled) return;
  button.disabled = true;
  try {
    const { next } = await ask("/api/audit/key", { claim: page.dataset.claim, ...told });
    location.replace(next);
  } catch (error) {
    sayProblem(error);
    button.disabled = false;
    list?.focus(error);
  }
}

const choose = (radio) => "sections" in radio.dataset && one("#sections", form).focus();
const skip = () => location.replace(page.dataset.skip);
const send = (event) => {
  if (event.target instanceof Element && event.target.matches("a, button, summary")) return false;
  form.requestSubmit();
  return true;
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  say("");
  save();
});
one("[data-skip-it]").addEventListener("click", skip);
pager?.addEventListener("change", showLeaf);
const zooms = { in: () => setZoom(zoom * 1.25), out: () => setZoom(zoom * 0.8), fit: () => setZoom(1) };
for (const button of all("[data-zoom]")) button.addEventListener("click", zooms[button.dataset.zoom]);
document.addEventListener("keydown", (event) => {
  if (!inField(event.target) || !["PageDown", "PageUp"].includes(event.key)) return;
  papers.scrollBy({ top: (event.key === "PageDown" ? 0.8 : -0.8) * papers.clientHeight });
  event.preventDefault();
});
showPlace();
start({ ...answerKeys(form, choose), Enter: send, s: skip, j: () => turn(1), k: () => turn(-1), "+": zooms.in, "=": zooms.in, "-": zooms.out, 0: zooms.fit });
