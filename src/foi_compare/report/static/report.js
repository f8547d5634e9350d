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
      + `, printed as “${one.value_as_printed}” under “${one.label}”.`;
  };
  const dialog = document.getElementById("evidence");
  const body = document.getElementById("evidence-body");
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
      ["Why", `${one.reason} (rule ${one.match_rule})`],
      ["Status", one.status],
      ["Identifier", one.observation_id],
    ];
    for (const [name, text] of pairs) if (text) list.append(element("dt", name), element("dd", text));
    const button = element("button", "Copy sentence with source", { type: "button" });
    button.addEventListener("click", () => copy(sentence(one)));
    body.append(element("h3", `${one.force}, question ${one.question || "without a number"}`), list);
    if (one.evidence) body.append(element("blockquote", one.evidence));
    body.append(button);
  };
  const open = () => {
    const found = /^#n-(.+)$/.exec(decodeURIComponent(location.hash));
    if (!found) return;
    body.replaceChildren();
    found[1].split("+").forEach(show);
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
      head.replaceChildren(button);
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
  const groups = [...new Set(data.codes.map((one) => one.group))];
  const groupOf = new Map(data.codes.map((one) => [one.code, one.group]));
  const colour = (group) => `var(--c${groups.indexOf(group) % 12})`;
  const style = getComputedStyle(document.documentElement);
  const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  const period = (line) => (line.start ? `${line.start} to ${line.end}` : line.series);
  const whole = (line) => line.review === 0 && Object.values(line.cells).every(([, upper]) => upper !== null);

  /* The share of one outcome among all of the row: the least and the most that it can be. */
  const share = (line, code) => {
    const own = line.cells[code];
    if (!own || !whole(line)) return null;
    let least = 0, most = 0;
    for (const [other, [lower, upper]] of Object.entries(line.cells)) if (other !== code) { least += lower; most += upper; }
    const low = own[0] + most ? own[0] / (own[0] + most) : 0;
    const high = own[1] + least ? own[1] / (own[1] + least) : 0;
    return [low, high];
  };

  const figure = (box, caption, picture, note) => {
    const made = element("figure");
    made.append(element("figcaption", caption));
    if (picture) made.append(picture);
    if (note) made.append(typeof note === "string" ? element("p", note, { class: "rank quiet" }) : note);
    box.append(made);
  };
  const plot = (label, options) => {
    const svg = Plot.plot({ style: { background: "none", color: "inherit", fontFamily: "inherit" }, ...options });
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    return svg;
  };

  const bars = (box, lines, width) => {
    const parts = lines.flatMap((line) =>
      Object.entries(line.cells).map(([code, [lower]]) => ({ force: data.names[line.force], group: groupOf.get(code), lower })));
    const summed = d3.rollups(parts, (own) => d3.sum(own, (one) => one.lower), (one) => one.force, (one) => one.group)
      .flatMap(([force, own]) => own.map(([group, lower]) => ({ force, group, lower })));
    const total = d3.rollup(summed, (own) => d3.sum(own, (one) => one.lower), (one) => one.force);
    const shares = summed.map((one) => ({ ...one, share: total.get(one.force) ? one.lower / total.get(one.force) : 0 }));
    const used = groups.filter((group) => summed.some((one) => one.group === group && one.lower));
    const forces = [...total.keys()].sort((a, b) => d3.ascending(a, b));
    const svg = plot("Outcomes by force, as parts of all outcomes that the force gives; the numbers stand in the table", {
      width, height: 40 + forces.length * 24, marginLeft: Math.min(190, width / 3), marginRight: 50,
      x: { label: "share of the outcomes given", percent: true, domain: [0, 100] },
      y: { label: null, domain: forces },
      color: { domain: used, range: used.map(colour) },
      marks: [
        Plot.barX(shares, Plot.stackX({ x: "share", y: "force", fill: "group", order: used, insetTop: 2, insetBottom: 2 })),
        Plot.text(forces, { x: 1, y: (force) => force, text: (force) => `n ${total.get(force).toLocaleString("en-GB")}`, dx: 6, textAnchor: "start", fill: "currentColor" }),
      ],
    });
    const legend = element("ul", undefined, { class: "legend" });
    for (const group of used) {
      const item = element("li");
      const mark = element("i");
      mark.style.background = colour(group);
      item.append(mark, group);
      legend.append(item);
    }
    figure(box, "Outcomes by force, on one scale", svg, legend);
  };

  const heat = (box, lines, width) => {
    const codes = data.codes.map((one) => one.code).filter((code) => lines.some((line) => line.cells[code]));
    const cells = lines.flatMap((line) => codes.map((code) => ({ force: data.names[line.force], code, share: share(line, code), own: line.cells[code] })));
    const known = cells.filter((one) => one.share);
    const forces = [...new Set(lines.map((line) => data.names[line.force]))].sort(d3.ascending);
    const middle = (one) => (one.share[0] + one.share[1]) / 2;
    const low = style.getPropertyValue("--heat-low").trim(), high = style.getPropertyValue("--heat-high").trim();
    const svg = plot("Share of each outcome by force; the numbers stand in the table", {
      width: Math.max(width, 160 + codes.length * 34), height: 60 + forces.length * 24, marginLeft: 180, marginTop: 30,
      x: { label: null, domain: codes, axis: "top", tickFormat: (code) => code.replaceAll("_", " ").replace("not yet assigned", "none yet") },
      y: { label: null, domain: forces },
      color: { type: "sqrt", domain: [0, d3.max(known, middle) || 1], range: [low, high], interpolate: "rgb" },
      marks: [
        Plot.cell(known, { x: "code", y: "force", fill: middle, inset: 0.5 }),
        Plot.text(known, { x: "code", y: "force", text: (one) => Math.round(middle(one) * 100), fontSize: 10,
          fill: (one) => (middle(one) > (d3.max(known, middle) || 1) * 0.35 ? "var(--paper)" : "var(--ink)") }),
        Plot.text(cells.filter((one) => !one.share && one.own), { x: "code", y: "force", text: () => "?", fill: "currentColor" }),
      ],
    });
    const scroller = element("div", undefined, { class: "scroll", tabindex: "0", role: "region", "aria-label": "Heat map of shares" });
    scroller.append(svg);
    figure(box, "Each outcome in per cent of all that the force gives", scroller, "? : a part of the row waits for a person or has no upper bound, so no share can be told.");
  };

  const ranks = (box, lines, code, width) => {
    const known = lines.map((line) => ({ force: data.names[line.force], share: share(line, code) })).filter((one) => one.share);
    known.sort((a, b) => d3.descending(a.share[0] + a.share[1], b.share[0] + b.share[1]));
    const apart = [];
    for (let n = 1; n < known.length; n++) if (known[n].share[1] > known[n - 1].share[0] && (known[n].share[0] !== known[n].share[1] || known[n - 1].share[0] !== known[n - 1].share[1])) apart.push(`${known[n - 1].force} and ${known[n].force}`);
    const svg = plot(`Share of outcome ${codeName(code)} by force, with the interval that hidden numbers leave`, {
      width, height: 50 + known.length * 22, marginLeft: Math.min(190, width / 3), marginRight: 60,
      x: { label: "share of the outcomes given", percent: true, grid: true, zero: true },
      y: { label: null, domain: known.map((one) => one.force) },
      marks: [
        Plot.ruleY(known, { y: "force", x1: (one) => one.share[0], x2: (one) => one.share[1], stroke: "var(--accent)", strokeWidth: 6, strokeOpacity: 0.45 }),
        Plot.dot(known.filter((one) => one.share[0] === one.share[1]), { y: "force", x: (one) => one.share[0], fill: "var(--accent)", r: 4 }),
        Plot.text(known, { y: "force", x: (one) => one.share[1], dx: 8, textAnchor: "start", fill: "currentColor",
          text: (one) => (one.share[0] === one.share[1] ? percent(one.share[0]) : `${percent(one.share[0])} to ${percent(one.share[1])}`) }),
      ],
    });
    figure(box, `Outcome ${codeName(code)}: share by force`, svg,
      apart.length ? `Cannot be ranked, since hidden numbers leave their shares open: ${apart.join("; ")}.` : "No two neighbours are left open by hidden numbers.");
  };

  const map = (box, lines, code) => {
    const shares = new Map(lines.map((line) => [line.force, share(line, code)]));
    const names = new Map(lines.map((line) => [line.force, true]));
    const tiles = data.tiles.map(([id, x, y, short]) => ({ id, x, y, short, share: shares.get(id), given: names.has(id) }));
    const middle = (one) => (one.share[0] + one.share[1]) / 2;
    const known = tiles.filter((one) => one.share);
    if (!known.length) return;
    const most = d3.max(known, middle) || 1;
    const low = style.getPropertyValue("--heat-low").trim(), high = style.getPropertyValue("--heat-high").trim();
    const text = (one) => (one.share && middle(one) > most * 0.55 ? "var(--paper)" : "var(--ink)");
    const svg = plot(`Map with one tile for each force area: share of outcome ${codeName(code)}`, {
      width: 400, height: 600, margin: 4, x: { axis: null, domain: d3.range(0, 6) }, y: { axis: null, domain: d3.range(0, 10) },
      color: { domain: [0, most], range: [low, high], interpolate: "rgb" },
      marks: [
        Plot.cell(tiles.filter((one) => !one.share), { x: "x", y: "y", fill: "var(--sheet)", stroke: "var(--line)", inset: 1 }),
        Plot.cell(known, { x: "x", y: "y", fill: middle, inset: 1 }),
        Plot.text(tiles, { x: "x", y: "y", text: "short", dy: -7, fontSize: 11, fill: text }),
        Plot.text(tiles, { x: "x", y: "y", dy: 9, fontSize: 12, fontWeight: 600, fill: text, text: (one) => (one.share ? percent(middle(one)) : one.given ? "?" : "–") }),
      ],
    });
    const others = lines.filter((line) => !data.tiles.some(([id]) => id === line.force)).map((line) => `${data.names[line.force]} ${share(line, code) ? percent(share(line, code)[0]) : "?"}`);
    figure(box, `Outcome ${codeName(code)} on the map of force areas`, svg,
      `– : no number; ? : no share can be told.${others.length ? ` Without an area: ${others.join(", ")}.` : ""}`);
  };

  const trends = (box, lines, code, width) => {
    const points = lines.filter((line) => line.start && share(line, code)).map((line) => ({
      force: data.names[line.force], when: new Date(line.start), share: share(line, code) }));
    const years = new Set(points.map((one) => +one.when));
    if (years.size < 2) return;
    const forces = [...new Set(points.map((one) => one.force))];
    points.sort((a, b) => a.when - b.when);
    const svg = plot(`Share of outcome ${codeName(code)} over the periods, by force`, {
      width, height: 320, marginRight: Math.min(150, width / 4), marginLeft: 44,
      x: { label: "first day of the period", type: "utc" }, y: { label: "share of the outcomes given", percent: true, grid: true, zero: true },
      marks: [
        Plot.lineY(points, { x: "when", y: (one) => (one.share[0] + one.share[1]) / 2, z: "force", stroke: (one) => `var(--c${forces.indexOf(one.force) % 12})`, strokeWidth: 1.6 }),
        Plot.ruleX(points, { x: "when", y1: (one) => one.share[0], y2: (one) => one.share[1], stroke: (one) => `var(--c${forces.indexOf(one.force) % 12})`, strokeWidth: 4, strokeOpacity: 0.4 }),
        Plot.dot(points, { x: "when", y: (one) => (one.share[0] + one.share[1]) / 2, fill: (one) => `var(--c${forces.indexOf(one.force) % 12})`, r: 2.5 }),
        ...(forces.length <= 8 ? [Plot.text(points, Plot.selectLast({ x: "when", y: (one) => (one.share[0] + one.share[1]) / 2, z: "force", text: "force", dx: 6, textAnchor: "start", fill: "currentColor" }))] : []),
      ],
    });
    figure(box, `Outcome ${codeName(code)} over the years`, svg, forces.length > 8 ? "Lines are not named where there are more than eight forces; the numbers stand in the table." : null);
  };

  const draw = (box) => {
    const topic = data.topics[Number(box.dataset.topic)];
    const slices = d3.rollups(topic.lines, (own) => own, (line) => JSON.stringify([line.about, period(line)]))
      .map(([key, lines]) => ({ key, lines: [...new Map(lines.map((line) => [line.force, line])).values()] }))
      .sort((a, b) => d3.descending(a.lines.length, b.lines.length) || d3.descending(a.key, b.key));
    const codes = data.codes.map((one) => one.code).filter((code) => topic.lines.some((line) => line.cells[code]));
    if (!slices.length || slices[0].lines.length < 2) return;
    const select = (label, options) => {
      const wrapper = element("label", label), made = element("select");
      options.forEach(([value, text]) => made.append(element("option", text, { value })));
      wrapper.append(made);
      return [wrapper, made];
    };
    const [sliceLabel, slice] = select("What and when", slices.map((one, n) => [n, `${JSON.parse(one.key).filter(Boolean).join(", ") || "all"} (${one.lines.length} forces)`]));
    const [codeLabel, code] = select("Outcome", codes.map((one) => [one, codeName(one)]));
    const controls = element("div", undefined, { class: "controls" });
    controls.append(sliceLabel, codeLabel);
    const canvas = element("div");
    box.append(controls, canvas);
    const again = () => {
      canvas.replaceChildren();
      const chosen = slices[Number(slice.value)];
      const width = Math.min(box.clientWidth || 800, 900);
      bars(canvas, chosen.lines, width);
      ranks(canvas, chosen.lines, code.value, width);
      map(canvas, chosen.lines, code.value);
      heat(canvas, chosen.lines, width);
      const about = JSON.parse(chosen.key)[0];
      trends(canvas, topic.lines.filter((line) => line.about === about), code.value, width);
    };
    slice.addEventListener("change", again);
    code.addEventListener("change", again);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    let wide = box.clientWidth;
    new ResizeObserver(() => { if (Math.abs(box.clientWidth - wide) > 20) { wide = box.clientWidth; again(); } }).observe(box);
    again();
  };
  const seen = new IntersectionObserver((entries) => {
    for (const one of entries) if (one.isIntersecting) { seen.unobserve(one.target); draw(one.target); }
  }, { rootMargin: "600px" });
  document.querySelectorAll(".pictures").forEach((box) => seen.observe(box));
  window.addEventListener("beforeprint", () => document.querySelectorAll(".pictures:empty").forEach((box) => { seen.unobserve(box); draw(box); }));
  open();
})();
