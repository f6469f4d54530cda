// What the site's scripts do, page after page: Material swaps pages without loading them anew, so
// listeners are set up once, by the modules, and only what belongs to a page is made here.
import { start as arrive } from "./reading/arrival.js";
import { start as follow } from "./reading/follow.js";
import { start as addKeys } from "./reading/keys.js";
import { start as addLanguages } from "./reading/languages.js";
import { open } from "./reading/note.js";
import { start as addPlayer } from "./reading/player.js";
import { start as addPermalinks } from "./reading/permalinks.js";
import { start as addStrip } from "./reading/strip.js";
import { start as addVoices } from "./reading/voices.js";
import "./reading/stamps.js";

const behaviours = [addPlayer, addLanguages, addVoices, addPermalinks, addKeys, addStrip, follow, arrive];

function startPage() {
  const note = open();
  for (const start of behaviours) start(note);
}

if (window.document$) window.document$.subscribe(startPage);
else startPage();
