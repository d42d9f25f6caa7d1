import { nearest, plain } from './typed-text.ts';

/** The IANA name for a name in any case, with spaces for underscores, or for the city alone. */
export function findZone(name: string): string | undefined {
  const listed = ZONES.get(keyOf(name));
  if (listed || !/^[a-z]+\/[a-z0-9_/+-]+$/i.test(name)) return listed;
  try {
    // Older names and links, such as US/Eastern, are known without being listed.
    return currentName(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

const asked = new Map<string, boolean>();

/** Whether this machine can reckon with the IANA name; whoever else knows it may know newer ones. */
export function isKnownZone(name: string): boolean {
  const known = asked.get(name) ?? isFormatted(name);
  if (asked.size < 1_000) asked.set(name, known);
  return known;
}

function isFormatted(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The listed zone whose name or city is nearest to what was typed; undefined when none is near. */
export function nearestZone(typed: string): string | undefined {
  const near = nearest(keyOf(typed), ZONES.keys());
  return near === undefined ? undefined : ZONES.get(near);
}

function keyOf(name: string): string {
  return plain(name)
    .trim()
    .replace(/[\s_-]+/g, '_');
}

/** Runtimes list these zones by the name on the left, which is no longer the one in use. */
const RENAMED: Partial<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

function currentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** By key: the names of all zones, and the cities that one zone alone is named after. */
const ZONES = zonesByKey();

function zonesByKey(): ReadonlyMap<string, string> {
  const zones = new Map<string, string>();
  const shared = new Set<string>();
  const renamed = Object.values(RENAMED).flatMap(name => name ?? []);
  // Some runtimes list abbreviations and offsets too: EST, Etc/GMT+5.
  const places = Intl.supportedValuesOf('timeZone').filter(name => /^(?!Etc\/).+\//.test(name));
  for (const name of [...places, ...renamed]) {
    const zone = currentName(name);
    const city = keyOf(name.slice(name.lastIndexOf('/') + 1));
    if ((zones.get(city) ?? zone) !== zone) shared.add(city);
    zones.set(city, zone).set(keyOf(name), zone);
  }
  for (const city of shared) zones.delete(city);
  for (const name of ['utc', 'gmt', 'z', 'etc/utc', 'etc/gmt']) zones.set(name, 'UTC');
  return zones;
}
