import { hashOf } from '../../content/hash.ts';
import type { Deps } from '../../deps.ts';
import { pngOf } from '../../picture/png.ts';
import { weeksPicture } from '../../picture/weeks-picture.ts';
import type { Week } from '../../quiz/progress.ts';
import type { AttemptOwner } from '../../store/attempts.ts';
import type { Picture } from '../../store/pictures.ts';
import { once } from '../call.ts';
import { type DateStyle, drawableDayText } from '../dates.ts';
import { uploadFile } from '../send-file.ts';
import { weeksText } from '../views/week-lines.ts';

/** One week is no progress yet. */
export const FROM_WEEKS = 2;
/** So long after Slack refused a file no other is tried in the workspace. */
const AGAIN_AFTER_MS = 24 * 60 * 60_000;

/**
 * The picture of a member's weeks as they are, drawn and uploaded when there is none that shows them. Undefined when
 * there is too little to show, or when the workspace takes no files from the app.
 */
export async function pictureOf(
  deps: Deps,
  owner: AttemptOwner,
  weeks: readonly Week[],
  dates: Pick<DateStyle, 'language'>,
): Promise<Picture | undefined> {
  if (weeks.length < FROM_WEEKS) return undefined;
  const svg = svgOf(weeks, dates);
  const digest = hashOf(svg);
  const before = await deps.store.findPicture(owner);
  if (before?.digest === digest) return before;
  const now = deps.now();
  if (await deps.store.isBlockRefused(owner.workspace, 'image', now - AGAIN_AFTER_MS)) return undefined;
  const client = await deps.clientFor(owner.workspace);
  const uploaded = await uploadFile(client, {
    filename: 'weeks.png',
    title: 'Right answers per week',
    content: await pngOf(svg),
    altText: `Right answers per week. ${weeksText(weeks, dates)}`.slice(0, 1_000),
  });
  if (uploaded.kind === 'refused') {
    deps.log.warn({ workspace: owner.workspace, code: uploaded.code }, 'picture not uploaded');
    await deps.store.recordRefusedBlock(owner.workspace, 'image', now);
    return undefined;
  }
  const picture = { fileId: uploaded.fileId, digest, drawnAt: now };
  const isNewest = await deps.store.savePicture(owner, picture, before?.fileId);
  const unused = isNewest ? before?.fileId : picture.fileId;
  if (unused !== undefined && !(await deleteFile(deps, owner, unused))) {
    deps.log.warn({ file: unused }, 'old picture is left');
  }
  return isNewest ? picture : deps.store.findPicture(owner);
}

/** Whether the picture shows the weeks as they are. */
export function isUpToDate(
  { digest }: Picture,
  weeks: readonly Week[],
  dates: Pick<DateStyle, 'language'>,
): boolean {
  return digest === hashOf(svgOf(weeks, dates));
}

function svgOf(weeks: readonly Week[], dates: Pick<DateStyle, 'language'>): string {
  return weeksPicture(weeks.map(week => ({ ...week, label: drawableDayText(week.from, dates) })));
}

/** So long Slack may take to know a file that it was given. */
const READY_AFTER_MS = 60_000;

/** Whether Slack is sure to know the file, unless somebody deleted it. */
export function isReady({ drawnAt }: Picture, now: number): boolean {
  return now - drawnAt >= READY_AFTER_MS;
}

/**
 * Slack did not show the picture. One that was drawn just now may be shown later. One that somebody deleted is
 * forgotten, so that it is drawn again; one that is still there shows that the workspace takes none.
 */
export async function dropPicture(deps: Deps, owner: AttemptOwner, picture: Picture): Promise<void> {
  const now = deps.now();
  if (!isReady(picture, now)) return;
  const wasThere = await deleteFile(deps, owner, picture.fileId);
  if (wasThere) await deps.store.recordRefusedBlock(owner.workspace, 'image', now);
  await deps.store.forgetPicture(owner);
}

/** Whether there was such a file. */
async function deleteFile(deps: Deps, { workspace }: AttemptOwner, file: string): Promise<boolean> {
  const client = await deps.clientFor(workspace);
  return (await once(() => client.files.delete({ file }))).kind === 'posted';
}
