import { z } from 'zod';
import { getHome, getModal } from '../block-kit/view.ts';
import type { JsonObject } from '../json.ts';
import { toSlackView } from '../payloads/view.ts';
import { SlackError } from '../slack-error.ts';
import { useTrigger } from '../workspace/triggers.ts';
import {
  findView,
  type OpenView,
  openModal,
  publishHome,
  pushModal,
  stackOf,
  updateView,
} from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { defineMethod, jsonArgument, type Method } from './method.ts';
import { requireUsableBlocks } from './usable-blocks.ts';

const triggered = z.object({ trigger_id: z.string(), view: jsonArgument });

const open = defineMethod({
  args: triggered,
  run({ workspace }, args) {
    const view = getModal(args.view);
    requireUsableBlocks(workspace, view.blocks);
    const { member } = useTrigger(workspace, args.trigger_id);
    return answer(workspace, openModal(workspace, member, view));
  },
});

const push = defineMethod({
  args: triggered,
  run({ workspace }, args) {
    const view = getModal(args.view);
    requireUsableBlocks(workspace, view.blocks);
    const { member, fromModal } = useTrigger(workspace, args.trigger_id);
    if (!fromModal || stackOf(workspace, member).length === 0) throw new SlackError('invalid_trigger_id');
    return answer(workspace, pushModal(workspace, member, view));
  },
});

const update = defineMethod({
  args: z.object({
    view: jsonArgument,
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
  }),
  run({ workspace }, args) {
    const current = findView(workspace, {
      ...(args.view_id === undefined ? {} : { id: args.view_id }),
      ...(args.external_id === undefined ? {} : { externalId: args.external_id }),
    });
    if (current === undefined) throw new SlackError('not_found');
    const view = current.frame.type === 'home' ? getHome(args.view) : getModal(args.view);
    requireUsableBlocks(workspace, view.blocks);
    if (args.hash !== undefined && args.hash !== current.hash) throw new SlackError('hash_conflict');
    updateView(workspace, current, view);
    return answer(workspace, current);
  },
});

const publish = defineMethod({
  args: z.object({ user_id: z.string(), view: jsonArgument, hash: z.string().optional() }),
  run({ workspace }, args) {
    if (!workspace.app.hasHome) throw new SlackError('not_enabled');
    if (!workspace.members.has(args.user_id)) throw new SlackError('user_not_found');
    const view = getHome(args.view);
    requireUsableBlocks(workspace, view.blocks);
    const current = workspace.homes.get(args.user_id);
    if (args.hash !== undefined && current !== undefined && args.hash !== current.hash) {
      throw new SlackError('hash_conflict');
    }
    return answer(workspace, publishHome(workspace, args.user_id, view));
  },
});

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};

function answer(workspace: Workspace, view: OpenView): JsonObject {
  return { view: toSlackView(workspace, view) };
}
