"use strict";
// Filters, searches, opens and prints the list of tasks. Without it the page shows everything.
(() => {
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("details.task")];
  const fields = ["unit", "section", "state", "q"].map(byId);
  // What is searched is what came from data, not the headings that all rows have.
  const SEARCHED = "summary, blockquote, dd, .units li, .entries li";
  const words = new Map(rows.map((row) => [row, [...row.querySelectorAll(SEARCHED)].map((one) => one.textContent).join(" ")]));

  // The one spelling that the program keeps: composed letters, the true Đ for its look-alikes.
  const normalise = (text) => text.replace(/[\u00d0\u0189]/g, "Đ").replaceAll("\u00f0", "đ").normalize("NFC");
  const squeeze = (text) => normalise(text).toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  // Lower case without marks, as `fold` of domain/text.py.
  const fold = (text) =>
    squeeze(text).replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  // The tone of an open syllable on its first vowel: hoà → hòa, uỷ → ủy; hoàn, quý, suýt stay.
  const OPEN_SYLLABLE = /(?<!q)(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])(?![\p{L}\p{N}_])/gu;
  const moveTone = (whole, glide, vowel) => {
    const [base, ...tones] = vowel.normalize("NFD");
    return (glide === "u") !== (base === "y") ? whole : (glide + tones.join("")).normalize("NFC") + base;
  };
  const marked = (text) => squeeze(text).replace(OPEN_SYLLABLE, moveTone);

  // An id as it may be typed: III.2.đ, 2.dd, iii 3 c. It is never folded: d and đ are two points.
  const TYPED_ID = /^(?:([ivx]+)[\s.,/-]*)?([1-9]\d?)(?:[\s.,/-]*(dd|d9|[a-zđ]))?(?:[\s.,/-]*([1-9]\d?))?\)?$/;
  const readId = (typed) => {
    const match = TYPED_ID.exec(squeeze(typed));
    if (!match || !(match[1] || match[3])) return null;
    const [, part = "iii", item, point, step] = match;
    return [part.toUpperCase(), item, /^d[d9]$/.test(point) ? "đ" : point, step].filter(Boolean).join(".");
  };

  // What a row must hold: typed without marks any marking is found, with marks only its own.
  const finder = (typed) => {
    const id = readId(typed);
    if (id) return (row) => row.id === id || row.id.startsWith(`${id}.`) || words.get(row).includes(`${id}:`);
    const read = squeeze(typed) === fold(typed) ? fold : marked;
    const wanted = read(typed);
    return (row) => read(words.get(row)).includes(wanted);
  };

  const isOfState = (row, unit, state) => {
    const kinds = row.getAttribute(unit ? `data-unit-${unit}` : "data-kinds");
    return kinds !== null && (!state || kinds.split(" ").includes(state));
  };

  const filter = () => {
    const [unit, section, state, typed] = fields.map((field) => field.value);
    const isFound = typed.trim() ? finder(typed) : () => true;
    for (const row of rows) {
      row.hidden = !(isOfState(row, unit, state) && (!section || row.dataset.section === section) && isFound(row));
    }
    for (const part of document.querySelectorAll("#nhiem-vu .section")) {
      part.hidden = !part.querySelector("details.task:not([hidden])");
    }
    const found = rows.filter((row) => !row.hidden).length;
    byId("found").textContent = found ? `Hiện ${found}/${rows.length} việc.` : "Không có việc nào phù hợp; bấm “Bỏ lọc” để xem tất cả.";
  };

  // The state of the filter is in the address, so that a link to it can be sent.
  const write = () => {
    const set = fields.filter((field) => field.value.trim()).map((field) => [field.id, field.value.trim()]);
    history.replaceState(null, "", `#${set.length ? new URLSearchParams(set) : "nhiem-vu"}`);
  };
  const read = ({ scrolls }) => {
    const row = rows.find((one) => [one.id, encodeURIComponent(one.id)].includes(location.hash.slice(1)));
    if (row) {
      if (row.hidden) clear();
      row.open = true;
      if (scrolls) {
        row.scrollIntoView();
        row.querySelector("summary").focus({ preventScroll: true });
      }
      return;
    }
    const given = new URLSearchParams(location.hash.slice(1));
    if (!fields.some((field) => given.has(field.id))) return;
    for (const field of fields) field.value = given.get(field.id) ?? "";
    filter();
    if (scrolls) byId("nhiem-vu").scrollIntoView();
  };
  const clear = () => {
    for (const field of fields) field.value = "";
    filter();
  };

  for (const field of fields) {
    field.addEventListener("input", () => {
      filter();
      write();
    });
  }
  byId("clear").addEventListener("click", () => {
    clear();
    write();
    byId("q").focus();
  });
  const openAll = (open) => () => {
    for (const row of rows) if (!row.hidden) row.open = open;
  };
  byId("open-all").addEventListener("click", openAll(true));
  byId("close-all").addEventListener("click", openAll(false));
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", () => read({ scrolls: true }));
  byId("controls").hidden = false;
  filter();
  // A page that is loaded again stays where it was.
  read({ scrolls: performance.getEntriesByType("navigation")[0]?.type !== "reload" });
})();
