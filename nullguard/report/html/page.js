"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const content = JSON.parse(byId("data").textContent);
  const AT_A_TIME = 100;
  const SURE = ["low", "medium", "high", "certain"];
  const findings = content.findings.map((finding, index) => ({ ...finding, index }));
  const list = byId("list");
  const filters = byId("filters");
  let shape = "";
  let fitting = [];
  let shown = 0;

  // Text of the analysed code reaches the page here and nowhere else, and only as text.
  const make = (name, className, ...children) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children.filter((child) => child !== null));
    return node;
  };

  // 'quoted' parts of messages are names and code.
  const prose = (text) => text.split(/(?<!\w)'([^']+)'(?!\w)/).map((part, at) => (at % 2 ? make("code", "", part) : part));

  const shapeOf = (finding) => (content.rules[finding.rule] || {}).shape || "data";
  const where = (finding) => (finding.line ? `${finding.path}:${finding.line}` : finding.path);
  const searched = (finding) => `${finding.rule} ${finding.message} ${where(finding)} ${finding.symbol || ""}`.toLowerCase();

  const row = (path, number, hit) => {
    const text = (content.code[path] || {})[number];
    if (text === undefined) return null;
    const columns = hit && hit.columns && hit.columns.length ? hit.columns : null;
    const points = [...text]; // columns count code points, strings do not
    const part = (from, to) => points.slice(from, to).join("");
    const parts = columns ? [part(0, columns[0]), make("mark", "", part(...columns)), part(columns[1])] : [text];
    return make("span", hit ? "row hit" : "row", make("span", "number", String(number)), ...parts, "\n");
  };

  const excerpt = (finding) => {
    const rows = [];
    for (let number = finding.line - 2; number <= finding.line + 2; number += 1) {
      rows.push(row(finding.path, number, number === finding.line ? finding : null));
    }
    const isBlank = (one) => one === null || (!one.classList.contains("hit") && one.childNodes[1].textContent.trim() === "");
    while (rows.length && isBlank(rows[0])) rows.shift();
    while (rows.length && isBlank(rows[rows.length - 1])) rows.pop();
    if (!rows.length) return null;
    const block = make("pre", "", ...rows);
    block.tabIndex = 0;
    block.setAttribute("role", "region");
    block.setAttribute("aria-label", `Code at ${where(finding)}`);
    return block;
  };

  const story = (finding) => {
    if (!finding.steps) return null;
    const steps = finding.steps.map(([path, line, message]) => {
      const text = (content.code[path] || {})[line];
      const code = text === undefined || !text.trim() ? null : make("span", "line", text.trim());
      return make("li", "", ...prose(message), make("span", "where", line ? `${path}:${line}` : path), code);
    });
    return make("ol", "story", ...steps);
  };

  const why = (finding) => {
    const parts = [];
    const add = (name, ...values) => parts.push(make("dt", "", name), ...values.map((value) => make("dd", "", ...value)));
    if (finding.reasons) add(`Why ${finding.confidence}`, ...finding.reasons.map(prose));
    if (finding.related) add("See", ...finding.related.map(([place, label]) => [label, make("span", "where", place)]));
    if (finding.siblings) {
      add(`The same in ${finding.siblings.length} more places`, [make("span", "where", finding.siblings.slice(0, 40).join(", "))]);
    }
    return parts.length ? make("dl", "why", ...parts) : null;
  };

  const item = (finding) => {
    const details = make("details", `finding ${finding.level}`);
    details.id = `f${finding.index}`;
    const title = (content.rules[finding.rule] || {}).title || "";
    const rule = make("span", "rule", finding.rule);
    rule.title = title;
    const head = make(
      "span",
      "head",
      make("span", "level", finding.level),
      rule,
      make("span", "", title),
      make("span", "sure", finding.confidence),
      make("span", "place", where(finding)),
    );
    const message = make("div", "message", ...prose(finding.message));
    details.append(make("summary", "", head, message));
    details.addEventListener("toggle", () => {
      if (!details.open || details.children.length > 1) return;
      details.append(make("div", "body", excerpt(finding), story(finding), why(finding)));
    });
    return make("li", "", details);
  };

  const more = (count) => {
    const next = fitting.slice(shown, shown + count);
    const fragment = document.createDocumentFragment();
    fragment.append(...next.map(item));
    list.append(fragment);
    shown += next.length;
    byId("more").hidden = shown >= fitting.length;
  };

  const update = () => {
    const words = byId("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = byId("rule").value;
    const least = SURE.indexOf(byId("confidence").value);
    fitting = findings.filter(
      (finding) =>
        (!shape || shapeOf(finding) === shape) &&
        (!rule || finding.rule === rule) &&
        SURE.indexOf(finding.confidence) >= least &&
        words.every((word) => searched(finding).includes(word)),
    );
    list.replaceChildren();
    shown = 0;
    more(AT_A_TIME);
    byId("none").hidden = fitting.length > 0;
    const all = findings.length.toLocaleString("en");
    byId("count").textContent =
      fitting.length === findings.length ? "" : `${fitting.length.toLocaleString("en")} of ${all} findings`;
  };

  const setShape = (wanted) => {
    shape = wanted;
    for (const tile of document.querySelectorAll(".tile")) {
      tile.setAttribute("aria-pressed", String(tile.dataset.shape === shape));
    }
    update();
  };

  for (const tile of document.querySelectorAll(".tile")) {
    tile.addEventListener("click", () => setShape(tile.dataset.shape === shape ? "" : tile.dataset.shape));
  }
  filters.addEventListener("input", update);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => setShape("")));
  byId("more").addEventListener("click", () => more(AT_A_TIME));

  const open = () => {
    const index = Number(/^#f(\d+)$/.exec(location.hash)?.[1] ?? -1);
    if (!findings[index]) return;
    if (!fitting.includes(findings[index])) {
      filters.reset();
      setShape("");
    }
    while (shown < fitting.length && !byId(`f${index}`)) more(AT_A_TIME);
    const details = byId(`f${index}`);
    if (!details) return;
    details.open = true;
    details.scrollIntoView({ block: "start" });
    details.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    // The same link a second time changes no hash.
    const link = event.target.closest && event.target.closest("a[href^='#f']");
    if (link && link.hash === location.hash) open();
  });

  const step = (by) => {
    const summaries = [...list.querySelectorAll(".finding > summary")];
    const at = summaries.indexOf(document.activeElement);
    if (by > 0 && at === summaries.length - 1 && shown < fitting.length) {
      more(AT_A_TIME);
      step(by);
      return;
    }
    const next = summaries[at < 0 ? 0 : Math.min(Math.max(at + by, 0), summaries.length - 1)];
    if (next) next.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      byId("text").focus();
    }
  });

  const theme = byId("theme");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);

  tell();
  update();
  open();
})();
