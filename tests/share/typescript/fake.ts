/** A server of the tests' own: answers with a function, and remembers what was asked. */

export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  redirect: string | undefined;
}

export type Answering = (asked: Asked) => Response | Promise<Response>;

export function fakeFetch(answer: Answering): { fetch: typeof fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  const fake: typeof fetch = async (input, init) => {
    const request = {
      method: init?.method ?? "GET",
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers).entries()),
      body: typeof init?.body === "string" ? init.body : undefined,
      redirect: init?.redirect,
    };
    asked.push(request);
    init?.signal?.throwIfAborted();
    await new Promise((resolve) => setImmediate(resolve)); // a real server lets others run
    init?.signal?.throwIfAborted();
    return answer(request);
  };
  return { fetch: fake, asked };
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json", ...headers } });
}
