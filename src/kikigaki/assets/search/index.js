// The files of an index, fetched as they are needed and kept. Twins: search/asking/index.py, and
// shards.py and postings.py in search/making/.

export const PASSAGES = 4096;
export const PER_WEIGHT = 3;
const FORMAT = 4;
const NOTES_PER_FILE = 64;
const PASSAGES_PER_FILE = 8;
const ENTRIES_PER_FILE = 16;
const UTF8 = new TextDecoder();

const gunzipped = async (response) => {
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
};

export class Index {
  // `folder` is the address of the folder of search, with a slash at its end.
  static async open(folder) {
    const response = await fetch(new URL("index.json", folder));
    const root = response.ok ? await response.json() : {};
    if (root.format !== FORMAT) throw new Error(`an index of format ${root.format}, not ${FORMAT}`);
    return new Index(folder, root);
  }

  constructor(folder, root) {
    this.folder = folder;
    this.root = root;
    this.languages = root.languages;
    this.kept = new Map();
  }

  // A file, read once; one that cannot be had is asked for again next time.
  file(path, read) {
    if (!this.kept.has(path)) {
      const reading = this.bytes(path).then(read);
      reading.catch(() => this.kept.delete(path));
      this.kept.set(path, reading);
    }
    return this.kept.get(path);
  }

  async bytes(path) {
    const response = await fetch(new URL(`${path}.bin`, this.folder));
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return gunzipped(response);
  }

  json(folder, name) {
    return this.file(`${folder}/${name}`, (data) => JSON.parse(UTF8.decode(data)));
  }

  // The lists of a token, one for each language; null where no text has it.
  async postings(token) {
    for (const shard of await this.shards(token, token)) return shard.get(token) ?? null;
    return null;
  }

  // Every token that begins so, in order: [token, lists].
  async beginning(prefix) {
    const found = [];
    for (const shard of await this.shards(prefix, `${prefix}\u{10ffff}`)) {
      for (const pair of shard) if (pair[0].startsWith(prefix)) found.push(pair);
    }
    return found;
  }

  async size(token) {
    for (const [, , size] of await this.listed(token, token)) return size;
    return 0;
  }

  // A list of words in use: those with a first letter `a`, or with a second letter `?a`.
  async words(key) {
    const name = (await this.json("lists", this.root.words))[key];
    return name ? this.json("lists", name) : [];
  }

  async listed(first, last) {
    const directories = covering(this.root.tokens, first, last);
    const parts = await Promise.all(directories.map(([, name]) => this.json("lists", name)));
    return parts.flatMap((part) => covering(part, first, last));
  }

  async shards(first, last) {
    const listed = await this.listed(first, last);
    const read = (data) => readShard(data, this.languages.length);
    return Promise.all(listed.map(([, name]) => this.file(`tokens/${name}`, read)));
  }

  // What is said around a place in a language, and the passage there.
  async texts(place, language) {
    const note = Math.floor(place / PASSAGES);
    const passage = place % PASSAGES;
    const directory = this.root.notes[Math.floor(note / NOTES_PER_FILE)];
    const names = await this.json("lists", directory);
    const number = Math.floor(passage / PASSAGES_PER_FILE);
    const texts = await this.json("notes", `${names[note % NOTES_PER_FILE]}.${number}.${language}`);
    return { texts, passage: texts.passages[passage % PASSAGES_PER_FILE] };
  }

  async entry(number) {
    const name = this.root.entries[Math.floor(number / ENTRIES_PER_FILE)];
    return (await this.json("entries", name))[number % ENTRIES_PER_FILE];
  }

  facets() {
    return this.json("facets", this.root.facets);
  }

  yearOf(note) {
    return this.root.years.findLast(([, first]) => first <= note)?.[0];
  }
}

// Order by code point, as in the files; JavaScript compares halves of surrogate pairs.
function after(one, other) {
  const a = Array.from(one, (character) => character.codePointAt(0));
  const b = Array.from(other, (character) => character.codePointAt(0));
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return a[at] > b[at];
  }
  return a.length > b.length;
}

// Of parts that each begin with a token, those that may hold tokens from one to another.
function covering(parts, first, last) {
  const upTo = (token) => {
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(parts[middle][0], token)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return parts.slice(Math.max(0, upTo(first) - 1), upTo(last));
}

class Reader {
  constructor(data, at = 0) {
    this.data = data;
    this.at = at;
  }

  number() {
    let number = 0;
    let scale = 1;
    let byte;
    do {
      byte = this.data[this.at];
      this.at += 1;
      number += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return number;
  }
}

function readShard(data, languages) {
  const reader = new Reader(data);
  const length = reader.number();
  const end = reader.at + length;
  const found = new Map();
  let place = end;
  let before = new Uint8Array();
  while (reader.at < end) {
    const shared = reader.number();
    const rest = reader.number();
    const token = new Uint8Array(shared + rest);
    token.set(before.subarray(0, shared));
    token.set(data.subarray(reader.at, reader.at + rest), shared);
    reader.at += rest;
    const lists = [];
    for (let language = 0; language < languages; language += 1) {
      const size = reader.number();
      lists.push(data.subarray(place, place + size));
      place += size;
    }
    found.set(UTF8.decode(token), lists);
    before = token;
  }
  return found;
}

export function numbers(data) {
  const reader = new Reader(data);
  const found = [];
  while (reader.at < data.length) found.push(reader.number());
  return found;
}

// The places of a token in each language, each with its score.
export const readPlaces = (lists, fits) =>
  lists.map((list) => {
    const scores = new Map();
    let note = 0;
    for (const value of numbers(list)) {
      if (value & 1) note += value >>> 1;
      else scores.set(note * PASSAGES + (value >>> 3), ((value >>> 1) & 3) * PER_WEIGHT + fits);
    }
    return scores;
  });
