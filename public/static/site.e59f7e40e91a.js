// What pages do beyond reading; every page is complete without it.
(() => {
  "use strict";
  document.documentElement.classList.remove("no-js");

  // Words of the page with values in the places of {1}, {2}; {} is the first.
  const fill = (words, ...values) => words.replace(/\{(\d*)\}/g, (_, n) => values[(n || 1) - 1]);

  // A note lights up while its mark is pointed at.
  const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)))?.closest(".note");
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
    document.addEventListener(type, (e) => {
      const mark = e.target.closest?.('a[role="doc-noteref"]');
      if (mark) noteOf(mark)?.classList.toggle("lit", type === "pointerover" || type === "focusin");
    });
  }

  // A link into a closed note opens it, in browsers that do not do so themselves.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const details = id && !id.includes("=") && document.getElementById(id)?.closest("details");
    if (details) details.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("click", (e) => {
    const mark = e.target.closest?.('a[role="doc-noteref"]');
    const details = mark && noteOf(mark)?.querySelector("details");
    if (details) details.open = true;
  });

  // On wide screens each note stands beside the line of its mark, or below the note before it.
  const prose = document.querySelector(".prose");
  const notes = prose ? [...prose.querySelectorAll(".note")] : [];
  if (notes.length) {
    const wide = matchMedia("screen and (min-width: 64em)");
    const lay = () => {
      prose.classList.toggle("margin", wide.matches);
      if (!wide.matches) {
        prose.style.minHeight = "";
        return;
      }
      const origin = prose.getBoundingClientRect().top;
      const marks = notes.map((n) => {
        const mark = document.getElementById(n.querySelector('[role="doc-backlink"]')?.hash.slice(1));
        return mark ? mark.getBoundingClientRect().top - origin - 4 : 0;
      });
      const heights = notes.map((n) => n.offsetHeight);
      let end = 0;
      notes.forEach((n, i) => {
        const top = Math.max(end, marks[i]);
        n.style.top = `${top}px`;
        end = top + heights[i] + 6;
      });
      prose.style.minHeight = `${end}px`;
    };
    lay();
    wide.addEventListener("change", lay);
    prose.addEventListener("toggle", lay, true);
    let width;
    new ResizeObserver(() => {
      if (width !== (width = prose.clientWidth)) requestAnimationFrame(lay);
    }).observe(prose);
    document.fonts?.ready.then(lay);
  }

  // Escape puts the list of a sentence's articles away.
  addEventListener("keydown", (e) => {
    if (e.key === "Escape" && document.activeElement?.closest(".cite")) document.activeElement.blur();
  });

  // Printing opens every note and closes it again.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of closed) d.open = false;
  });

  // The comparison's filters live in the address: #kind=quote&source=A.
  const filters = document.querySelector("form.filters");
  if (filters) {
    const items = [...document.querySelectorAll("[data-kind]")];
    const fields = [...filters.querySelectorAll("select")];
    const apply = () => {
      const want = fields.filter((f) => f.value && f.name !== "view");
      document.querySelector(".compare table")?.classList.toggle("signs", fields.some((f) => f.value === "signs"));
      for (const item of items) {
        item.hidden = !want.every((f) => item.dataset[f.name].split(" ").includes(f.value));
      }
      for (const head of document.querySelectorAll("tr.section")) {
        let row = head.nextElementSibling;
        while (row?.hidden && !row.matches(".section")) row = row.nextElementSibling;
        head.hidden = !row || row.matches(".section");
      }
      const differences = items.filter((i) => i.matches(".difference"));
      const shown = differences.filter((i) => !i.hidden).length;
      filters.querySelector(".shown").textContent = want.length ? fill(filters.dataset.shown, shown, differences.length) : "";
    };
    const read = () => {
      if (location.hash && !location.hash.includes("=")) return;
      const hash = new URLSearchParams(location.hash.slice(1));
      for (const f of fields) {
        f.value = hash.get(f.name) ?? "";
        if (f.selectedIndex < 0) f.value = "";
      }
      apply();
    };
    filters.addEventListener("change", () => {
      const hash = new URLSearchParams();
      for (const f of fields) if (f.value) hash.set(f.name, f.value);
      history.replaceState(null, "", "#" + hash);
      apply();
    });
    filters.addEventListener("submit", (e) => e.preventDefault());
    addEventListener("hashchange", read);
    filters.hidden = false;
    read();
  }

  // Search loads its library and index when it is first used.
  const search = document.querySelector("form.search");
  if (search) {
    const input = search.querySelector("input");
    const found = search.querySelector("#found");
    const root = search.dataset.root.replace(/index\.html$/, "");
    const script = (src) =>
      new Promise((resolve, reject) => {
        const s = document.createElement("script");
        Object.assign(s, { src, onload: resolve, onerror: reject });
        document.head.append(s);
      });
    const fold = (term) => term.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    let engine;
    const load = () =>
      (engine ??= Promise.all([script(search.dataset.library), script(search.dataset.index)]).then(() =>
        MiniSearch.loadJS(self.variorumIndex, {
          fields: ["title", "says", "text"],
          storeFields: ["title", "date", "says"],
          tokenize: (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean),
          processTerm: fold,
        }),
      ));
    const element = (name, text, ...children) => {
      const e = document.createElement(name);
      if (text) e.textContent = text;
      e.append(...children);
      return e;
    };
    // Only the count is read out, not the whole list after every letter.
    const tell = (words, ...list) => {
      found.firstElementChild.textContent = words;
      found.replaceChildren(found.firstElementChild, ...list);
    };
    let latest = 0;
    const look = async () => {
      const query = input.value.trim();
      const turn = ++latest;
      history.replaceState(null, "", query ? "#" + new URLSearchParams({ q: query }) : location.href.split("#")[0]);
      if (!query) return tell("");
      try {
        const hits = (await load()).search(query, { prefix: true, fuzzy: 0.15, combineWith: "AND", boost: { title: 3, says: 2 } });
        if (turn !== latest) return;
        const list = element("ol");
        for (const hit of hits.slice(0, 20)) {
          const a = element("a", hit.title);
          a.href = root + hit.id;
          list.append(element("li", "", a, element("p", [hit.date, hit.says].filter(Boolean).join(" · "))));
        }
        const n = hits.length;
        tell(n ? (n === 1 ? search.dataset.one : fill(search.dataset.many, n)) : search.dataset.none, list);
      } catch {
        tell(search.dataset.failed);
      }
    };
    let timer;
    input.addEventListener("focus", load, { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, 120);
    });
    search.addEventListener("submit", (e) => {
      e.preventDefault();
      look();
    });
    search.hidden = false;
    const q = new URLSearchParams(location.hash.slice(1)).get("q");
    if (q) {
      input.value = q;
      look();
    }
  }
})();
