// What an answer does: the rows of comparison.csv and of replies.csv before and after.
import { element, many } from "./dom.js";

const SHOWN = 8;
const LONG = 40; // letters, of a cell that holds a sentence

// `of` names the files of the reply where several are told beside each other.
export function consequence(seen, of = "") {
  const newer = (seen.meanwhile ?? []).map((text) => element("p", { class: "problem" }, text));
  if (seen.problem) return [...newer, element("p", { class: "problem" }, seen.problem)];
  const settles = settled(seen);
  if (!seen.rows.length) {
    return [...newer, element("p", { class: "settled" }, `${settles} comparison.csv stays as it is.`), ...said(seen.said, of), ...beside(seen)];
  }
  return [
    ...newer,
    element("p", { class: "settled" }, `${settles} comparison.csv becomes:`),
    ...rows(seen, `comparison.csv${of && `, ${of}`}`),
    ...said(seen.said, of),
    ...beside(seen),
  ];
}

// The same in one sentence.
export function brief(seen) {
  if (seen.problem) return seen.problem;
  const { rows } = seen;
  const missed = seen.totals.filter(([, met]) => !met).length;
  const told = [settled(seen).slice(0, -1), rows.length && `${many(rows.length, "row")} of comparison.csv change${rows.length === 1 ? "s" : ""}`, missed && `${many(missed, "total")} missed`];
  return `${told.filter(Boolean).join("; ")}.`;
}

// How many numbers an answer settles, in this reply and in others of its force.
function settled({ settles, elsewhere = [] }) {
  const others = elsewhere.reduce((sum, reply) => sum + reply.waiting, 0);
  const replies = many(elsewhere.length, "other reply", "other replies");
  if (others) return `Settles ${many(settles, "number")} here, and ${others} in ${replies}.`;
  const here = settles ? `Settles ${many(settles, "number")}.` : "No number waits for it alone.";
  return elsewhere.length ? `${here} The label stands in ${replies} too.` : here;
}

// What the reply then says to its questions.
const said = (table, of) => (table.rows.length ? [element("p", { class: "settled" }, "replies.csv becomes:"), ...rows(table, `replies.csv${of && `, ${of}`}`)] : []);

const rows = (seen, file) => [
  element("div", { class: "rows", tabindex: 0, role: "region", "aria-label": `Rows of ${file}` }, table(seen)),
  ...(seen.rows.length > SHOWN ? [element("p", { class: "hint" }, `and ${many(seen.rows.length - SHOWN, "row")} more`)] : []),
];

// What else it does: totals that are met or missed then, what it stands in the place of, what it asks.
function beside({ totals, instead, opens }) {
  const missed = totals.filter(([, met]) => !met);
  const met = totals.length - missed.length;
  return [
    totals.length
      ? element(
          "ul",
          { class: "totals" },
          met ? element("li", { class: "met" }, `${many(met, "total")} met`) : null,
          ...missed.slice(0, SHOWN).map(([text]) => element("li", { class: "missed" }, text)),
        )
      : null,
    instead.length ? element("p", { class: "hint" }, `In the place of: ${instead.join(", ")}`) : null,
    opens.length ? element("p", { class: "hint" }, `Asks then: ${opens.join(" ")}`) : null,
  ].filter(Boolean);
}

function table({ names, columns, rows }) {
  const head = [...names, ...columns].map((name) => element("th", { scope: "col" }, spaced(name)));
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows.slice(0, SHOWN).map(row)),
  );
}

function row({ change, name, cells }) {
  return element(
    "tr",
    { class: change },
    ...name.map((text) => element("th", { scope: "row" }, text)),
    ...cells.map(([before, after]) => (before === after ? element("td", { class: after.length > LONG && "text" }, after) : changed(before, after))),
  );
}

function changed(before, after) {
  return element(
    "td",
    { class: "changed" },
    before ? element("del", {}, before) : null,
    before ? " " : null,
    element("ins", {}, after || "(empty)"),
  );
}

const spaced = (name) => name.replaceAll("_", " ");
