// A table typed into cells, or pasted from a spreadsheet.
import { all, element, one } from "./dom.js";

const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
const MOST = 400; // rows or columns that are pasted

// What a spreadsheet copies: cells between tabs, a cell with a line break in quotation marks.
export function pasted(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    const row = rows[rows.length - 1];
    if (quoted && letter === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (quoted && letter === '"') quoted = false;
    else if (quoted) row[row.length - 1] += letter === "\n" || letter === "\r" ? " " : letter;
    else if (letter === '"' && row[row.length - 1] === "") quoted = true;
    else if (letter === "\t") row.push("");
    else if (letter === "\n") rows.push([""]);
    else if (letter !== "\r") row[row.length - 1] += letter;
  }
  if (rows.length > 1 && rows[rows.length - 1].every((cell) => !cell)) rows.pop();
  return rows.slice(0, MOST).map((row) => row.slice(0, MOST).map((cell) => cell.trim()));
}

export function typing({ fieldset, changed }) {
  const place = one("[data-typing]", fieldset);
  let rows = JSON.parse(fieldset.dataset.cells || "[]");
  let touched = false;

  function filledUp() {
    const width = Math.max(LEAST_COLUMNS, ...rows.map((row) => row.length));
    while (rows.length < LEAST_ROWS) rows.push([]);
    rows = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
  }

  function draw(focus) {
    filledUp();
    const body = rows.map((row, y) => element("tr", {}, ...row.map((text, x) => element("td", {}, cell(text, x, y)))));
    place.replaceChildren(element("table", {}, element("tbody", {}, ...body)));
    if (focus) one(`[data-at="${focus.join(" ")}"]`, place)?.focus();
  }

  function cell(text, x, y) {
    const field = element("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      "data-at": `${x} ${y}`,
      "aria-label": `Row ${y + 1}, column ${x + 1}`,
    });
    field.value = text;
    field.addEventListener("input", () => {
      rows[y][x] = field.value;
      touched = true;
      changed();
    });
    field.addEventListener("paste", (event) => paste(event, x, y));
    field.addEventListener("keydown", (event) => step(event, x, y));
    return field;
  }

  function paste(event, x, y) {
    const told = pasted(event.clipboardData.getData("text/plain"));
    if (told.length === 1 && told[0].length === 1) return;
    event.preventDefault();
    told.forEach((row, down) => {
      const to = (rows[y + down] ??= []);
      row.forEach((text, across) => (to[x + across] = text));
    });
    rows = rows.map((row) => Array.from(row, (text) => text ?? ""));
    touched = true;
    draw([x, y]);
    changed();
  }

  function step(event, x, y) {
    const to = { ArrowUp: [x, y - 1], ArrowDown: [x, y + 1] }[event.key];
    if (!to) return;
    event.preventDefault();
    one(`[data-at="${to.join(" ")}"]`, place)?.focus();
  }

  const add = {
    row: () => {
      rows.push([]);
      draw([0, rows.length - 1]);
    },
    column: () => {
      rows = rows.map((row) => [...row, ""]);
      draw([rows[0].length - 1, 0]);
    },
  };
  for (const button of all("[data-typing-add]", fieldset)) button.addEventListener("click", add[button.dataset.typingAdd]);
  one("[data-typing-clear]", fieldset).addEventListener("click", () => {
    rows = [];
    touched = false;
    draw([0, 0]);
    changed();
  });

  const isEmpty = (row) => row.every((text) => !text.trim());
  const used = () => {
    const last = rows.findLastIndex((row) => !isEmpty(row));
    const kept = rows.slice(0, last + 1);
    const width = Math.max(0, ...kept.map((row) => row.findLastIndex((text) => text.trim()) + 1));
    return kept.map((row) => row.slice(0, width));
  };

  return {
    waits: "Change a cell, and what the table does stands here.",
    enter: () => draw(),
    focus: () => one("[data-at='0 0']", place)?.focus(),
    leave: () => {},
    filled: (line) => {
      const cells = used();
      return touched && cells.length > 1 ? { line: { ...line, answer: "typed" }, cells } : null;
    },
  };
}
