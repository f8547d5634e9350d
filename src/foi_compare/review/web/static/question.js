// One question: choose by key, see what the answer does, take it.
import { all, element, many, one } from "./dom.js";
import { showAlike } from "./alike.js";
import { ask, getReady, give, say, sayNext, sayProblem } from "./asking.js";
import { brief, consequence } from "./consequence.js";
import { showElsewhere, showWider } from "./wider.js";
import { answerKeys, start, undoLast } from "./frame.js";
import { readings } from "./readings.js";
import { lines } from "./lines.js";
import { turning } from "./turning.js";
import { typing } from "./typing.js";

const LEFT = "Left as it was answered meanwhile.";
const NEEDS = /^`\w+` needs /; // what the server says of an answer that is not whole
const WAIT = 120; // ms after a letter until what it does is asked

const page = one("[data-question]");
const form = one("#answer");
const shown = one("#consequence");
const own = one(".document");
const pages = turning(own, marked());
const { picture } = pages;
const tools = new Map();
let reading = null; // the reading of the table that was chosen, where two differ
let asked = 0; // what is asked later is shown, whatever answers first
let ready = "";
let timer = 0;
let byKey = false; // a kind of answer is chosen by keys: they stay with it

const way = () => one("fieldset[data-way]:not([hidden])", form);
// The line of the question itself, whatever it is answered for; any number has none.
const question = () => (page.dataset.question ? JSON.parse(one("fieldset[data-way]", form).dataset.line) : {});
const choice = () => one("input[type=radio]:checked", way());
const go = (address) => location.assign(address);
const onward = () => go(page.dataset.following || page.dataset.queue);

// Whose numbers are marked on every page: those of the question, or the one that is open.
function marked() {
  const { question: review, number } = page.dataset;
  return review ? { question: review } : number ? { number } : {};
}

// The line of decisions.csv as it is filled in now, null where nothing is chosen yet.
function filled() {
  if (reading) return { line: reading.line };
  const now = way();
  const line = { ...JSON.parse(now.dataset.line) };
  const note = one("[data-note]", form).value.trim();
  if (note) line.note = note;
  const tool = tools.get(now);
  if (tool) return tool.filled(line);
  const parts = all("[data-part]", now).map((part) => part.value.trim());
  const left = parts.filter((part) => !part).length;
  if (parts.length && left < parts.length) {
    return left ? { waits: `${many(left, "answer")} of ${parts.length} left.` } : { line: { ...line, answer: parts.join(" | ") } };
  }
  const typed = one("[data-free]", now)?.value.trim();
  if (typed) return { line: { ...line, answer: typed } };
  const chosen = choice();
  if (!chosen) return null;
  const own = all("[data-detail]", chosen.closest("li"));
  const told = own.filter((one) => one.value.trim()).map((one) => `${one.dataset.detail}=${one.value.trim()}`);
  const detail = [line.detail && !line.detail.endsWith("=") ? line.detail : "", ...told].filter(Boolean).join("; ");
  return { line: { ...line, answer: chosen.value, detail } };
}

// `by` is what a person has changed; a reading that was chosen before gives way to it.
function later(wait = WAIT, by = null) {
  reading = by;
  window.clearTimeout(timer);
  ready = "";
  setReady(false);
  timer = window.setTimeout(preview, wait);
}

// What an answer needs besides, while nothing of it is typed: no mistake yet.
function wants() {
  const radio = tools.has(way()) ? null : choice();
  const fields = radio ? all("[data-detail]", radio.closest("li")) : [];
  if (!fields.length || fields.some((field) => field.value.trim())) return "";
  const names = fields.map((field) => field.closest("label").firstChild.textContent.trim());
  return `Still wanted: ${names.join(", ").toLowerCase()}.`;
}

function setReady(isReady) {
  one("[data-take]", form).disabled = !isReady;
  for (const button of all("[data-wider]", form)) button.disabled = !isReady;
}

// What an answer does; in short beside what takes it, where the rows may be out of sight.
function tell(short, ...parts) {
  shown.replaceChildren(...parts);
  one("[data-brief]", form).textContent = short;
}

async function preview() {
  const told = filled();
  const number = ++asked;
  if (!told || told.waits) {
    shown.removeAttribute("aria-busy");
    tell("", element("p", { class: "hint" }, told?.waits ?? tools.get(way())?.waits ?? "Choose an answer, and what it does stands here."));
    return;
  }
  shown.setAttribute("aria-busy", "true");
  let seen;
  try {
    seen = await ask("/api/preview", { ...told, asked: question(), heard: Number(page.dataset.heard) });
  } catch (error) {
    seen = { problem: error.message };
  }
  if (number !== asked) return;
  shown.removeAttribute("aria-busy");
  const wanted = NEEDS.test(seen.problem) && wants();
  tell(wanted || brief(seen), ...(wanted ? [element("p", { class: "hint" }, wanted)] : consequence(seen)));
  ready = seen.problem ? "" : JSON.stringify(told);
  setReady(Boolean(ready));
  // Nobody waits for the rows of other replies to take it; what cannot be shown is told then.
  if (seen.elsewhere?.length) showElsewhere(shown, told, seen.elsewhere, () => number === asked).catch(() => {});
}

