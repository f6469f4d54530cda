// Timestamps as people write and read them; the rules are those of the notes.
const RUNNING = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/;

/** Seconds of `438`, `438s`, `7m18s`, `7:18` or `1:06:01`; NaN where it is none of them. */
export function secondsOf(text) {
  if (/^\d+(:\d{1,2}){1,2}$/.test(text)) {
    return text.split(":").reduce((total, part) => total * 60 + Number(part), 0);
  }
  const parts = text && RUNNING.exec(text);
  return parts ? (parts[1] ?? 0) * 3600 + (parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) : NaN;
}

/** `7:18` or `1:06:01` of seconds. */
export function stampOf(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
