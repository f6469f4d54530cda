// The player beside the text. It stays open, and playing, while the reader goes to other pages.
import { iconButton, make, say, setShape } from "../dom.js";
import { word } from "../words.js";
import { Frame } from "./frame.js";

/** Fires `open`, `time`, `state`, `close`; `step` asks for the next (1) or previous (-1) moment. */
class Player extends EventTarget {
  video = null;
  seconds = 0;
  playing = false;
  #frame = null;
  #dock = null;

  get isOpen() {
    return this.#dock !== null;
  }

  /** Play a video from a second on; `about` says which interview it is, and where its page is. */
  play(video, seconds, about) {
    if (!this.isOpen) {
      this.#open(video, seconds, about);
    } else if (video === this.video) {
      this.#frame.command("seekTo", seconds, true);
      this.#frame.command("playVideo");
    } else {
      this.#frame.command("loadVideoById", { videoId: video, startSeconds: seconds });
    }
    this.video = video;
    this.#describe(about);
    this.#move(seconds);
  }

  toggle() {
    this.#frame?.command(this.playing ? "pauseVideo" : "playVideo");
  }

  /** Name what is heard now. */
  say(text) {
    if (this.now) this.now.textContent = text;
  }

  close() {
    if (!this.isOpen) return;
    this.#frame.end();
    this.#dock.remove();
    this.#dock = this.#frame = this.video = null;
    this.playing = false;
    document.documentElement.classList.remove("kk-watching");
    this.dispatchEvent(new Event("close"));
  }

  #open(video, seconds, about) {
    this.#frame = new Frame(video, seconds, word("player.title", { title: about.title }));
    this.#frame.addEventListener("time", ({ detail }) => this.#move(detail));
    this.#frame.addEventListener("state", ({ detail }) => this.#setPlaying(detail));
    this.#frame.addEventListener("refused", () => say(word("player.refused")));
    this.#dock = this.#build();
    document.querySelector(".md-container").before(this.#dock);
    document.documentElement.classList.add("kk-watching");
    this.dispatchEvent(new Event("open"));
  }

  #build() {
    const step = (way) => () => this.dispatchEvent(new CustomEvent("step", { detail: way }));
    this.about = make("a", { class: "kk-about" });
    this.now = make("span", { class: "kk-heard-now" });
    this.button = iconButton("pause", word("player.toggle"), () => this.toggle());
    this.follow = make("button", { type: "button", class: "kk-follow", "aria-pressed": "true" });
    const buttons = make(
      "div",
      { class: "kk-buttons" },
      iconButton("previous", word("player.previous"), step(-1)),
      this.button,
      iconButton("next", word("player.next"), step(1)),
      this.follow,
      iconButton("close", word("player.close"), () => this.close()),
    );
    const words = make("p", { class: "kk-heard" }, this.about, this.now);
    const name = { class: "kk-player md-typeset", "aria-label": word("player.name") };
    return make("aside", name, make("div", { class: "kk-frame" }, this.#frame.element), buttons, words);
  }

  #describe({ title, href }) {
    this.about.textContent = title;
    this.about.href = href;
  }

  #setPlaying(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    setShape(this.button, playing ? "pause" : "play");
    this.dispatchEvent(new Event("state"));
  }

  #move(seconds) {
    this.seconds = seconds;
    this.dispatchEvent(new Event("time"));
  }
}

export const player = new Player();

/** Put the button that opens the player at the head of a note. */
export function start(note) {
  if (!note) return;
  const open = () => player.play(note.video, note.cue, note);
  note.playButton = make("button", { type: "button", class: "kk-play", click: open, title: word("player.privacy") });
  note.playButton.textContent = word("player.open");
  note.tools.append(note.playButton);
}
