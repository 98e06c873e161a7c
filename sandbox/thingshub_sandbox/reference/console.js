(() => {
  // Sends requests to the sandbox that served the page. The token lives in this function only.
  let token = "";
  const base = location.pathname.replace(/\/docs\/?$/, "");
  const session = document.getElementById("session");
  const say = (output, text, body) => {
    output.textContent = text;
    if (body === undefined) return;
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    pre.textContent = body;
    output.append(pre);
  };
  const readable = (text) => {
    try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
  };

  session.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { username, password } = session.elements;
    const output = session.querySelector("output");
    try {
      const answer = await fetch(`${base}/api/v3/auth/token`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ username: username.value, password: password.value }),
        redirect: "error",
      });
      const said = await answer.json();
      if (!answer.ok) return say(output, `${answer.status}: ${said.error}`);
      token = said.token;
      password.value = "";
      say(output, `Logged in as ${said.User.username}, until ${new Date(said.expires).toLocaleString()}.`);
    } catch (error) {
      say(output, `No answer: ${error.message}`);
    }
  });
  session.elements.token.addEventListener("change", (event) => {
    token = event.target.value.trim();
    event.target.value = "";
    if (token) say(session.querySelector("output"), "This token is used from now on.");
  });

  // Parameters in the styles of OpenAPI: what a person typed becomes an array at its commas, an object as JSON
  const DELIMITERS = { spaceDelimited: "%20", pipeDelimited: "%7C" };
  const plain = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  const valueOf = ({ dataset, name, value }) => {
    if ("json" in dataset) return value;
    if (dataset.shape === "array") return value.trim().startsWith("[") ? JSON.parse(value) : value.split(",");
    if (dataset.shape !== "object") return value;
    try { return JSON.parse(value); } catch { throw new Error(`${name} must be a JSON object`); }
  };
  const joined = (value, delimiter, isExploded, quote) => {
    if (Array.isArray(value)) return value.map((entry) => quote(plain(entry))).join(delimiter);
    if (value === null || typeof value !== "object") return quote(plain(value));
    const between = isExploded ? "=" : delimiter;
    return Object.entries(value).map(([key, child]) => quote(key) + between + quote(plain(child))).join(delimiter);
  };
  const textOf = (field, quote) => {
    const { style, explode } = field.dataset;
    const isExploded = explode !== undefined;
    const value = valueOf(field);
    if ("json" in field.dataset) return quote(value);
    if (style === "label") return `.${joined(value, isExploded ? "." : ",", isExploded, quote)}`;
    if (style !== "matrix") return joined(value, ",", isExploded, quote);
    const name = quote(field.name);
    if (!isExploded || typeof value !== "object") return `;${name}=${joined(value, ",", false, quote)}`;
    const pairs = Array.isArray(value) ? value.map((entry) => [field.name, entry]) : Object.entries(value);
    return pairs.map(([key, child]) => `;${quote(key)}=${quote(plain(child))}`).join("");
  };
  const deep = (name, value) => Object.entries(value).flatMap(([key, child]) => {
    const place = `${name}[${key}]`;
    if (Array.isArray(child)) return child.map((entry) => [place, plain(entry)]);
    return child !== null && typeof child === "object" ? deep(place, child) : [[place, plain(child)]];
  });
  const pairsOf = (field) => {
    const { style, explode } = field.dataset;
    const quote = "reserved" in field.dataset
      ? (text) => encodeURIComponent(text).replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent)
      : encodeURIComponent;
    const value = valueOf(field);
    const isWhole = "json" in field.dataset || value === null || typeof value !== "object";
    if (!isWhole && style === "deepObject") {
      return deep(field.name, value).map(([name, text]) => `${encodeURIComponent(name)}=${quote(text)}`);
    }
    if (!isWhole && style === "form" && explode !== undefined) {
      const pairs = Array.isArray(value) ? value.map((entry) => [field.name, entry]) : Object.entries(value);
      return pairs.map(([name, child]) => `${encodeURIComponent(name)}=${quote(plain(child))}`);
    }
    return [`${encodeURIComponent(field.name)}=${isWhole ? quote(value) : joined(value, DELIMITERS[style] ?? ",", false, quote)}`];
  };

  const credential = (field, init, query) => {
    const { kind, where } = field.dataset;
    if (kind === "basic") {
      const bytes = new TextEncoder().encode(field.value);
      init.headers.Authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    } else if (kind === "bearer") init.headers.Authorization = `Bearer ${field.value}`;
    else if (where === "header") init.headers[field.name] = field.value;
    else if (where === "query") query.push(`${encodeURIComponent(field.name)}=${encodeURIComponent(field.value)}`);
    else throw new Error("a page cannot send cookies of its own; use the sample for curl");
  };

  const formOf = (fieldset) => {
    const data = new FormData();
    for (const field of fieldset.querySelectorAll("[data-in]")) {
      const { name, value } = field;
      const isJson = /json$/.test(field.dataset.type ?? "");
      const entries = field.dataset.in === "lines" ? value.split("\n").filter(Boolean) : value ? [value] : [];
      if (field.dataset.in === "file") for (const file of field.files) data.append(name, file);
      else if (fieldset.dataset.kind === "multipart") {
        for (const text of entries) data.append(name, isJson ? new Blob([text], { type: field.dataset.type }) : text);
      } else if (field.dataset.style === "deepObject") {
        for (const text of entries) for (const [key, child] of deep(name, JSON.parse(text))) data.append(key, child);
      } else if (entries.length) {
        const delimiter = { spaceDelimited: " ", pipeDelimited: "|" }[field.dataset.style] ?? ",";
        const isExploded = "explode" in field.dataset;
        for (const text of isExploded ? entries : [entries.join(delimiter)]) data.append(name, text);
      }
    }
    return data;
  };
  const addBody = (form, init) => {
    const media = form.querySelector("[data-in=media]")?.value;
    const fieldset = [...form.querySelectorAll("fieldset")].find((f) => !media || f.dataset.media === media);
    if (!fieldset) return;
    const { kind } = fieldset.dataset;
    if (kind === "multipart" || kind === "form") {
      const data = formOf(fieldset);
      if ([...data.keys()].length) init.body = kind === "form" ? new URLSearchParams(data) : data;
      return;
    }
    const field = fieldset.querySelector("[data-in=body], [data-in=bytes]");
    const body = field.dataset.in === "bytes" ? field.files[0] : field.value;
    if (!body) return;
    const type = fieldset.dataset.media;
    init.headers["Content-Type"] = type.includes("*") ? body.type || "application/octet-stream" : type;
    init.body = body;
  };

  const requestOf = (form) => {
    let path = form.dataset.path;
    const query = [];
    const init = { method: form.dataset.method, headers: {}, redirect: "error" };
    if (token && !("public" in form.dataset)) init.headers.Authorization = `Bearer ${token}`;
    for (const field of form.querySelectorAll("label > input[data-in]")) {
      const { name, value } = field;
      const where = field.dataset.in;
      if (where === "path") {
        if (!value) throw new Error(`${name} is needed`);
        path = path.replace(`{${name}}`, () => textOf(field, encodeURIComponent));
      } else if (!value) continue;
      else if (where === "query") query.push(...pairsOf(field));
      else if (where === "header") init.headers[name] = textOf(field, (text) => text);
      else if (where === "credential") credential(field, init, query);
      else if (where === "cookie") throw new Error("a page cannot send cookies of its own; use the sample for curl");
    }
    addBody(form, init);
    return [base + path + (query.length ? `?${query.join("&")}` : ""), init];
  };

  for (const form of document.querySelectorAll(".try form")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const output = form.querySelector("output");
      say(output, "…");
      const began = performance.now();
      try {
        const [url, init] = requestOf(form);
        const answer = await fetch(url, init);
        const type = answer.headers.get("Content-Type") ?? "";
        const isText = !type || /json|text/.test(type);
        const body = isText ? readable(await answer.text()) : `${(await answer.arrayBuffer()).byteLength} bytes of ${type}`;
        const took = Math.round(performance.now() - began);
        const hint = answer.status === 401 && !token ? " Log in at the top of the page." : "";
        say(output, `${answer.status} in ${took} ms.${hint}`, body);
      } catch (error) {
        say(output, `Not sent or not answered: ${error.message}`);
      }
    });
    for (const example of form.querySelectorAll("[data-in=example]")) {
      const text = example.closest("fieldset").querySelector("[data-in=body]");
      example.addEventListener("change", () => { text.value = example.value; });
    }
    const media = form.querySelector("[data-in=media]");
    media?.addEventListener("change", () => {
      for (const fieldset of form.querySelectorAll("fieldset")) fieldset.hidden = fieldset.dataset.media !== media.value;
    });
  }
})();
