import { BACK, FRONT, NOTE_FIELDS, STYLE } from './anki-card.ts';

// The collection of Anki's schema 11, which every version of Anki since 2.0 imports:
// https://github.com/ankidroid/Anki-Android/wiki/Database-Structure

export const TABLES = `
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
    left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
  create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
    type integer not null);
  create table graves (usn integer not null, oid integer not null, type integer not null);
  create index ix_notes_usn on notes (usn);
  create index ix_cards_usn on cards (usn);
  create index ix_revlog_usn on revlog (usn);
  create index ix_cards_nid on cards (nid);
  create index ix_cards_sched on cards (did, queue, due);
  create index ix_revlog_cid on revlog (cid);
  create index ix_notes_csum on notes (csum);
`;

/** The note type; `mod` is in seconds. */
export function noteType(id: number, mod: number): object {
  const shown = [NOTE_FIELDS.indexOf('stem'), NOTE_FIELDS.indexOf('shownOptions')];
  return {
    id,
    name: 'AIF Study question',
    type: 0,
    mod,
    usn: -1,
    sortf: 0,
    did: 1,
    css: STYLE,
    latexPre: '',
    latexPost: '',
    req: [[0, 'any', shown]],
    tags: [],
    vers: [],
    tmpls: [{ name: 'Question', ord: 0, qfmt: FRONT, afmt: BACK, bqfmt: '', bafmt: '', did: null }],
    flds: NOTE_FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 16,
      media: [],
    })),
  };
}

/** `mod` is in seconds. */
export function deck(id: number, name: string, mod: number): object {
  return {
    id,
    name,
    mod,
    usn: -1,
    conf: 1,
    desc: '',
    dyn: 0,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 10,
    extendRev: 50,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

export function configuration(noteTypeId: number): object {
  return {
    activeDecks: [1],
    curDeck: 1,
    curModel: String(noteTypeId),
    nextPos: 1,
    estTimes: true,
    dueCounts: true,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    addToCur: true,
    sortType: 'noteFld',
    sortBackwards: false,
  };
}

/** Anki's own defaults. */
export const DECK_OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  timer: 0,
  autoplay: true,
  replayq: true,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 100 },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
};
