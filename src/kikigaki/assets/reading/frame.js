// YouTube's player in a frame of its own: we talk by messages alone, and none of its code runs here.
const HOST = "https://www.youtube-nocookie.com";
const PLAYING = 1;
const GREETING_EVERY = 250; // milliseconds, until the frame answers

/** Fires `time` with seconds, `state` with whether it plays, `refused` where it must not be shown. */
export class Frame extends EventTarget {
  #ready = false;
  #waiting = [];
  #over = new AbortController();

  constructor(video, seconds, title) {
    super();
    const { signal } = this.#over;
    const options = { enablejsapi: 1, autoplay: 1, playsinline: 1, rel: 0, start: seconds, origin: location.origin };
    this.element = document.createElement("iframe");
    Object.assign(this.element, {
      src: `${HOST}/embed/${video}?${new URLSearchParams(options)}`,
      title,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      referrerPolicy: "strict-origin-when-cross-origin", // without it the player refuses to play
    });
    this.element.addEventListener("load", () => this.#greet(), { signal });
    window.addEventListener("message", (event) => this.#hear(event), { signal });
  }

  command(func, ...args) {
    if (this.#ready) this.#post({ event: "command", func, args });
    else this.#waiting.push([func, args]);
  }

  /** Stop listening; the element is the caller's to remove. */
  end() {
    this.#over.abort();
    clearInterval(this.greeting);
  }

  #greet() {
    clearInterval(this.greeting);
    this.greeting = setInterval(() => this.#post({ event: "listening" }), GREETING_EVERY);
  }

  #post(message) {
    this.element.contentWindow?.postMessage(JSON.stringify({ ...message, id: 1, channel: "widget" }), HOST);
  }

  #hear({ origin, source, data }) {
    if (origin !== HOST || source !== this.element.contentWindow || typeof data !== "string") return;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (!this.#ready) this.#begin();
    if (message?.event === "onError") this.#fire("refused");
    const { currentTime, playerState } = message?.info ?? {};
    if (typeof playerState === "number") this.#fire("state", playerState === PLAYING);
    if (typeof currentTime === "number") this.#fire("time", currentTime);
  }

  #begin() {
    this.#ready = true;
    clearInterval(this.greeting);
    this.command("addEventListener", "onError");
    for (const [func, args] of this.#waiting.splice(0)) this.command(func, ...args);
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
