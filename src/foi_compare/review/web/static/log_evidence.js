// What speaks for the answers of the log: asked for as they come into sight, on paper all of it.
import { all, element, one } from "./dom.js";
import { ask } from "./asking.js";

const NEAR = "600px"; // below what is seen
const asked = new Map(); // of each entry, what was asked for

function show(entry) {
  if (!asked.has(entry)) asked.set(entry, fill(entry));
  return asked.get(entry);
}

async function fill(entry) {
  const place = one("[data-evidence]", entry);
  try {
    place.replaceChildren(...drawn(await ask("/api/evidence", { decision_id: entry.dataset.answer })));
  } catch (error) {
    place.replaceChildren(element("p", { class: "problem" }, error.message));
  }
  entry.dataset.shown = "";
}

function drawn(seen) {
  return [
    ...reasons(seen),
    seen.picture ? image(seen) : null,
    seen.blocks.length ? element("div", { class: "flow excerpt" }, ...seen.blocks.map(block)) : null,
  ].filter(Boolean);
}

function reasons({ asked: questions, settled, before }) {
  if (!settled) return [];
  const why = questions.length
    ? questions.map(([text, reason]) => line("Asked", text, reason))
    : [line("Asked", "nothing: it was put right unasked", before.length ? `without it: ${before.join("; ")}` : "")];
  return [element("dl", { class: "reason" }, ...why, line("Settled", settled, ""))];
}

const line = (title, text, more) =>
  element("div", {}, element("dt", {}, title), element("dd", {}, text, more ? element("span", { class: "because" }, more) : null));

// What cannot be drawn, of a page that is damaged say, leaves no gap.
function image({ picture, alt }) {
  const made = element("img", { src: picture, alt });
  made.addEventListener("error", () => made.remove());
  return made;
}

function block({ caption, rows, pieces, style }) {
  if (!rows.length) return element("p", { class: `block ${style}` }, ...pieces.map(piece));
  const body = rows.map((row) => element("tr", {}, ...row.map(cell)));
  return element(
    "div",
    { class: "flow-table" },
    element("table", {}, caption ? element("caption", {}, caption) : null, element("tbody", {}, ...body)),
  );
}

const isAsked = (style) => style.split(" ").includes("asked");
const piece = ({ text, style }) => (isAsked(style) ? element("mark", { class: "asked" }, text) : text);
const cell = ({ text, style, columns, rows }) =>
  element(
    "td",
    { class: style, colspan: columns > 1 ? columns : null, rowspan: rows > 1 ? rows : null },
    isAsked(style) ? element("mark", {}, text || "(blank)") : text,
  );

const withEvidence = () => all(".entry").filter((entry) => one("[data-evidence]", entry));

export function showInSight() {
  const watching = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) show(target);
    },
    { rootMargin: NEAR },
  );
  for (const entry of withEvidence()) watching.observe(entry);
}

export async function showAll() {
  for (const entry of withEvidence()) await show(entry); // one after the other: the server works alone
  await Promise.allSettled(all(".entry img").map((made) => made.decode()));
}
