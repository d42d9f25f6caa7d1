import type { JsonObject } from '../json.ts';
import type { OpenView } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A view as the Web API answers it and as payloads carry it. */
export function toSlackView({ team, app }: Workspace, view: OpenView): JsonObject {
  const { frame } = view;
  const isModal = frame.type === 'modal';
  return {
    id: view.id,
    team_id: team.id,
    type: frame.type,
    blocks: frame.blocks,
    private_metadata: frame.private_metadata ?? '',
    callback_id: frame.callback_id ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: isModal ? frame.title : { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: isModal ? (frame.clear_on_close ?? false) : false,
    notify_on_close: isModal ? (frame.notify_on_close ?? false) : false,
    close: isModal ? (frame.close ?? null) : null,
    submit: isModal ? (frame.submit ?? null) : null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: frame.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}
