/** What must be well for the app to do its work. */
export type Part = 'start' | 'database' | 'clock' | 'slack' | 'websocket' | 'stop';

/** Which parts are not well, with a sentence for the operator about each. */
export interface Readiness {
  /** `undefined` when the part is well (again). */
  note(part: Part, trouble: string | undefined): void;
  troubleOf(part: Part): string | undefined;
  /** Empty when the app is ready. */
  troubles(): [Part, string][];
}

/** It begins with the trouble that the app is starting. `onChange` hears of every change, not of repetitions. */
export function readiness(
  onChange: (part: Part, trouble: string | undefined, isReady: boolean) => void,
): Readiness {
  const troubles = new Map<Part, string>([['start', 'the app is starting']]);
  return {
    note(part, trouble) {
      if (troubles.get(part) === trouble) return;
      if (trouble === undefined) troubles.delete(part);
      else troubles.set(part, trouble);
      onChange(part, trouble, troubles.size === 0);
    },
    troubleOf: part => troubles.get(part),
    troubles: () => [...troubles],
  };
}