async function take() {
  window.clearTimeout(timer);
  const told = filled();
  if (!told || told.waits) return say(told?.waits ?? "Choose an answer first, or type one.", true);
  if (ready !== JSON.stringify(told)) await preview();
  if (ready !== JSON.stringify(told)) return undefined;
  setReady(false);
  try {
    const answered = await give("/api/answer", told, question());
    sayNext({ text: answered ? `${answered.text} u takes it back.` : LEFT });
    onward();
  } catch (error) {
    sayProblem(error);
    setReady(true);
  }
  return undefined;
}

function choose(radio) {
  chosen(radio);
  // What an answer needs besides is typed next; Escape leaves the field for another key.
  one("[data-detail]", radio.closest("li"))?.focus();
}

function chosen(radio) {
  const free = one("[data-free]", way());
  if (free) free.value = "";
  const part = all("[data-part]", way()).find((field) => !field.value.trim());
  if (part) {
    part.value = radio.value;
    radio.checked = false;
  }
  for (const fields of all(".fields", way())) fields.hidden = fields.closest("li") !== radio.closest("li");
  later(0);
}

function turn(name) {
  for (const fieldset of all("fieldset[data-way]", form)) {
    const isIt = fieldset.dataset.way === name;
    fieldset.hidden = !isIt;
    fieldset.disabled = !isIt;
    if (!isIt) tools.get(fieldset)?.leave();
  }
  const now = way();
  const made = { grid: lines, typed: typing }[now.dataset.tool];
  if (made && !tools.has(now)) tools.set(now, made({ fieldset: now, picture, page: own, changed: later }));
  tools.get(now)?.enter();
  if (!byKey) tools.get(now)?.focus();
  later(0);
}

// From one kind of answer to the next by arrows; what is there has the keys once Enter is pressed.
function stepWays(event) {
  byKey = event.key !== "Enter";
  if (byKey) return;
  event.preventDefault();
  event.target.blur();
  tools.get(way())?.focus();
}

async function wider(reach) {
  const told = filled();
  if (told && ready) await showWider({ ...told, reach }, takeAll);
}

async function takeAll(written) {
  try {
    const answered = await give("/api/answer-all", { lines: written }, question());
    sayNext({ text: answered ? answered.text : LEFT });
    onward();
  } catch (error) {
    sayProblem(error);
  }
}

function typeAnswer() {
  const field = one("[data-free], [data-part], [data-typing] input", way());
  field?.focus();
  field?.select();
  return Boolean(field);
}

// On a large screen the evidence is in sight with the question; on a small one it would push both apart.
if (window.matchMedia("(min-width: 60rem)").matches) for (const facts of all(".facts", form)) facts.open = true;
showAlike(one("[data-alike]"), own.dataset.file, onward);
getReady(page.dataset.following);
const two = readings(own, picture, (chosenOne) => later(0, chosenOne));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  take();
});
// A button that is not ready keeps the browser from sending the form; what it waits for is asked first.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
  event.preventDefault();
  take();
});
form.addEventListener("input", (event) => {
  if (event.target.matches("[data-free]")) {
    const radio = choice();
    if (radio) radio.checked = false;
  }
  if (event.target.matches("[data-free], [data-part], [data-detail], [data-note]")) later();
});
form.addEventListener("change", (event) => {
  if (event.target.matches("input[type=radio]")) chosen(event.target);
  if (event.target.matches("[data-ways]")) turn(event.target.value);
});
const ways = one("[data-ways]", form);
ways?.addEventListener("keydown", stepWays);
ways?.addEventListener("blur", () => (byKey = false));
ways?.addEventListener("pointerdown", () => (byKey = false));
for (const button of all("[data-skip]", form)) button.addEventListener("click", onward);
for (const button of all("[data-wider]", form)) button.addEventListener("click", () => wider(button.dataset.wider));

start({
  ...answerKeys(form, choose),
  Enter: (event) => {
    if (event.target instanceof Element && event.target.matches("a, button, summary")) return false;
    take();
    return true;
  },
  t: typeAnswer,
  b: () => two?.choose(),
  w: () => ways?.focus(),
  f: () => wider("force"),
  a: () => wider("all"),
  s: onward,
  j: onward,
  k: () => page.dataset.previous && go(page.dataset.previous),
  q: () => go(page.dataset.queue),
  u: () => undoLast((told) => go(told.address || location.href)),
  p: () => pages.back(),
  "]": () => pages.turn(1),
  "[": () => pages.turn(-1),
  "+": () => pages.seen()?.zoom(1.25),
  "=": () => pages.seen()?.zoom(1.25),
  "-": () => pages.seen()?.zoom(0.8),
  0: () => pages.seen()?.fit(),
});
