// The lines of a table on the picture: moved, added and taken away; the cells are read anew inside.
import { all, drawn, element, one } from "./dom.js";
import { ask } from "./asking.js";
import { meet } from "./sheet.js";

const STEP = 1; // points an arrow moves a line
const FAR = 8;
const WAIT = 150;

const numbers = (text) => text.split(" ").filter(Boolean).map(Number);
const rounded = (value) => Math.round(value * 10) / 10;

// The table that is asked about, of those on the page: the first where none of its cells is seen.
function tableOf(paper) {
  const tables = all("[data-table]", paper);
  const asked = all(".cell.asked", paper).map((cell) => cell.getBBox());
  return tables.find((table) => asked.some((box) => meet(table.getBBox(), box))) ?? tables[0];
}

export function lines({ fieldset, picture, page, changed }) {
  const cut = one("[data-cut]", fieldset);
  const table = tableOf(picture.paper);
  const was = { x: numbers(table.dataset.xs), y: numbers(table.dataset.ys) };
  let now = { x: [...was.x], y: [...was.y] };
  let chosen = null; // [direction, index]
  let timer = 0;
  let asked = 0;
  let moved = false;
  let active = false;

  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(picture.drawing.ownerSVGElement.getScreenCTM().inverse());
  };

  function draw() {
    picture.drawing.replaceChildren(
      ...["x", "y"].flatMap((direction) => now[direction].map((value, index) => handle(direction, index, value))),
    );
    if (chosen) one(`[data-line="${chosen.join(" ")}"]`, picture.drawing)?.focus({ preventScroll: true });
  }

  function handle(direction, index, value) {
    const across = direction === "x" ? now.y : now.x;
    const other = direction === "x" ? "y" : "x";
    const ends = { [`${direction}1`]: value, [`${direction}2`]: value, [`${other}1`]: Math.min(...across), [`${other}2`]: Math.max(...across) };
    const made = drawn("g", {
      class: `handle ${direction}`,
      tabindex: 0,
      role: "slider",
      "data-line": `${direction} ${index}`,
      "aria-label": `${direction === "x" ? "Column" : "Row"} line ${index + 1} of ${now[direction].length}`,
      "aria-orientation": direction === "x" ? "horizontal" : "vertical",
      "aria-valuenow": rounded(value),
      "aria-valuemin": 0,
      "aria-valuemax": Number(direction === "x" ? picture.paper.dataset.width : picture.paper.dataset.height),
    });
    made.append(drawn("line", { class: "grip", ...ends }), drawn("line", { class: "seen", ...ends }));
    made.addEventListener("focus", () => (chosen = [direction, index]));
    made.addEventListener("keydown", (event) => press(event, direction, index));
    made.addEventListener("pointerdown", (event) => drag(event, made, direction, index));
    return made;
  }

  function put(direction, index, value) {
    now[direction][index] = rounded(Math.max(value, 0));
    const sorted = [...now[direction]].sort((a, b) => a - b);
    const to = sorted.indexOf(now[direction][index]);
    now[direction] = sorted;
    chosen = [direction, to];
    after();
  }

  function after() {
    moved = true;
    draw();
    window.clearTimeout(timer);
    timer = window.setTimeout(readCells, WAIT);
    changed();
  }

  function press(event, direction, index) {
    const by = (event.shiftKey ? FAR : 1) * STEP;
    const steps = direction === "x" ? { ArrowLeft: -by, ArrowRight: by } : { ArrowUp: -by, ArrowDown: by };
    if (event.key in steps) put(direction, index, now[direction][index] + steps[event.key]);
    else if (event.key === "Delete" || event.key === "Backspace") remove(direction, index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function remove(direction, index) {
    if (now[direction].length <= 2) return;
    now[direction].splice(index, 1);
    chosen = [direction, Math.min(index, now[direction].length - 1)];
    after();
  }

  function drag(event, made, direction, index) {
    event.preventDefault();
    made.focus({ preventScroll: true });
    let to = index;
    const move = (moving) => {
      put(direction, to, at(moving)[direction]);
      to = chosen[1];
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  }

  // A new line halves the widest column or row, or the one after the line that is chosen.
  function add(direction) {
    const values = now[direction];
    const gaps = values.slice(1).map((value, index) => value - values[index]);
    const own = chosen && chosen[0] === direction ? Math.min(chosen[1], gaps.length - 1) : -1;
    const gap = own >= 0 ? own : gaps.indexOf(Math.max(...gaps));
    const value = rounded((values[gap] + values[gap + 1]) / 2);
    values.splice(gap + 1, 0, value);
    chosen = [direction, gap + 1];
    after();
  }

  function addHere(event) {
    const point = at(event);
    const direction = event.shiftKey ? "y" : "x";
    now[direction] = [...now[direction], rounded(point[direction])].sort((a, b) => a - b);
    after();
  }

  async function readCells() {
    const numbered = ++asked;
    const body = { file: page.dataset.file, page: Number(page.dataset.pageNumber || 1), part: page.dataset.part || "", xs: now.x, ys: now.y };
    try {
      const told = await ask("/api/cut", body);
      if (numbered === asked) cut.replaceChildren(cells(told.rows));
    } catch (error) {
      if (numbered === asked) cut.replaceChildren(element("p", { class: "problem" }, error.message));
    }
  }

  const cells = (rows) =>
    element("table", {}, element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text))))));

  function keys(event) {
    const isSeen = picture.paper.offsetParent !== null; // or another page is looked at
    if (!active || !isSeen || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target instanceof Element && event.target.matches("input[type=text], select, textarea")) return;
    if (event.key === "c") add("x");
    else if (event.key === "r") add("y");
    else return;
    event.preventDefault();
  }

  const by = { column: () => add("x"), row: () => add("y"), reset };

  function reset() {
    now = { x: [...was.x], y: [...was.y] };
    chosen = null;
    after();
    moved = false;
  }

  document.addEventListener("keydown", keys, true);
  for (const button of all("[data-lines]", fieldset)) button.addEventListener("click", by[button.dataset.lines]);

  return {
    waits: "Move a line, and what the table does stands here.",
    enter: () => {
      active = true;
      picture.paper.classList.add("edited");
      picture.paper.addEventListener("dblclick", addHere);
      draw();
      readCells();
    },
    focus: () => one(".handle", picture.drawing)?.focus({ preventScroll: true }),
    leave: () => {
      active = false;
      picture.paper.classList.remove("edited");
      picture.paper.removeEventListener("dblclick", addHere);
      picture.drawing.replaceChildren();
    },
    filled: (line) =>
      moved ? { line: { ...line, answer: "grid", detail: `x=${now.x.join(" ")}; y=${now.y.join(" ")}` } } : null,
  };
}
