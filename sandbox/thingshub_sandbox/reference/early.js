"use strict";
(() => {
  // Before anything is drawn, so that nothing moves under the reader; a page from a file may be forbidden to remember
  const root = document.documentElement;
  const remembered = (name, allowed) => {
    try { return allowed.find((value) => value === localStorage.getItem(name)); } catch { return undefined; }
  };
  root.className = "scripted";
  root.dataset.lang = remembered("language", ["python", "python-async", "curl", "typescript"]) ?? "python";
  const theme = remembered("theme", ["light", "dark"]);
  if (theme) root.dataset.theme = theme;
})();
