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
  let beside = () => {};
  addEventListener("click", (e) => {
    const mark = e.target.closest?.('a[role="doc-noteref"]');
    const note = mark && noteOf(mark);
    const details = note?.querySelector("details");
    if (!details) return;
    details.open = true;
    beside(note, mark);
  });

  // On wide screens each note stands beside the line of its mark. Where there is no room for all of them, those that
  // touch stand as near to their marks as they can together, some above and some below; and where one would stand far off,
  // open notes near it are closed.
  const prose = document.querySelector(".prose");
  const notes = prose ? [...prose.querySelectorAll(".note")] : [];
  if (notes.length) {
    const wide = matchMedia("screen and (min-width: 64em)");
    const marks = notes.map((n) => document.getElementById(n.querySelector('[role="doc-backlink"]')?.hash.slice(1)));
    const lay = (fixed, at) => { // fixed: a note that stays where it is, or at a mark
      prose.classList.toggle("margin", wide.matches);
      if (!wide.matches) {
        prose.style.minHeight = "";
        return;
      }
      const origin = prose.getBoundingClientRect().top + 4;
      const place = (g) => Math.max(0, g.sum / g.weight);
      const groups = [];
      const wants = notes.map((n, i) => {
        const mark = n === fixed ? at : marks[i];
        return mark ? mark.getBoundingClientRect().top - origin : parseFloat(n.style.top) || 0;
      });
      notes.forEach((n, i) => {
        const weight = n === fixed ? 1e6 : 1;
        let g = { weight, sum: weight * wants[i], height: n.offsetHeight + 6, notes: [n] };
        for (let last; (last = groups.at(-1)) && place(last) + last.height > place(g); groups.pop()) {
          g = { weight: last.weight + g.weight, sum: last.sum + g.sum - g.weight * last.height, height: last.height + g.height, notes: [...last.notes, ...g.notes] };
        }
        groups.push(g);
      });
      let end = 0;
      for (const g of groups) {
        end = place(g);
        for (const n of g.notes) {
          n.style.top = `${end}px`;
          end += n.offsetHeight + 6;
        }
      }
      prose.style.minHeight = `${end}px`;
      return { groups, off: notes.map((n, i) => Math.abs(parseFloat(n.style.top) - wants[i])) };
    };
    const settle = (fixed, at) => {
      for (let laid = lay(fixed, at); laid; laid = lay(fixed, at)) {
        const em = parseFloat(getComputedStyle(notes[0]).fontSize);
        const far = notes.find((n, i) => laid.off[i] > (n === fixed ? 3 : fixed ? Infinity : 12) * em);
        const open = laid.groups.find((g) => g.notes.includes(far))?.notes.filter((n) => n !== fixed).map((n) => n.querySelector("details")).filter((d) => d.open);
        if (!open?.length) break;
        open.reduce((a, b) => (b.offsetHeight > a.offsetHeight ? b : a)).open = false;
      }
    };
    settle();
    beside = settle;
    const again = () => lay();
    wide.addEventListener("change", again);
    prose.addEventListener("toggle", (e) => lay(e.target.closest(".note")), true);
    let width;
    new ResizeObserver(() => {
      if (width !== (width = prose.clientWidth)) requestAnimationFrame(again);
    }).observe(prose);
    document.fonts?.ready.then(again);
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
      if (want.length) for (const d of document.querySelectorAll("details.sentences")) d.open = true;
      const slight = document.querySelector("details.slight");
      if (slight) {
        const none = !slight.querySelector(".difference:not([hidden])");
        slight.hidden = none;
        if (want.length && !none) slight.open = true;
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

  // On a phone the long table is folded, unless a link leads into it.
  const sentences = document.querySelector("details.sentences");
  if (sentences && matchMedia("(max-width: 40em)").matches && !sentences.querySelector(":target") && !location.hash.includes("=")) sentences.open = false;

  // What is far below on narrow screens is laid out bit by bit once the page is at rest; not at once, since that takes long.
  const far = [...document.querySelectorAll(".difference, .compare tbody tr")];
  const later = (f) => (self.requestIdleCallback ? requestIdleCallback(f, { timeout: 200 }) : setTimeout(f, 30));
  const more = () => {
    for (const e of far.splice(0, 3)) e.classList.add("laid");
    if (far.length) later(more);
  };
  addEventListener("load", () => later(more));

  // Search loads what a query asks for of the index, year by year from the latest on: generator/site/search.go tells its form.
  const search = document.querySelector("form.search");
  if (search) {
    const input = search.querySelector("input");
    const found = search.querySelector("#found");
    const root = search.dataset.root.replace(/index\.html$/, "");
    const given = {};
    self.variorumSearch = (name, data) => { given[name] = data; };
    const asked = new Map();
    const load = (name) => {
      if (!asked.has(name)) {
        asked.set(name, new Promise((resolve, reject) => {
          const s = document.createElement("script");
          const failed = () => { asked.delete(name); reject(new Error(name)); };
          Object.assign(s, { src: name === "index" ? search.dataset.index : `${root}search/${name}.js`, onload: () => (given[name] ? resolve(given[name]) : failed()), onerror: failed });
          document.head.append(s);
        }));
      }
      return asked.get(name);
    };
    const wordsOf = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const partOf = (word, depth) => {
      if (!depth) return "all";
      let out = "";
      for (const c of [...word].slice(0, depth)) {
        const n = c.codePointAt(0);
        if (n >= 0x2e80) return `${out}u${(n >> 6).toString(16)}`;
        out += /[a-z0-9]/.test(c) ? c : `u${n.toString(16)}`;
      }
      return out;
    };
    // Whether two words differ in one letter, left out, put in, changed or moved by one place.
    const near = (a, b) => {
      if (Math.abs(a.length - b.length) > 1) return false;
      let i = 0;
      while (i < a.length && a[i] === b[i]) i++;
      const rest = [a.slice(i + 1), a.slice(i), b.slice(i + 1), b.slice(i)];
      return rest[0] === rest[2] || rest[1] === rest[2] || rest[0] === rest[3] || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
    };
    // The documents of a year that have a word, or one that begins with it, with how much it weighs there.
    const having = async (year, word) => {
      const part = partOf(word, year.words);
      const out = new Map();
      if (!year.files.split(",").includes(part)) return out;
      const all = await load(`${year.year}/${part}`);
      const take = (fits, factor) => {
        for (const [term, list] of Object.entries(all)) {
          if (!fits(term)) continue;
          for (let i = 0; i < list.length; i += 8) {
            const name = list.slice(i, i + 7);
            out.set(name, (out.get(name) ?? 0) + list[i + 7] * (term === word ? 1 : factor));
          }
        }
      };
      take((term) => term.startsWith(word), 0.6);
      if (!out.size && word.length > 4) take((term) => near(term, word), 0.4);
      return out;
    };
    const find = async (year, words) => {
      let hits;
      for (const word of words) {
        const has = await having(year, word);
        const rare = Math.log(1 + year.count / (has.size || 1));
        const next = new Map();
        for (const [name, weight] of has) {
          if (!hits || hits.has(name)) next.set(name, (hits?.get(name) ?? 0) + weight * rare);
        }
        hits = next;
      }
      return [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => ({ name, year }));
    };
    const told = async ({ name, year }) => (await load(`${year.year}/_${name.slice(0, year.names)}`))[name];
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
      let words = wordsOf(query);
      if (words.length > 1 && words.at(-1).length < 2) words = words.slice(0, -1); // it is still being typed
      if (!words.length) return tell("");
      try {
        const years = [...(await load("index"))];
        const list = element("ol");
        let n = 0;
        const more = async () => {
          let hits = [];
          while (hits.length < 20 && years.length) hits = hits.concat(await find(years.shift(), words));
          n += hits.length;
          for (const hit of hits.slice(0, 20)) {
            const [file, title, date, says] = await told(hit);
            const a = element("a", title);
            a.href = root + file.split("/").map(encodeURIComponent).join("/");
            list.append(element("li", "", a, element("p", [date, says].filter(Boolean).join(" · "))));
          }
          if (turn !== latest) return;
          const earlier = element("button", search.dataset.earlier);
          earlier.type = "button";
          earlier.addEventListener("click", () => more().catch(() => tell(search.dataset.failed)));
          tell(n ? (n === 1 ? search.dataset.single : fill(search.dataset.many, n)) : search.dataset.none, list, ...(years.length ? [earlier] : []));
        };
        await more();
      } catch {
        if (turn === latest) tell(search.dataset.failed);
      }
    };
    let timer;
    input.addEventListener("focus", () => load("index").catch(() => {}), { once: true });
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

  // Lists open in the place of the latest digests, at once, and can be combined: those digests are shown that are in all of the
  // chosen lists, one of each kind. Without this they are pages of their own, and stay so.
  const latest = document.getElementById("latest");
  if (latest && location.protocol.startsWith("http")) {
    const root = new URL(".", location).href;
    const before = [...latest.childNodes];
    const lists = /^(?:days|topics|outlets|threads|lists)\/(?!.*\.\.)[^?#]*$/;
    const pathOf = (a) => (a.href.startsWith(root) ? a.href.slice(root.length) : "");
    const kindOf = (path) => path.split("/")[0];
    const choices = document.querySelectorAll(".orders a, .topics a");
    const pages = new Map();
    const most = 50; // pages of a list
    const load = (path) => {
      if (!pages.has(path)) {
        pages.set(path, fetch(root + path).then(async (answer) => {
          const main = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
          if (!main) throw new Error(path);
          for (const a of main.querySelectorAll("a[href]")) a.href = new URL(a.getAttribute("href"), root + path).href;
          return main;
        }));
        pages.get(path).catch(() => pages.delete(path));
      }
      return pages.get(path).then((main) => main.cloneNode(true));
    };
    // All cards of a list, by the address of their digest.
    const cardsOf = async (path) => {
      const cards = new Map();
      for (let n = 0; path && n < most; n++) {
        const main = await load(path);
        for (const card of main.querySelectorAll(".card")) cards.set(card.querySelector("a[href]").href, card);
        const next = main.querySelector("a[rel=next]");
        path = next ? pathOf(next) : "";
      }
      return cards;
    };
    const chosen = () => new URLSearchParams(location.hash.slice(1)).getAll("list").filter((p) => lists.test(p));
    const hashOf = (paths) => (paths.length ? "#" + new URLSearchParams(paths.map((p) => ["list", p])) : "#");
    const link = (href, text) => {
      const a = document.createElement("a");
      a.href = href;
      a.append(text);
      return a;
    };
    const line = (name, ...children) => {
      const e = document.createElement(name);
      e.append(...children);
      return e;
    };
    let turn = 0;
    const show = async () => {
      const mine = ++turn;
      const paths = chosen();
      for (const a of choices) {
        if (paths.includes(pathOf(a))) a.setAttribute("aria-current", "true");
        else a.removeAttribute("aria-current");
      }
      if (!paths.length) {
        if (!latest.contains(before[0])) latest.replaceChildren(...before);
        return;
      }
      let mains;
      let rest;
      try {
        mains = await Promise.all(paths.map(load));
        const combined = paths.length > 1 && mains.every((main) => main.querySelector(".card")); // others are lists to choose from
        const first = paths.filter((p) => kindOf(p) === "lists"); // these have an order of their own
        const cards = combined ? await Promise.all([...first, ...paths.filter((p) => !first.includes(p))].map(cardsOf)) : [];
        rest = cards.length ? [...cards[0]].filter(([href]) => cards.every((c) => c.has(href))).map(([, card]) => card) : null;
      } catch {
        if (mine === turn) location.href = root + paths.at(-1);
        return;
      }
      if (mine !== turn) return;
      const names = mains.map((main) => main.querySelector("h1")?.textContent.trim() ?? "");
      const title = line("h2");
      title.tabIndex = -1;
      const ways = line("p", link(root, latest.dataset.all));
      ways.className = "facts";
      if (paths.length > 1) {
        title.append(names.join(" · "));
        for (const [i, name] of names.entries()) ways.append(" · ", link(hashOf(paths.filter((_, n) => n !== i)), fill(latest.dataset.without, name)));
      }
      if (rest) {
        const count = rest.length ? (rest.length === 1 ? latest.dataset.single : fill(latest.dataset.many, rest.length)) : latest.dataset.none;
        latest.replaceChildren(ways, title, line("p", count), ...rest);
      } else {
        const main = mains.at(-1);
        const h1 = main.querySelector("h1");
        if (paths.length < 2) title.append(...(h1?.childNodes ?? []));
        h1?.replaceWith(title);
        latest.replaceChildren(ways, ...main.childNodes);
      }
      title.focus({ preventScroll: true });
    };
    document.addEventListener("click", (e) => {
      const a = e.target.closest(".orders a, .topics a, #latest a");
      if (!a || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || a.hash) return;
      const path = pathOf(a);
      if (!lists.test(path) && a.href !== root) return;
      e.preventDefault();
      const now = chosen();
      const others = now.filter((p) => kindOf(p) !== kindOf(path));
      location.hash = a.href === root ? "" : hashOf(now.includes(path) ? now.filter((p) => p !== path) : [...others, path]);
    });
    addEventListener("hashchange", show);
    show();
  }
})();
