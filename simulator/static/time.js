// Times as the office says them: WITA (UTC+8), Indonesian words. Independent of the browser's own zone and language.

const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];
const WITA = 8 * 3600 * 1000;

const shifted = (ms) => new Date(ms + WITA);
const two = (number) => String(number).padStart(2, "0");

/** "09.05" */
export function hour(ms) {
  const time = shifted(ms);
  return `${two(time.getUTCHours())}.${two(time.getUTCMinutes())}`;
}

/** "Selasa, 24 November 2026" */
export function day(ms) {
  const time = shifted(ms);
  return `${DAYS[time.getUTCDay()]}, ${time.getUTCDate()} ${MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}

/** "Sel, 24 Nov 2026", for narrow screens */
export function shortDay(ms) {
  const [name, rest] = day(ms).split(", ");
  const [date, month, year] = rest.split(" ");
  return `${name.slice(0, 3)}, ${date} ${month.slice(0, 3)} ${year}`;
}

/** "Selasa, 24 November 2026, 09.00 WITA" */
export function full(ms) {
  return `${day(ms)}, ${hour(ms)} WITA`;
}
