"use strict";
/* What the page adds to its text: sorting and filtering, pictures, and the evidence of a number. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const said = document.getElementById("said");
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const titles = new Map(data.codes.map((one) => [one.code, one.title]));
  const codeName = (code) => `${code.replaceAll("_", " ")} ${titles.get(code) ?? ""}`.trim();

  /* Copying */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    said.textContent = "Copied";
  };
  for (const button of document.querySelectorAll("button.copies")) {
    button.hidden = false;
    button.addEventListener("click", () =>
      copy([...document.querySelectorAll(button.dataset.copies)].map((one) => one.textContent).join("\n\n")));
  }

  /* Evidence of a number */
  const { columns, texts, rows } = data.numbers;
  const cell = (value) => (Array.isArray(value) ? value[0] : texts[value]);
  const at = new Map(rows.map((row, index) => [texts[row[0]], index]));
  const numberOf = (id) => {
    const row = rows[at.get(id)];
    return row && Object.fromEntries(columns.map((name, n) => [name, cell(row[n])]));
  };
  const value = (one) =>
    one.value_status === "exact" ? `${one.lower}`
      : one.upper === null ? `${one.lower} or more` : `${one.lower} to ${one.upper}`;
  const place = (one) =>
    [one.file, one.page && (/^\d+$/.test(one.page) ? `page ${one.page}` : one.page),
      one.table && `table ${one.table}`, one.row && `row ${one.row}`, one.column && `column ${one.column}`]
      .filter(Boolean).join(", ");
  const sentence = (one) => {
    const what = one.code ? `outcome ${codeName(one.code)}` : `“${one.label}”`;
    const when = [one.offence, one.series, one.breakdown].filter(Boolean).join(", ");
    const question = one.question ? `, question ${one.question}` : "";
    return `${one.force} gives ${value(one)} under ${what}${when ? ` (${when})` : ""}`
      + ` — reply ${one.reference || "without a reference"}${question}; ${place(one)}`
      + `, printed as “${one.value_as_printed}” under “${one.label}”.`
      + sourcesOf(one).map((source) => ` ${source}`).join("");
  };
  /* The table of a number: its picture, or as it was read */
  const named = (place) => JSON.stringify([place.file, `${place.page ?? ""}`, `${place.table ?? ""}`]);
  const pictures = new Map(data.pictures.map((one) => [named(one), one]));
  const pictureOf = (one) => pictures.get(named(one));
  const ring = (box, [left, top, right, bottom]) => {
    const made = element("i");
    const [x0, y0, x1, y1] = box.split(" ").map(Number);
    const part = (length, whole) => `${(100 * length) / whole}%`;
    Object.assign(made.style, {
      left: part(x0 - left, right - left), width: part(x1 - x0, right - left),
      top: part(y0 - top, bottom - top), height: part(y1 - y0, bottom - top),
    });
    return made;
  };
  const pictured = (picture, all) => {
    const here = all.filter((one) => pictureOf(one) === picture && one.bbox);
    const made = element("figure", undefined, { class: "cut" });
    const sheet = element("div", undefined, { class: "sheet" });
    const where = `table ${picture.table} on page ${picture.page} of ${picture.file}`;
    const printed = here.map((one) => `“${one.value_as_printed}” beside “${one.label}”`).join(", ");
    sheet.append(element("img", undefined, {
      src: `data:image/png;base64,${picture.png}`,
      alt: `Picture of ${where}, as the force sent it.${printed ? ` A box is around ${printed}.` : ""}`,
    }), ...here.map((one) => ring(one.bbox, picture.box)));
    const painted = picture.painted ? " What names a person is painted over." : "";
    made.append(sheet, element("figcaption", `T${where.slice(1)}, as it was sent.${painted}`));
    return made;
  };
  const ROWS_AROUND = 6;
  const asRead = (one) => {
    const row = Number(one.row);
    if (!one.table || !Number.isInteger(row)) return null;
    const same = rows.map((_, at) => at).filter((at) => ["file", "page", "table"].every((name) => cell(rows[at][columns.indexOf(name)]) === one[name]))
      .map((at) => numberOf(texts[rows[at][0]])).filter((other) => Math.abs(Number(other.row) - row) <= ROWS_AROUND);
    const across = [...new Set(same.map((other) => Number(other.column)))].sort(d3.ascending);
    const down = d3.groups(same, (other) => Number(other.row)).sort(([a], [b]) => d3.ascending(a, b));
    const labels = down.map(([, own]) => [...new Set(own.map((other) => other.label))]);
    if (!across.length || across.length > 12 || labels.some((own) => own.length > 1)) return null;
    const heading = (column) => {
      const own = same.find((other) => Number(other.column) === column);
      return [own.series, own.breakdown].filter(Boolean).join(", ") || "Number";
    };
    const made = element("table", undefined, { class: "plain" });
    made.append(element("caption", "The rows around it, as they were read"));
    const head = element("tr");
    head.append(element("th", "Label", { scope: "col" }), ...across.map((column) => element("th", heading(column), { scope: "col" })));
    const top = element("thead"), bodies = element("tbody");
    top.append(head);
    down.forEach(([, own], at) => {
      const line = element("tr");
      line.append(element("th", labels[at][0], { scope: "row" }), ...across.map((column) => {
        const found = own.find((other) => Number(other.column) === column);
        const made = element("td");
        made.append(element(found === undefined || found.observation_id !== one.observation_id ? "span" : "mark", found?.value_as_printed));
        return made;
      }));
      bodies.append(line);
    });
    made.append(top, bodies);
    return made;
  };

  const dialog = document.getElementById("evidence");
  const body = document.getElementById("evidence-body");
  const sourcesOf = (one) => data.sources[one.file] ?? [];
  const made = (text) => {
    const own = element("dd", /^https?:/.test(text) ? undefined : text);
    if (!own.textContent) own.append(element("a", text, { href: text, rel: "noreferrer" }));
    return own;
  };
  const show = (id) => {
    const one = numberOf(id);
    if (!one) return;
    const list = element("dl");
    const pairs = [
      ["Value", `${value(one)}, printed as “${one.value_as_printed}”`],
      ["Counts as", one.code ? codeName(one.code) : one.role],
      ["Label as printed", one.label],
      ["Heading", [one.offence, one.series, one.breakdown].filter(Boolean).join(", ")],
      ["Where", place(one)],
      ["Source", ...sourcesOf(one)],
      ["Why", `${one.reason} (rule ${one.match_rule})`],
      ["Status", one.status],
      ["Identifier", one.observation_id],
    ];
    for (const [name, ...texts] of pairs) for (const text of texts) {
      if (text) list.append(element("dt", name), made(text));
    }
    const button = element("button", "Copy sentence with source", { type: "button" });
    button.addEventListener("click", () => copy(sentence(one)));
    body.append(element("h3", `${one.force}, question ${one.question || "without a number"}`), list);
    if (one.evidence) body.append(element("blockquote", one.evidence));
    body.append(button);
    const table = pictureOf(one) ? null : asRead(one);
    if (table) {
      const scroller = element("div", undefined, { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows around the number" });
      scroller.append(table);
      body.append(scroller);
    }
  };
  const open = () => {
    const found = /^#n-(.+)$/.exec(decodeURIComponent(location.hash));
    if (!found) return;
    body.replaceChildren();
    const ids = found[1].split("+");
    ids.forEach(show);
    const all = ids.map(numberOf).filter(Boolean);
    body.append(...[...new Set(all.map(pictureOf))].filter(Boolean).map((picture) => pictured(picture, all)));
    if (body.childNodes.length && !dialog.open) dialog.showModal();
  };
  dialog.addEventListener("close", () => {
    if (location.hash.startsWith("#n-")) history.replaceState(null, "", location.pathname + location.search + "#questions");
  });
  window.addEventListener("hashchange", open);

  /* Sorting and filtering */
  for (const table of document.querySelectorAll("table[data-sorts]")) {
    const tbody = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, index) => {
      const button = element("button", head.textContent, { type: "button" });
      if (head.title) button.setAttribute("aria-label", `${head.textContent}: ${head.title}; sort`);
      /* A control is not repeated on the pages of a print: its words are. */
      head.replaceChildren(button, element("span", head.textContent, { class: "printed" }));
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => {
          const own = row.cells[index];
          const number = own.dataset.value ?? (/^[\d,.]+$/.test(own.textContent.trim().split(" ")[0]) ? own.textContent.trim().split(" ")[0].replaceAll(",", "") : "");
          return number === "" ? own.textContent.trim() : Number(number);
        };
        const ordered = [...tbody.rows].map((row) => [key(row), row]);
        ordered.sort(([a], [b]) => {
          if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
          const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
          return down ? -order : order;
        });
        tbody.append(...ordered.map(([, row]) => row));
      });
    });
    if (tbody.rows.length > 8) {
      const label = element("label", "Filter the rows");
      const input = element("input", undefined, { type: "search" });
      label.append(input);
      const controls = element("div", undefined, { class: "controls" });
      controls.append(label);
      table.parentElement.before(controls);
      input.addEventListener("input", () => {
        const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
        for (const row of tbody.rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
      });
    }
  }

  /* Pictures */
  const left = (width) => Math.min(190, Math.max(130, width * 0.3));
  const groups = [...new Set(data.codes.map((one) => one.group))];
  const groupOf = new Map(data.codes.map((one) => [one.code, one.group]));
  /* Mixed by the style sheet, so that a print from a dark screen is light. */
  const heatOf = (part) => `color-mix(in srgb, var(--heat-high) ${(100 * part).toFixed(1)}%, var(--heat-low))`;
  /* On a picture there is room for the area alone. */
  let narrow = false;
  const short = (name) => (narrow ? name.replace("Isle of Wight", "IoW").replace(" and ", " & ") : name);
  const area = (id) => short((data.names[id] ?? id).replace(/^Police Service of /, "").replace(/ (Constabulary|Police Service|Police)$/, "") || data.names[id]);
  const interval = ([low, high]) => (low === high ? percent(low) : `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`);
  const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  /* A calendar or a financial year as people write it, whatever its heading. */
  const period = ({ start, end, series }) => {
    if (!start) return series;
    const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
    if (start === `${from}-01-01` && end === `${from}-12-31`) return from;
    if (start === `${from}-04-01` && end === `${to}-03-31` && Number(to) === Number(from) + 1) return `${from}/${to.slice(2)}`;
    return `${start} to ${end}`;
  };
  let of = "assigned";
  const OF = { assigned: "of the outcomes assigned", recorded: "of all crimes recorded" };

  /* The share of one outcome: the least and the most that it can be; null where none can be told. */
  const share = (line, code) => {
    const own = line.shares[of]?.[code];
    return Array.isArray(own) ? own : null;
  };
  const middle = (one) => (one.share[0] + one.share[1]) / 2;
  const exact = (one) => one.share[0] === one.share[1];
  const reasons = (lines, code) => {
    const why = d3.rollups(lines.filter((line) => typeof line.shares[of]?.[code] === "string"),
      (own) => own.map((line) => area(line.force)), (line) => line.shares[of][code]);
    return why.map(([reason, forces]) => `${forces.join(", ")}: ${reason}.`).join(" ");
  };

  let about = "";  // what and when is chosen: a print has no other place for it
  const figure = (box, caption, picture, note) => {
    const made = element("figure");
    made.append(element("figcaption", about ? `${caption} (${about})` : caption));
    if (picture) made.append(picture);
    if (note) made.append(typeof note === "string" ? element("p", note, { class: "rank quiet" }) : note);
    box.append(made);
  };
  const plot = (label, options) => {
    const svg = Plot.plot({ style: { background: "none", color: "inherit", fontFamily: "inherit" }, ...options });
    svg.querySelectorAll("g[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    return svg;
  };

  const UNCERTAIN = "left open by hidden numbers";
  const bars = (box, lines, width) => {
    const parts = [];
    for (const line of lines) {
      const own = d3.rollup(Object.entries(line.shares[of] ?? {}).filter(([, one]) => Array.isArray(one)),
        (found) => d3.sum(found, ([, one]) => one[0]), ([code]) => groupOf.get(code));
      if (!own.size) continue;
      const open = 1 - d3.sum(own.values());
      for (const [group, part] of own) parts.push({ force: area(line.force), group, part });
      if (open > 0.002) parts.push({ force: area(line.force), group: UNCERTAIN, part: open });
    }
    if (!parts.length) return;
    const used = [...groups, UNCERTAIN].filter((group) => parts.some((one) => one.group === group && one.part));
    const range = used.map((group, n) => (group === UNCERTAIN ? "var(--line)" : `var(--c${n % 12})`));
    const forces = [...new Set(parts.map((one) => one.force))].sort(d3.ascending);
    const svg = plot(`Outcomes by force, in shares ${OF[of]}; the numbers stand in the table`, {
      width, height: 50 + forces.length * 24, marginLeft: left(width), marginRight: 20,
      x: { label: `share ${OF[of]}`, percent: true, domain: [0, 100] },
      y: { label: null, domain: forces },
      color: { domain: used, range },
      marks: [Plot.barX(parts, Plot.stackX({ x: "part", y: "force", fill: "group", order: used, insetTop: 2, insetBottom: 2 }))],
    });
    const legend = element("ul", undefined, { class: "legend" });
    used.forEach((group, n) => {
      const item = element("li"), mark = element("i");
      mark.style.background = range[n];
      item.append(mark, group);
      legend.append(item);
    });
    figure(box, `Outcomes by force, in shares ${OF[of]}`, svg, legend);
  };

  const heat = (box, lines, width, topicAt) => {
    const codes = data.codes.map((one) => one.code).filter((code) => lines.some((line) => share(line, code)));
    if (!codes.length) return;
    const cells = lines.flatMap((line) => codes.map((code) => ({ force: area(line.force), code, share: share(line, code), own: line.cells.includes(code) })));
    const known = cells.filter((one) => one.share);
    const forces = [...new Set(cells.map((one) => one.force))].sort(d3.ascending);
    const most = d3.max(known, middle) || 1;
    const svg = plot("Share of each outcome by force; the numbers stand in the table", {
      width: left(width) + codes.length * (width < 600 ? 34 : 52), height: 60 + forces.length * 24, marginLeft: left(width), marginTop: 30,
      x: { label: null, domain: codes, axis: "top", tickFormat: (code) => code.replaceAll("_", " ").replace("not yet assigned", "none yet") },
      y: { label: null, domain: forces },
      color: { type: "identity" },
      marks: [
        Plot.cell(known, { x: "code", y: "force", fill: (one) => heatOf(Math.sqrt(middle(one) / most)), inset: 0.5 }),
        Plot.text(known, { x: "code", y: "force", text: (one) => Math.round(middle(one) * 100), fontSize: 10,
          fill: (one) => (middle(one) > most * 0.35 ? "var(--paper)" : "var(--ink)") }),
        Plot.text(cells.filter((one) => !one.share && one.own), { x: "code", y: "force", text: () => "?", fill: "currentColor" }),
      ],
    });
    const scroller = element("div", undefined, { class: "scroll", tabindex: "0", role: "region", "aria-label": `Heat map of shares, question ${Number(topicAt) + 1}` });
    scroller.append(svg);
    figure(box, `Each outcome in per cent ${OF[of]}`, scroller, "? : no share can be told.");
  };

  const ranks = (box, lines, code, width) => {
    const known = lines.map((line) => ({ force: area(line.force), share: share(line, code) })).filter((one) => one.share);
    known.sort((a, b) => d3.descending(a.share[0] + a.share[1], b.share[0] + b.share[1]));
    if (!known.length) return figure(box, `Outcome ${codeName(code)}: no share can be told`, null, reasons(lines, code));
    const apart = [];
    for (let n = 1; n < known.length; n++) {
      const [above, below] = [known[n - 1], known[n]];
      if (below.share[1] > above.share[0] && !(exact(above) && exact(below))) apart.push(`${above.force} and ${below.force}`);
    }
    const svg = plot(`Share of outcome ${codeName(code)} by force, with the interval that hidden numbers leave`, {
      width, height: 50 + known.length * 22, marginLeft: left(width), marginRight: 90,
      x: { label: `share ${OF[of]}`, percent: true, grid: true, zero: true },
      y: { label: null, domain: known.map((one) => one.force) },
      marks: [
        Plot.ruleY(known, { y: "force", x1: (one) => one.share[0], x2: (one) => one.share[1], stroke: "var(--accent)", strokeWidth: 6, strokeOpacity: 0.45 }),
        Plot.dot(known.filter((one) => exact(one)), { y: "force", x: (one) => one.share[0], fill: "var(--accent)", r: 4 }),
        Plot.text(known, { y: "force", x: (one) => one.share[1], dx: 8, textAnchor: "start", fill: "currentColor",
          text: (one) => interval(one.share) }),
      ],
    });
    figure(box, `Outcome ${codeName(code)}: share by force`, svg,
      [apart.length ? `Cannot be ranked, since hidden numbers leave their shares open: ${apart.join("; ")}.` : "", reasons(lines, code)].filter(Boolean).join(" ") || null);
  };

  const map = (box, lines, code) => {
    const shares = new Map(lines.map((line) => [line.force, share(line, code)]));
    const names = new Map(lines.map((line) => [line.force, true]));
    const tiles = data.tiles.map(([id, x, y, short]) => ({ id, x, y, short, share: shares.get(id), given: names.has(id) }));
    const known = tiles.filter((one) => one.share);
    if (!known.length) return;
    const most = d3.max(known, middle) || 1;
    const text = (one) => (one.share && middle(one) > most * 0.55 ? "var(--paper)" : "var(--ink)");
    const svg = plot(`Map with one tile for each force area: share of outcome ${codeName(code)}`, {
      width: 400, height: 600, margin: 4, x: { axis: null, domain: d3.range(0, 6) }, y: { axis: null, domain: d3.range(0, 10) },
      color: { type: "identity" },
      marks: [
        Plot.cell(tiles.filter((one) => !one.share), { x: "x", y: "y", fill: "var(--sheet)", stroke: "var(--line)", inset: 1 }),
        Plot.cell(known, { x: "x", y: "y", fill: (one) => heatOf(middle(one) / most), inset: 1 }),
        Plot.text(tiles, { x: "x", y: "y", text: "short", dy: -7, fontSize: 11, fill: text }),
        Plot.text(tiles, { x: "x", y: "y", dy: 9, fontSize: 12, fontWeight: 600, fill: text, text: (one) => (one.share ? percent(middle(one)) : one.given ? "?" : "–") }),
      ],
    });
    const others = lines.filter((line) => !data.tiles.some(([id]) => id === line.force)).map((line) => `${area(line.force)} ${share(line, code) ? percent(share(line, code)[0]) : "?"}`);
    figure(box, `Outcome ${codeName(code)} on the map of force areas`, svg,
      `– : no number; ? : no share can be told.${others.length ? ` Without an area: ${others.join(", ")}.` : ""}`);
  };

  const trends = (box, lines, code, width) => {
    const points = lines.filter((line) => line.start && share(line, code)).map((line) => ({
      force: area(line.force), when: line.series || line.start, start: line.start, share: share(line, code) }));
    points.sort((a, b) => d3.ascending(a.start, b.start));
    const whens = [...new Set(points.map((one) => one.when))];
    if (whens.length < 2) return;
    const forces = [...new Set(points.map((one) => one.force))].sort(d3.ascending);
    const [label, chosen] = select("Show one force among all", forces.map((force) => [force, force]));
    const holder = element("div");
    const again = () => {
      const own = points.filter((one) => one.force === chosen.value);
      const ends = { x: "when", y: middle };
      holder.replaceChildren(plot(`Share of outcome ${codeName(code)} over the periods: ${chosen.value} among all forces`, {
        width, height: 320, marginLeft: 44, marginRight: 60,
        x: { label: null, type: "point", domain: whens, padding: 0.3 }, y: { label: `share ${OF[of]}`, percent: true, grid: true, zero: true },
        marks: [
          Plot.lineY(points, { ...ends, z: "force", stroke: "var(--quiet)", strokeOpacity: 0.35, strokeWidth: 1 }),
          Plot.ruleX(own, { x: "when", y1: (one) => one.share[0], y2: (one) => one.share[1], stroke: "var(--accent)", strokeWidth: 6, strokeOpacity: 0.45 }),
          Plot.lineY(own, { ...ends, stroke: "var(--accent)", strokeWidth: 2.5 }),
          Plot.dot(own, { ...ends, fill: "var(--accent)", r: 4 }),
          Plot.text(own, { ...ends, text: (one) => interval(one.share), dy: -12, fill: "currentColor" }),
        ],
      }));
    };
    chosen.addEventListener("change", again);
    again();
    const whole = element("div");
    const controls = element("div", undefined, { class: "controls" });
    controls.append(label);
    whole.append(controls, holder);
    figure(box, `Outcome ${codeName(code)} over the years`, whole, null);
  };

  const select = (label, options) => {
    const wrapper = element("label", label), made = element("select");
    options.forEach(([value, text]) => made.append(element("option", text, { value })));
    wrapper.append(made);
    return [wrapper, made];
  };

  const topicOf = (box) => data.topics[Number(box.dataset.topic)];
  const slicesOf = (topic) => d3.rollups(topic.lines, (own) => own, (line) => JSON.stringify([line.about, period(line)]))
    .map(([key, lines]) => ({ key, lines: [...new Map(lines.map((line) => [line.force, line])).values()] }))
    .sort((a, b) => d3.descending(a.lines.length, b.lines.length) || d3.descending(a.key, b.key));

  const draw = (box) => {
    const topic = topicOf(box), slices = slicesOf(topic);
    const codes = data.codes.map((one) => one.code).filter((code) => topic.lines.some((line) => line.cells.includes(code)));
    box.style.minHeight = "";
    const [sliceLabel, slice] = select("What and when", slices.map((one, n) => [n, `${JSON.parse(one.key).filter(Boolean).join(", ") || "all"} (${one.lines.length} forces)`]));
    const [codeLabel, code] = select("Outcome", codes.map((one) => [one, codeName(one)]));
    const controls = element("div", undefined, { class: "controls" });
    const [ofLabel, ofWhat] = select("Share", Object.entries(OF));
    controls.append(sliceLabel, codeLabel, ofLabel);
    const canvas = element("div");
    box.append(controls, canvas);
    const again = () => {
      canvas.replaceChildren();
      const chosen = slices[Number(slice.value)];
      of = ofWhat.value;
      about = JSON.parse(chosen.key).filter(Boolean).join(", ");
      const width = Math.min(box.clientWidth || 800, 1100);
      narrow = width < 600;
      bars(canvas, chosen.lines, width);
      const pair = element("div", undefined, { class: "pair" });
      canvas.append(pair);
      ranks(pair, chosen.lines, code.value, Math.min(width, 620));
      map(pair, chosen.lines, code.value);
      heat(canvas, chosen.lines, width, box.dataset.topic);
      const [counted] = JSON.parse(chosen.key);
      about = counted;
      trends(canvas, topic.lines.filter((line) => line.about === counted), code.value, width);
    };
    slice.addEventListener("change", again);
    code.addEventListener("change", again);
    ofWhat.addEventListener("change", again);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    let wide = box.clientWidth;
    new ResizeObserver(() => { if (Math.abs(box.clientWidth - wide) > 20) { wide = box.clientWidth; again(); } }).observe(box);
    again();
  };
  const seen = new IntersectionObserver((entries) => {
    for (const one of entries) if (one.isIntersecting) { seen.unobserve(one.target); draw(one.target); }
  }, { rootMargin: "600px" });
  /* The first is drawn at once, and the others keep its room until they come near: what stands
     below a picture must not move away under the reader's pointer when it is drawn. */
  const drawable = [...document.querySelectorAll(".pictures")].filter((box) => slicesOf(topicOf(box))[0]?.lines.length > 1);
  const [first, ...later] = drawable;
  if (first) draw(first);
  later.forEach((box) => { box.style.minHeight = `${first.clientHeight}px`; seen.observe(box); });
  window.addEventListener("beforeprint", () => {
    later.filter((box) => !box.hasChildNodes()).forEach((box) => { seen.unobserve(box); draw(box); });
    document.querySelectorAll("details:not(.long)").forEach((one) => { one.open = true; });
  });
  open();
})();
