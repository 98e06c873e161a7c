"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const nav = document.getElementById("nav");
  const menu = document.getElementById("menu");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* so be it */ } };

  // Light or dark: as the system says, until somebody chooses
  document.getElementById("theme").addEventListener("click", () => {
    const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    remember("theme", root.dataset.theme);
  });

  // One language for all samples
  const tabs = all("[role=tab]");
  const choose = (language) => {
    root.dataset.lang = language;
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", tab.dataset.lang === language);
      tab.tabIndex = tab.dataset.lang === language ? 0 : -1;
    }
    remember("language", language);
  };
  choose(root.dataset.lang);
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) {
      const before = tab.getBoundingClientRect().top;
      choose(tab.dataset.lang);
      scrollBy(0, tab.getBoundingClientRect().top - before); // what was clicked stays where it is
    }
    const copy = event.target.closest(".copy");
    if (copy) {
      navigator.clipboard?.writeText(copy.parentElement.querySelector("code").textContent)
        .then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Not allowed"; })
        .finally(() => setTimeout(() => { copy.textContent = "Copy"; }, 1500));
    }
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.getAttribute("role") !== "tab") return;
    const own = all("[role=tab]", event.target.parentElement);
    const next = own[(own.indexOf(event.target) + step + own.length) % own.length];
    choose(next.dataset.lang);
    next.focus();
  });

  // Search: all words must occur; best are those whose name has them
  const links = all("[data-find]", nav);
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const link of links) {
      const hit = words.every((word) => link.dataset.find.includes(word));
      link.parentElement.hidden = !hit;
      count += hit;
    }
    for (const section of all("section", nav)) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    found.textContent = words.length ? `${count || "nothing"} found` : "";
  };
  const visible = () => links.filter((link) => !link.parentElement.hidden);
  search.addEventListener("input", show);
  nav.addEventListener("keydown", (event) => {
    const shown = visible();
    const at = shown.indexOf(document.activeElement);
    if (event.key === "ArrowDown") (shown[at + 1] ?? shown[0])?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? shown[at - 1] : search).focus();
    else if (event.key === "Enter" && document.activeElement === search) shown[0]?.click();
    else if (event.key === "Escape") { search.value = ""; show(); search.focus(); }
    else return;
    event.preventDefault();
  });

  // The menu of narrow screens
  const open = (isOpen) => {
    root.classList.toggle("menu", isOpen);
    menu.setAttribute("aria-expanded", isOpen);
  };
  menu.addEventListener("click", () => open(!root.classList.contains("menu")));
  nav.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (menu.offsetParent) open(true);
      search.focus();
    } else if (event.key === "Escape" && root.classList.contains("menu") && !search.value) {
      open(false);
      menu.focus();
    }
  });

  // Where the reader is
  const byId = new Map(links.map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of all("[aria-current]", nav)) link.removeAttribute("aria-current");
      const link = byId.get(entry.target.id);
      link?.setAttribute("aria-current", "true");
      if (link && !nav.contains(document.activeElement)) link.scrollIntoView({ block: "nearest" });
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const article of all("article[id]")) watcher.observe(article);
})();
