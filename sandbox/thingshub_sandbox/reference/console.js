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

  const requestOf = (form) => {
    let path = form.dataset.path;
    const query = [];
    const init = { method: form.dataset.method, headers: {}, redirect: "error" };
    const data = new FormData();
    for (const field of form.querySelectorAll("[data-in]")) {
      const { name, value } = field;
      const where = field.dataset.in;
      if (where === "path") {
        if (!value) throw new Error(`${name} is needed`);
        path = path.replace(`{${name}}`, () => encodeURIComponent(value));
      } else if (where === "query" && value) query.push(`${name}=${value.split(",").map(encodeURIComponent).join(",")}`);
      else if (where === "file" && field.files[0]) data.append(name, field.files[0]);
      else if (where === "lines") for (const line of value.split("\n").filter(Boolean)) data.append(name, line);
      else if (where === "body") {
        init.headers["Content-Type"] = form.dataset.media;
        init.body = value;
      }
    }
    if ([...data.keys()].length) init.body = data;
    if (token && !("public" in form.dataset)) init.headers.Authorization = `Bearer ${token}`;
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
    const example = form.querySelector("[data-in=example]");
    example?.addEventListener("change", () => { form.querySelector("[data-in=body]").value = example.value; });
  }
})();
