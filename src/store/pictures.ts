import type { WorkspaceId } from '../quiz/ids.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';

/** A member's picture of progress, as a file at Slack's. */
export interface Picture {
  fileId: string;
  /** Of what it shows: a picture with another digest is out of date. */
  digest: string;
  /** Epoch milliseconds. */
  drawnAt: number;
}

export type PictureQueries = ReturnType<typeof pictureQueries>;

export function pictureQueries(db: Database) {
  return {
    async findPicture({ workspace, member }: AttemptOwner): Promise<Picture | undefined> {
      const row = await db
        .selectFrom('pictures')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .executeTakeFirst();
      return row && { fileId: row.file_id, digest: row.digest, drawnAt: row.drawn_at };
    },

    /**
     * The member's newest picture, in the place of the one with the file `before`. False when another one stands there
     * by now, or the member is gone: drawing takes a while.
     */
    async savePicture(
      { workspace, member }: AttemptOwner,
      picture: Picture,
      before: string | undefined,
    ): Promise<boolean> {
      const drawn = { file_id: picture.fileId, digest: picture.digest, drawn_at: picture.drawnAt };
      const row = await db
        .insertInto('pictures')
        .columns(['workspace_id', 'member_key', 'file_id', 'digest', 'drawn_at'])
        .expression(select =>
          select
            .selectFrom('members')
            .select(value => [
              'workspace_id',
              'member_key',
              value.val(drawn.file_id).as('file_id'),
              value.val(drawn.digest).as('digest'),
              value.cast<number>(value.val(drawn.drawn_at), 'bigint').as('drawn_at'),
            ])
            .where('workspace_id', '=', workspace)
            .where('member_key', '=', member),
        )
        .onConflict(conflict =>
          conflict
            .columns(['workspace_id', 'member_key'])
            .doUpdateSet(drawn)
            .where('pictures.file_id', '=', before ?? ''),
        )
        .returning('file_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async forgetPicture({ workspace, member }: AttemptOwner): Promise<void> {
      await db
        .deleteFrom('pictures')
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .execute();
    },

    /** Slack did not take a type of block in this workspace. */
    async recordRefusedBlock(workspace: WorkspaceId, blockType: string, now: number): Promise<void> {
      await db
        .insertInto('refused_blocks')
        .values({ workspace_id: workspace, block_type: blockType, refused_at: now })
        .onConflict(conflict =>
          conflict.columns(['workspace_id', 'block_type']).doUpdateSet({ refused_at: now }),
        )
        .execute();
    },

    /** Whether Slack refused the type of block there after `since`, epoch milliseconds. */
    async isBlockRefused(workspace: WorkspaceId, blockType: string, since: number): Promise<boolean> {
      const row = await db
        .selectFrom('refused_blocks')
        .select('refused_at')
        .where('workspace_id', '=', workspace)
        .where('block_type', '=', blockType)
        .where('refused_at', '>', since)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
